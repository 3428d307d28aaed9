// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ParticipantsModule } from '../participants/participants.module.js';
import { AxisLevelsController, CaseAxisLevelsController } from './axis-levels.controller.js';
import { AxisLevelsService } from './axis-levels.service.js';
import { ConclusionController } from './conclusion.controller.js';
import { ConclusionService } from './conclusion.service.js';
import { AxisLevel, ConclusionEvidence } from './evidence.entity.js';
import { PlanActivationService } from './plan-activation.service.js';
import { PlanContentsService } from './plan-contents.service.js';
import { Plan, PlanGoal, PlanLine } from './plan.entity.js';
import { PlanLinesController, PlansController } from './plans.controller.js';
import { PlansService } from './plans.service.js';

@Module({
  imports: [ParticipantsModule, TypeOrmModule.forFeature([Plan, PlanGoal, PlanLine, AxisLevel, ConclusionEvidence])],
  controllers: [PlansController, PlanLinesController, CaseAxisLevelsController, AxisLevelsController, ConclusionController],
  providers: [PlansService, PlanContentsService, PlanActivationService, AxisLevelsService, ConclusionService],
})
export class PlansModule {}
