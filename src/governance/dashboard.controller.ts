// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { FiguresQuery } from '../indicators/indicators.dto.js';
import { Can } from '../platform/access/can.decorator.js';
import { DashboardDto } from './dashboard.dto.js';
import { DashboardService } from './dashboard.service.js';

@Controller('dashboard')
export class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  /** The programme against its targets, minimums and ceilings, as of today. Aggregates only. */
  @Get()
  @Can('read', 'Figure')
  show(@Query() _query: FiguresQuery): Promise<DashboardDto> {
    return this.dashboard.get();
  }
}
