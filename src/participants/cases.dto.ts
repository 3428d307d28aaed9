// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Id, Optional } from '../platform/http/fields.js';
import { CASE_STATUSES, PHASES, type CaseStatus, type Phase } from './case-status.js';
import { OUTCOMES, type Outcome } from './participants-terms.js';

export class OpenCaseDto {
  /** Somebody you already follow, whose last case is concluded. */
  @Id()
  personId: string;

  /** Default: today. */
  @Optional() @CivilDate()
  openedOn?: string;
}

export class ChangeCaseDto {
  /** One of the case's `nextPhases`. */
  @Optional() @Choice(PHASES)
  phase?: Phase;

  /** Corrects the day of taking in charge; not after the first enrolment. */
  @Optional() @CivilDate()
  openedOn?: string;
}

export class PersonNameDto {
  id: string;
  givenName: string | null;
  familyName: string | null;
  alias: string | null;
}

export class CaseDto {
  id: string;
  personId: string;
  @ApiProperty({ enum: CASE_STATUSES })
  status: CaseStatus;
  @ApiProperty({ enum: PHASES })
  phase: Phase;
  /** Phases that a PATCH may choose now; empty once concluded. */
  @ApiProperty({ enum: PHASES, isArray: true })
  nextPhases: Phase[];
  openedOn: string;
  concludedOn: string | null;
  @ApiProperty({ enum: OUTCOMES, nullable: true, type: String })
  outcome: Outcome | null;
  caseManagerId: string;
  /** Name of the case manager. */
  caseManager: string;
  /** The referral that the case came from. */
  referralId: string | null;
  version: number;
}

export class CaseDetailDto extends CaseDto {
  person: PersonNameDto;
}
