// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ParticipantsModule } from '../participants/participants.module.js';
import { AxisLevelsController, CaseAxisLevelsController } from './axis-levels.controller.js';
import { AxisLevelsService } from './axis-levels.service.js';
import { ConclusionController } from './conclusion.controller.js';
import { ConclusionService } from './conclusion.service.js';
import { DraftsService } from './drafts.service.js';
import { AxisLevel, ConclusionEvidence } from './evidence.entity.js';
import { GoalsController } from './goals.controller.js';
import { GoalsService } from './goals.service.js';
import { LinesController, PlanLinesController } from './lines.controller.js';
import { LinesService } from './lines.service.js';
import { PlanActivationService } from './plan-activation.service.js';
import { Plan, PlanGoal, PlanLine } from './plan.entity.js';
import { PlansController } from './plans.controller.js';
import { PlansService } from './plans.service.js';

@Module({
  imports: [ParticipantsModule, TypeOrmModule.forFeature([Plan, PlanGoal, PlanLine, AxisLevel, ConclusionEvidence])],
  controllers: [PlansController, GoalsController, LinesController, PlanLinesController, CaseAxisLevelsController, AxisLevelsController, ConclusionController],
  providers: [PlansService, DraftsService, GoalsService, LinesService, PlanActivationService, AxisLevelsService, ConclusionService],
})
export class PlansModule {}
