// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Id, Optional, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';

export const ABSENCE_REASONS = ['holiday', 'illness', 'leave', 'training', 'other'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

const SUBSTITUTION_STATES = ['upcoming', 'running', 'over'] as const;
/** over: the last day has passed, or it was ended early. */
export type SubstitutionState = (typeof SUBSTITUTION_STATES)[number];

export class SubstitutionsQuery extends PageQuery {
  @Optional() @Choice(SUBSTITUTION_STATES)
  state?: SubstitutionState;
}

export class NewSubstitutionDto {
  /** Account of the case manager who stands in for you. */
  @Id()
  substituteAccountId: string;

  /** First day of the absence: today or later. */
  @CivilDate()
  startsOn: string;

  /** Last day, included; at most so many days after the first as the programme sets (`days_of_substitution_at_most`). */
  @CivilDate()
  endsOn: string;

  @Choice(ABSENCE_REASONS)
  reason: AbsenceReason;

  /** What the substitute should know of your work; nothing about people, whose files say it. */
  @Optional() @Text(500)
  note?: string;
}

export class SubstitutionDto {
  id: string;
  absentAccountId: string;
  absent: string;
  substituteAccountId: string;
  substitute: string;
  startsOn: string;
  endsOn: string;
  @ApiProperty({ enum: ABSENCE_REASONS })
  reason: AbsenceReason;
  note: string | null;
  /** Ended early, at this moment. */
  endedAt: string | null;
  @ApiProperty({ enum: SUBSTITUTION_STATES })
  state: SubstitutionState;
  /** Who reads is the one who is absent; otherwise the one who stands in. */
  mine: boolean;
  version: number;
}

export class SubstitutionPageDto {
  items: SubstitutionDto[];
  nextCursor: string | null;
}
