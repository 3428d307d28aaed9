// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Id, Nullable, Optional, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { PersonNameDto } from '../cases.dto.js';
import { ActionNameDto, AreaNameDto, TargetGroupNameDto } from '../enrolments.dto.js';
import { PRIORITIES, WAITING_STATUSES, type Priority, type WaitingStatus } from './waiting-status.js';

export class WaitingQuery extends PageQuery {
  /** `open` (default): who waits or was offered a place, in the order in which places are given; otherwise one state. */
  @Optional() @Choice([...WAITING_STATUSES, 'open'])
  status?: WaitingStatus | 'open';

  @Optional() @Id()
  actionId?: string;

  /** Only the requests about one person. */
  @Optional() @Id()
  personId?: string;
}

export class NewWaitingEntryDto {
  /** An open case of somebody you follow. */
  @Id()
  caseId: string;

  /** An action that records people by name: of any area that you may know of, not only of those you work in. */
  @Id()
  actionId: string;

  /** One of the action's target groups, of kind participants. */
  @Id()
  targetGroupId: string;

  /** Default: normal. */
  @Optional() @Choice(PRIORITIES)
  priority?: Priority;

  /** Needed with a high priority. */
  @Optional() @Text(500)
  priorityReason?: string;

  /** What the area's coordinator should know to decide. */
  @Optional() @Text(1000)
  note?: string;

  /** Day of the request: not in the future, not before the case. Default: today. */
  @Optional() @CivilDate()
  requestedOn?: string;
}

export class ChangeWaitingEntryDto {
  @Optional() @Choice(PRIORITIES)
  priority?: Priority;

  /** Needed with a high priority. */
  @Nullable() @Text(500)
  priorityReason?: string | null;
}

export class OfferPlaceDto {
  /** Needed when no place is free. */
  @Optional() @Text(500)
  reason?: string;
}

export class CloseWaitingEntryDto {
  /** Why: the others read it. */
  @Text(500)
  reason: string;
}

export class EnrolFromListDto {
  /** Day of entry: within the convenzione and the case, not in the future. */
  @CivilDate()
  startsOn: string;

  @Nullable() @CivilDate()
  endsOn?: string | null;

  /** Why to admit outside the group's ages; only when the age is outside. */
  @Optional() @Text(1000)
  admissionReason?: string;
}

export class WaitingEntryDto {
  id: string;
  personId: string;
  person: PersonNameDto | null;
  /** Completed years today. */
  age: number | null;
  caseId: string;
  caseManager: string | null;
  area: AreaNameDto;
  action: ActionNameDto;
  targetGroup: TargetGroupNameDto;
  @ApiProperty({ enum: PRIORITIES })
  priority: Priority;
  priorityReason: string | null;
  note: string | null;
  requestedOn: string;
  requestedBy: string;
  @ApiProperty({ enum: WAITING_STATUSES })
  status: WaitingStatus;
  offeredOn: string | null;
  /** Why a place was offered although none was free. */
  offerReason: string | null;
  closedOn: string | null;
  closedBy: string | null;
  closeReason: string | null;
  enrolmentId: string | null;
  /** What whoever reads may do now. */
  @ApiProperty({ enum: ['change', 'offer', 'decline', 'withdraw', 'enrol'], isArray: true })
  actions: ('change' | 'offer' | 'decline' | 'withdraw' | 'enrol')[];
  version: number;
}

export class WaitingPageDto {
  items: WaitingEntryDto[];
  nextCursor: string | null;
}
