// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { DashboardController } from './dashboard.controller.js';
import { DashboardService } from './dashboard.service.js';

/** What the Cabina di Pilotaggio reads. */
@Module({ imports: [IndicatorsModule], controllers: [DashboardController], providers: [DashboardService] })
export class GovernanceModule {}
