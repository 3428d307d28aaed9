// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam } from '../../platform/http/params.js';
import { ExitSituationsDto, NewExitSituationDto } from './exit-situations.dto.js';
import { ExitSituationsService } from './exit-situations.service.js';

@Controller('participations/:id/exit-situations')
export class ExitSituationsController {
  constructor(private readonly situations: ExitSituationsService) {}

  /** What was observed upon leaving, the last one first. */
  @Get()
  @Can('read', 'ExitSituation')
  list(@IdParam() id: string): Promise<ExitSituationsDto> {
    return this.situations.list(id);
  }

  /** Records the situation upon leaving, from the exit to 28 days after it. A later one takes the place of the one before. */
  @Post()
  @Can('create', 'ExitSituation')
  record(@IdParam() id: string, @Body() body: NewExitSituationDto): Promise<ExitSituationsDto> {
    return this.situations.record(id, body);
  }
}
