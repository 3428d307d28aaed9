// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CryptoModule } from '../../platform/crypto/crypto.module.js';
import { CareTeamMember } from '../case.entity.js';
import { ParticipantsModule } from '../participants.module.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsService } from './contacts.service.js';
import { IdentityHistoryController } from './identity-history.controller.js';
import { IdentityHistoryService } from './identity-history.service.js';
import { PersonContact, PersonRelation, Representative } from './record.entity.js';
import { RelationsController } from './relations.controller.js';
import { RelationsService } from './relations.service.js';
import { RepresentativesController } from './representatives.controller.js';
import { RepresentativesService } from './representatives.service.js';
import { SealedText } from './sealed-text.js';
import { ColleaguesController, TeamController } from './team.controller.js';
import { TeamService } from './team.service.js';

/** The person's record beside what indicators need: who they were, how they are reached, who stands around and for them, who works with them. */
@Module({
  imports: [CryptoModule, ParticipantsModule, TypeOrmModule.forFeature([PersonContact, PersonRelation, Representative, CareTeamMember])],
  controllers: [IdentityHistoryController, ContactsController, RelationsController, RepresentativesController, TeamController, ColleaguesController],
  providers: [SealedText, IdentityHistoryService, ContactsService, RelationsService, RepresentativesService, TeamService],
  exports: [RepresentativesService],
})
export class PersonRecordModule {}
