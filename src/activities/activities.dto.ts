// SPDX-License-Identifier: AGPL-3.0-or-later
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { Choice, CivilDate, Id, Nullable, Optional, Text, TimeOfDay, Whole, YesNo } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { PersonNameDto } from '../participants/cases.dto.js';
import { ActionNameDto, AreaNameDto, PartnerNameDto } from '../participants/enrolments.dto.js';
import { LocalTextDto } from '../programme/local-text.dto.js';
import { ACTIVITY_STATUSES, type ActivityStatus } from './activity-status.js';

/** simple, complex and group interventions drive the unit cost; an event is open to the public. */
const ACTIVITY_KINDS = ['simple', 'complex', 'group', 'event'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export class ActivitiesQuery extends PageQuery {
  /** Only activities in this state. */
  @Optional() @Choice(ACTIVITY_STATUSES)
  status?: ActivityStatus;

  /** Held on this day or later. */
  @Optional() @CivilDate()
  from?: string;

  /** Held on this day or earlier. */
  @Optional() @CivilDate()
  to?: string;

  @Optional() @Id()
  actionId?: string;

  /** Attended, or missed, by this person; only people whom the caller sees now. */
  @Optional() @Id()
  personId?: string;
}

/** Somebody who was expected: named by person or by enrolment, among those assigned to the partner on that day. */
export class AttendanceInputDto {
  @Optional() @Id()
  personId?: string;

  /** Instead of personId. */
  @Optional() @Id()
  enrolmentId?: string;

  /** Default true. */
  @Optional() @YesNo()
  present?: boolean;

  /** Minutes attended, at most the activity's and by default all of them; 0 when absent. */
  @Optional() @Whole(0, 1440)
  minutes?: number;
}

/** People reached without being named: they are never participants. */
export class HeadcountInputDto {
  /** A group of the action's audience. */
  @Id()
  targetGroupId: string;

  @Whole(1, 100_000)
  people: number;
}

export class CreateActivityDto {
  /** An action of the areas in which the caller works. */
  @Id()
  actionId: string;

  @Choice(ACTIVITY_KINDS)
  kind: ActivityKind;

  /** What was done, without names. */
  @Text(200)
  title: string;

  /** Civil date, not in the future and within the convenzione with its proroghe. */
  @CivilDate()
  heldOn: string;

  @Nullable() @TimeOfDay()
  startsAt?: string | null;

  /** How long it lasted. */
  @Whole(1, 1440)
  minutes: number;

  @Nullable() @Text(200)
  place?: string | null;

  /** Read by the partner and by the area's coordinator, and by nobody else. */
  @Nullable() @Text(4000)
  notes?: string | null;

  @Optional() @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => AttendanceInputDto)
  attendances?: AttendanceInputDto[];

  @Optional() @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => HeadcountInputDto)
  headcounts?: HeadcountInputDto[];
}

/** What is left out stays as it is; attendances and headcounts, when sent, replace the whole list. */
export class ChangeActivityDto {
  @Optional() @Id()
  actionId?: string;

  @Optional() @Choice(ACTIVITY_KINDS)
  kind?: ActivityKind;

  @Optional() @Text(200)
  title?: string;

  @Optional() @CivilDate()
  heldOn?: string;

  @Nullable() @TimeOfDay()
  startsAt?: string | null;

  @Optional() @Whole(1, 1440)
  minutes?: number;

  @Nullable() @Text(200)
  place?: string | null;

  @Nullable() @Text(4000)
  notes?: string | null;

  @Optional() @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => AttendanceInputDto)
  attendances?: AttendanceInputDto[];

  @Optional() @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => HeadcountInputDto)
  headcounts?: HeadcountInputDto[];
}

export class DecideActivityDto {
  /** validated: its attendances count from now on, and nothing of it changes any more. returned: back to the partner. */
  @Choice(['validated', 'returned'])
  decision: 'validated' | 'returned';

  /** Needed to return: what the partner should correct. The partner reads it. */
  @Optional() @Text(1000)
  reason?: string;
}

/** One person at the activity. */
export class AttendanceDto {
  id: string;
  personId: string;
  enrolmentId: string;
  /** Null once the caller no longer sees the person. */
  person: PersonNameDto | null;
  present: boolean;
  /** 0 when absent. */
  minutes: number;
}

export class HeadcountDto {
  targetGroupId: string;
  name: LocalTextDto;
  people: number;
}

export class ActivityItemDto {
  id: string;
  status: ActivityStatus;
  /** Civil date. */
  heldOn: string;
  /** HH:MM. */
  startsAt: string | null;
  minutes: number;
  kind: ActivityKind;
  title: string;
  place: string | null;
  area: AreaNameDto;
  action: ActionNameDto;
  partner: PartnerNameDto;
  /** Why it was sent back; null unless it is returned. */
  returnReason: string | null;
  /** Only those whom the caller may see at this activity. */
  attendances: AttendanceDto[];
  /** People counted without a name. */
  headcountPeople: number;
  version: number;
}

export class ActivityDto extends ActivityItemDto {
  /** Null when there are none, or they are not the caller's to read. */
  notes: string | null;
  headcounts: HeadcountDto[];
  /** Who reported it. */
  operatorName: string | null;
  /** Instant, UTC. */
  submittedAt: string | null;
  /** Instant, UTC, of validation or return. */
  decidedAt: string | null;
  decidedByName: string | null;
}

export class ActivityPageDto {
  items: ActivityItemDto[];
  nextCursor: string | null;
}
