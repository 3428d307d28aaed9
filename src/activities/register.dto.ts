// SPDX-License-Identifier: AGPL-3.0-or-later
import { Choice, CivilDate, Id, Optional } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { ActionNameDto, AreaNameDto, PartnerNameDto } from '../participants/enrolments.dto.js';
import type { ActivityKind } from './activities.dto.js';
import type { ActivityStatus } from './activity-status.js';

/** Drafts are the partner's own and stand in no register. */
const REGISTER_STATUSES = ['submitted', 'returned', 'validated'] as const;

export class RegisterQuery extends PageQuery {
  @Optional() @Choice(REGISTER_STATUSES)
  status?: ActivityStatus;

  /** Held on this day or later. */
  @Optional() @CivilDate()
  from?: string;

  /** Held on this day or earlier. */
  @Optional() @CivilDate()
  to?: string;

  @Optional() @Id()
  areaId?: string;

  @Optional() @Id()
  actionId?: string;

  @Optional() @Id()
  partnerId?: string;
}

/** An activity as hours and counts: no title, no notes, nobody's name or id. */
export class RegisterRowDto {
  id: string;
  status: ActivityStatus;
  /** Civil date. */
  heldOn: string;
  /** How long it lasted. */
  minutes: number;
  kind: ActivityKind;
  area: AreaNameDto;
  action: ActionNameDto;
  partner: PartnerNameDto;
  /** People named and present. */
  present: number;
  /** People named and absent. */
  absent: number;
  /** Minutes attended by those present, added up. */
  attendedMinutes: number;
  /** People counted without a name. */
  headcountPeople: number;
  /** Instant, UTC. */
  submittedAt: string;
  /** Instant, UTC, of validation or return. */
  decidedAt: string | null;
}

export class RegisterPageDto {
  items: RegisterRowDto[];
  nextCursor: string | null;
}
