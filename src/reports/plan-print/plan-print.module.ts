// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { PlansModule } from '../../plans/plans.module.js';
import { PlanPrintController } from './plan-print.controller.js';
import { PlanPrintService } from './plan-print.service.js';

@Module({ imports: [PlansModule], controllers: [PlanPrintController], providers: [PlanPrintService] })
export class PlanPrintModule {}
