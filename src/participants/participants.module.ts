// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CryptoModule } from '../platform/crypto/crypto.module.js';
import { AssignmentsController } from './assignments.controller.js';
import { AssignmentsService } from './assignments.service.js';
import { CareTeamMember, CaseFile } from './case.entity.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { Frames } from './civil-rules.js';
import { ConsentsController, PersonConsentsController } from './consents.controller.js';
import { ConsentsService } from './consents.service.js';
import { Assignment, Enrolment, Participation } from './enrolment.entity.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentsService } from './enrolments.service.js';
import { IdentityChange } from './identity-change.js';
import { DuplicatesService } from './matching/duplicates.service.js';
import { ParticipationsController } from './participations.controller.js';
import { ParticipationsService } from './participations.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PersonCodes } from './person-code.js';
import { PersonRecords } from './person-records.js';
import { Consent, Person } from './person.entity.js';
import { Referral } from './referral.entity.js';
import { ReferralContactsCipher } from './referral-contacts.js';
import { SealedText } from './record/sealed-text.js';
import { ReferredContacts } from './referred-contacts.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsService } from './referrals.service.js';

@Module({
  imports: [CryptoModule, TypeOrmModule.forFeature([Person, Consent, CaseFile, CareTeamMember, Enrolment, Assignment, Participation, Referral])],
  controllers: [PeopleController, PersonConsentsController, ConsentsController, CasesController, ParticipationsController, EnrolmentsController, AssignmentsController, ReferralsController],
  providers: [Frames, PersonCodes, PersonRecords, IdentityChange, DuplicatesService, PeopleService, ConsentsService, CasesService, ParticipationsService, EnrolmentsService, AssignmentsService, ReferralContactsCipher, SealedText, ReferredContacts, ReferralsService],
  exports: [CasesService, DuplicatesService, EnrolmentsService, Frames, PersonCodes],
})
export class ParticipantsModule {}
