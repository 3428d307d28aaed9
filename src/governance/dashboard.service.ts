// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import type { FigureRow } from '../indicators/figures.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { Db } from '../platform/database/db.js';
import type { DashboardDto } from './dashboard.dto.js';
import { DASHBOARD_SQL } from './dashboard.queries.js';

type DashboardRow = FigureRow & Omit<DashboardDto, 'asOf' | 'indicators'>;

@Injectable()
export class DashboardService {
  constructor(
    private readonly db: Db,
    private readonly indicators: IndicatorsService,
  ) {}

  async get(): Promise<DashboardDto> {
    const row = (await this.db.one<DashboardRow>(DASHBOARD_SQL, []))!;
    const { convenzione, smallestShown, minimums, spending, peopleReached } = row;
    return { asOf: row.today, convenzione, smallestShown, indicators: this.indicators.figures(row), minimums, spending, peopleReached };
  }
}
