// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Frames } from './civil-rules.js';
import { Handover } from './handovers/handover.entity.js';
import { HandoversController } from './handovers/handovers.controller.js';
import { HandoversService } from './handovers/handovers.service.js';
import { ParticipantsModule } from './participants.module.js';
import { Substitution } from './substitutions/substitution.entity.js';
import { SubstitutionsController } from './substitutions/substitutions.controller.js';
import { SubstitutionsService } from './substitutions/substitutions.service.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';
import { PlacesController } from './waiting/places.controller.js';
import { PlacesService } from './waiting/places.service.js';
import { WaitingController } from './waiting/waiting.controller.js';
import { ActionPlaces, WaitingEntry } from './waiting/waiting.entity.js';
import { WaitingService } from './waiting/waiting.service.js';

/** Who follows whom and from when: hand-over, substitution, waiting lists, and what is still missing of people. */
@Module({
  imports: [ParticipantsModule, TypeOrmModule.forFeature([Handover, Substitution, ActionPlaces, WaitingEntry])],
  controllers: [HandoversController, SubstitutionsController, PlacesController, WaitingController, TasksController],
  providers: [Frames, HandoversService, SubstitutionsService, PlacesService, WaitingService, TasksService],
  exports: [TasksService],
})
export class IntakeModule {}
