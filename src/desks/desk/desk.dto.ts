// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { AppointmentDto, AppointmentPersonDto } from '../../participants/agenda/appointments.dto.js';
import { Choice, Optional } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { DUE_KINDS, type DueKind } from './due.js';

export class DueCountDto {
  @ApiProperty({ enum: DUE_KINDS })
  kind: DueKind;
  count: number;
  /** Of these, past their day. */
  overdue: number;
}

export class DueItemDto {
  @ApiProperty({ enum: DUE_KINDS })
  kind: DueKind;
  /** Tells items of one kind apart. */
  key: string;
  personId: string | null;
  /** Null where the reader may not know the person, or there is none yet. */
  person: AppointmentPersonDto | null;
  /** Civil date on which it is due, or since when it waits; null: now. */
  on: string | null;
  /** True when `on` says since when it waits. */
  since: boolean;
  /** Past its day. */
  late: boolean;
  /** What its words are filled with. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  data: Record<string, unknown>;
  /** The record that it leads to, as `page:id`. */
  leadsTo: string;
}

export class DuePageDto {
  items: DueItemDto[];
  nextCursor: string | null;
}

export class DueQuery extends PageQuery {
  @Optional() @Choice(DUE_KINDS)
  kind?: DueKind;
}

export class ChangeSinceDto {
  kind: string;
  key: string;
  personId: string;
  person: AppointmentPersonDto | null;
  /** UTC. */
  at: string;
  /** Who did it; null for what a partner reported and was validated. */
  by: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  data: Record<string, unknown>;
  leadsTo: string;
}

/** What somebody finds on landing: what is theirs to do. Every count is that of the list behind it. */
export class DeskDto {
  /** People whose open case one holds, or whom one reaches in one's area. */
  people: number;
  /** The next seven days, today included. */
  agenda: AppointmentDto[];
  due: DueCountDto[];
  /** UTC; null on the first visit. */
  lastVisitAt: string | null;
  /** The newest of what others did since then. */
  changes: ChangeSinceDto[];
  /** How many there are in all. */
  changeCount: number;
}

export class ChangesQuery extends PageQuery {}

export class ChangePageDto {
  items: ChangeSinceDto[];
  nextCursor: string | null;
}

export class AwayDto {
  substitute: string;
  /** Last day. */
  until: string;
}

/** Of the people whom the reader reaches. Each number is the length of `GET /people` with the same case manager, and concern. */
export class CaseloadDto {
  accountId: string;
  name: string;
  /** People with an open case. */
  open: number;
  /** Of these, those on a waiting list of the reader's areas. */
  waiting: number;
  /** Of these, those whose Budget di Salute was to be reviewed by today. */
  review: number;
  /** Of these, those without the data that make them reportable. */
  missing: number;
  /** Null: at work today. */
  away: AwayDto | null;
}

export class CaseloadsDto {
  items: CaseloadDto[];
}
