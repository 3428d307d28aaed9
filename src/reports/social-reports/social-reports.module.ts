// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Places } from '../../participants/compartments.js';
import { SocialReport } from './social-report.entity.js';
import { SocialReportPrinter } from './social-report-printer.js';
import { PersonReportsController, ReportsController } from './social-reports.controller.js';
import { SocialReportsService } from './social-reports.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([SocialReport])],
  controllers: [PersonReportsController, ReportsController],
  providers: [Places, SocialReportsService, SocialReportPrinter],
})
export class SocialReportsModule {}
