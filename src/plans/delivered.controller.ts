// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam } from '../platform/http/params.js';
import { DeliveredPageDto, DeliveredSessionPageDto, SessionsQuery } from './delivered.dto.js';
import { DeliveredService } from './delivered.service.js';

@Controller('plans/:id')
export class DeliveredController {
  constructor(private readonly delivered: DeliveredService) {}

  /** Planned against delivered hours, intervention by intervention, from validated attendance. */
  @Get('delivered')
  @Can('read', 'Plan')
  list(@IdParam() id: string): Promise<DeliveredPageDto> {
    return this.delivered.list(id);
  }

  /** The sessions behind the figure of one intervention, the latest first. */
  @Get('interventions/:interventionId/sessions')
  @Can('read', 'Plan')
  sessions(@IdParam() id: string, @IdParam('interventionId') interventionId: string, @Query() query: SessionsQuery): Promise<DeliveredSessionPageDto> {
    return this.delivered.sessions(id, interventionId, query);
  }
}
