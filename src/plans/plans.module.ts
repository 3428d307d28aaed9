// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExitModule } from '../participants/exit/exit.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { CryptoModule } from '../platform/crypto/crypto.module.js';
import { AxisLevelsController, CaseAxisLevelsController } from './axis-levels.controller.js';
import { AxisLevelsService } from './axis-levels.service.js';
import { BandsController } from './bands.controller.js';
import { BandsService } from './bands.service.js';
import { ConclusionController } from './conclusion.controller.js';
import { ConclusionService } from './conclusion.service.js';
import { DeliveredController } from './delivered.controller.js';
import { DeliveredService } from './delivered.service.js';
import { DraftsService } from './drafts.service.js';
import { AxisLevel, ConclusionEvidence } from './evidence.entity.js';
import { GoalsController } from './goals.controller.js';
import { GoalsService } from './goals.service.js';
import { InterventionsController, PlanInterventionsController } from './interventions.controller.js';
import { InterventionsService } from './interventions.service.js';
import { LinesController, PlanLinesController } from './lines.controller.js';
import { LinesService } from './lines.service.js';
import { ChangesController } from './plan-changes/changes.controller.js';
import { ChangesService } from './plan-changes/changes.service.js';
import { PlanProposalService } from './plan-proposal.service.js';
import { PlanVersionsService } from './plan-versions.service.js';
import { IntensityBand, Plan, PlanGoal, PlanIntervention, PlanLine, PlanRisk, PlanSpending } from './plan.entity.js';
import { PlansController } from './plans.controller.js';
import { PlansService } from './plans.service.js';
import { PlanReview, ReviewedCommitment, ReviewedGoal } from './review.entity.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsService } from './reviews.service.js';
import { RisksController } from './risks.controller.js';
import { RisksService } from './risks.service.js';
import { SpendingController } from './spending.controller.js';
import { SpendingService } from './spending.service.js';
import { SignatoriesController } from './signatures/signatories.controller.js';
import { SignatoriesService } from './signatures/signatories.service.js';
import { PlanSignatory, PlanSignatureMark } from './signatures/signatory.entity.js';
import { SignaturesController } from './signatures/signatures.controller.js';
import { SignaturesService } from './signatures/signatures.service.js';

@Module({
  imports: [CryptoModule, ParticipantsModule, ExitModule, TypeOrmModule.forFeature([IntensityBand, Plan, PlanGoal, PlanIntervention, PlanLine, PlanReview, PlanRisk, PlanSpending, ReviewedCommitment, ReviewedGoal, PlanSignatory, PlanSignatureMark, AxisLevel, ConclusionEvidence])],
  controllers: [PlansController, ChangesController, SignatoriesController, SignaturesController, GoalsController, InterventionsController, LinesController, PlanLinesController, PlanInterventionsController, RisksController, SpendingController, ReviewsController, DeliveredController, BandsController, CaseAxisLevelsController, AxisLevelsController, ConclusionController],
  providers: [PlansService, DraftsService, GoalsService, InterventionsService, LinesService, RisksService, SpendingService, ReviewsService, DeliveredService, BandsService, PlanProposalService, PlanVersionsService, SignatoriesService, SignaturesService, ChangesService, AxisLevelsService, ConclusionService],
  exports: [PlansService],
})
export class PlansModule {}
