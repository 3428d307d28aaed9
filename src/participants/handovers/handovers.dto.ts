// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Id, Optional, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { PHASES, type Phase } from '../case-status.js';
import { PersonNameDto } from '../cases.dto.js';
import { HANDOVER_STATUSES, type HandoverStatus } from './handover-status.js';

export class HandoversQuery extends PageQuery {
  @Optional() @Choice(HANDOVER_STATUSES)
  status?: HandoverStatus;

  /** Only those of one case. */
  @Optional() @Id()
  caseId?: string;
}

export class NewHandoverDto {
  /** An open case: one that you hold, or, as a coordinator, of somebody in your area. */
  @Id()
  caseId: string;

  /** Account of the case manager who is to take over. */
  @Id()
  toAccountId: string;

  /** Why; who is to take over reads it before they know who it is about. */
  @Text(1000)
  reason: string;

  /** Last day on which you still follow the person too: at most as far ahead as the programme sets (`days_of_overlap_at_most`). Left out, your access ends with the acceptance. */
  @Optional() @CivilDate()
  overlapUntil?: string;
}

export class AnswerHandoverDto {
  @Choice(['accepted', 'declined'])
  decision: 'accepted' | 'declined';

  /** Needed when declining: who proposed reads it. */
  @Optional() @Text(1000)
  reason?: string;
}

/** What somebody learns of a person before agreeing to follow them. */
export class HandedPersonDto {
  /** "A. P."; of somebody known by an alias, its first letter. */
  initials: string;
  /** Completed years; null where the birth date is not known. */
  age: number | null;
  @ApiProperty({ enum: PHASES })
  phase: Phase;
  openedOn: string;
  /** Of the areas in which the reader works, those in which the person is enrolled. */
  areaIds: string[];
}

export class HandoverDto {
  id: string;
  /** null until whoever reads follows the person. */
  caseId: string | null;
  person: PersonNameDto | null;
  /** For who is asked to take over, until they answer. */
  summary: HandedPersonDto | null;
  fromAccountId: string;
  from: string;
  toAccountId: string;
  to: string;
  /** A coordinator, when it was not the one who holds the case. */
  proposedBy: string;
  reason: string;
  overlapUntil: string | null;
  @ApiProperty({ enum: HANDOVER_STATUSES })
  status: HandoverStatus;
  proposedOn: string;
  decidedOn: string | null;
  declineReason: string | null;
  /** What whoever reads may do now. */
  @ApiProperty({ enum: ['answer', 'take-back'], isArray: true })
  actions: ('answer' | 'take-back')[];
  version: number;
}

export class HandoverPageDto {
  items: HandoverDto[];
  nextCursor: string | null;
}
