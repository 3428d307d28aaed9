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

  /** With `phase`: the day on which it began. Default: today; not before the present phase. */
  @Optional() @CivilDate()
  phaseOn?: string;

  /** Corrects the day of taking in charge; not after the first enrolment, nor after the first phase. */
  @Optional() @CivilDate()
  openedOn?: string;
}

export class PersonNameDto {
  id: string;
  givenName: string | null;
  familyName: string | null;
  alias: string | null;
}

/** One phase of a case, with its days. */
export class CasePhaseDto {
  @ApiProperty({ enum: PHASES })
  phase: Phase;
  enteredOn: string;
  /** null: the present one. */
  leftOn: string | null;
  /** The day was not recorded when it happened. */
  estimated: boolean;
  /** Who moved the case to it. */
  recordedBy: string | null;
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
  /** Day on which the present phase began. */
  phaseOn: string;
  /** Those that the case went through, in order, the present one last. */
  phases: CasePhaseDto[];
  openedOn: string;
  concludedOn: string | null;
  @ApiProperty({ enum: OUTCOMES, nullable: true, type: String })
  outcome: Outcome | null;
  caseManagerId: string;
  /** Name of the case manager. */
  caseManager: string;
  /** Still holds cases in the convenzione: else a coordinator may propose a hand-over. */
  caseManagerActs: boolean;
  /** The referral that the case came from. */
  referralId: string | null;
  version: number;
}

export class CaseDetailDto extends CaseDto {
  person: PersonNameDto;
}
