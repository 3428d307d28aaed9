// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AxisLevelsController, CaseAxisLevelsController } from './axis-levels.controller.js';
import { AxisLevelsService } from './axis-levels.service.js';
import { AxisLevel, ConclusionEvidence } from './evidence.entity.js';
import { PlanActivationService } from './plan-activation.service.js';
import { PlanContentsService } from './plan-contents.service.js';
import { Plan, PlanGoal, PlanLine } from './plan.entity.js';
import { PlanLinesController, PlansController } from './plans.controller.js';
import { PlansService } from './plans.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Plan, PlanGoal, PlanLine, AxisLevel, ConclusionEvidence])],
  controllers: [PlansController, PlanLinesController, CaseAxisLevelsController, AxisLevelsController],
  providers: [PlansService, PlanContentsService, PlanActivationService, AxisLevelsService],
})
export class PlansModule {}
