// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Nullable, Text } from '../platform/http/fields.js';
import { AssignmentDto } from './enrolments.dto.js';
import { CONSENT_PURPOSES, CONSENT_STATES, LEGAL_BASES, type ConsentPurpose, type ConsentState, type LegalBasis } from './participants-terms.js';

export class NewConsentDto {
  @Choice(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  /** For substance use, HIV and sexual violence only `explicit_consent` (GDPR art. 9). */
  @Choice(LEGAL_BASES)
  legalBasis: LegalBasis;

  /** Not in the future. */
  @CivilDate()
  givenOn: string;

  /** Last day on which it is in force, if it was given for a time. */
  @Nullable() @CivilDate()
  expiresOn?: string | null;

  /** Which text about the use of their data the person was given: "v2 del 3/2025". */
  @Nullable() @Text(80)
  informationVersion?: string | null;

  /** Not after the consent. */
  @Nullable() @CivilDate()
  informationGivenOn?: string | null;
}

export class WithdrawConsentDto {
  /** Not before it was given, not in the future. */
  @CivilDate()
  withdrawnOn: string;
}

export class ConsentDto {
  id: string;
  personId: string;
  @ApiProperty({ enum: CONSENT_PURPOSES })
  purpose: ConsentPurpose;
  @ApiProperty({ enum: LEGAL_BASES })
  legalBasis: LegalBasis;
  givenOn: string;
  /** Last day on which it is in force; null: until it is withdrawn. */
  expiresOn: string | null;
  withdrawnOn: string | null;
  /** As it stands today. */
  @ApiProperty({ enum: CONSENT_STATES })
  state: ConsentState;
  informationVersion: string | null;
  informationGivenOn: string | null;
  /** Name of who recorded it. */
  recordedBy: string;
  version: number;
}

/** All consents of a person, newest first; there are few, so they come on one page. */
export class ConsentsDto {
  items: ConsentDto[];
  nextCursor: string | null;
}

/** A service's place among the signatories of a plan that is proposed or active. */
export class ServiceSeatDto {
  id: string;
  /** The service's name. */
  service: string;
  planId: string;
  planNumber: number;
  @ApiProperty({ enum: ['proposed', 'active'] })
  planStatus: 'proposed' | 'active';
  @ApiProperty({ enum: ['pending', 'signed', 'refused'] })
  status: 'pending' | 'signed' | 'refused';
}

/** What a withdrawal would cut, for who is about to record it: what they may know of. */
export class WithdrawalEffectsDto {
  consent: ConsentDto;
  /** Assignments that would end, those not yet begun included. */
  assignments: AssignmentDto[];
  /** Services that would no longer see the plan nor sign it. */
  serviceSeats: ServiceSeatDto[];
}
