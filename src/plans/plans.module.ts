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
import { InterventionsController, PlanInterventionsController } from './interventions.controller.js';
import { InterventionsService } from './interventions.service.js';
import { LinesController, PlanLinesController } from './lines.controller.js';
import { LinesService } from './lines.service.js';
import { PlanActivationService } from './plan-activation.service.js';
import { Plan, PlanGoal, PlanIntervention, PlanLine, PlanRisk } from './plan.entity.js';
import { PlansController } from './plans.controller.js';
import { PlansService } from './plans.service.js';
import { RisksController } from './risks.controller.js';
import { RisksService } from './risks.service.js';

@Module({
  imports: [ParticipantsModule, TypeOrmModule.forFeature([Plan, PlanGoal, PlanIntervention, PlanLine, PlanRisk, AxisLevel, ConclusionEvidence])],
  controllers: [PlansController, GoalsController, InterventionsController, LinesController, PlanLinesController, PlanInterventionsController, RisksController, CaseAxisLevelsController, AxisLevelsController, ConclusionController],
  providers: [PlansService, DraftsService, GoalsService, InterventionsService, LinesService, RisksService, PlanActivationService, AxisLevelsService, ConclusionService],
})
export class PlansModule {}
