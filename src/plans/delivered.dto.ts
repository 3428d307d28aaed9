// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../platform/http/page.js';

export class DeliveredMonthDto {
  /** Year and month, YYYY-MM. */
  month: string;
  minutes: number;
  sessions: number;
}

/** One intervention: what was planned, what should be done by now, what validated attendance shows. */
export class DeliveredDto {
  interventionId: string;
  /** Over its whole duration; null where hours are not what counts. */
  plannedMinutes: number | null;
  /** The planned minutes spread evenly over its days, up to today. */
  expectedMinutes: number | null;
  /** Validated attendance of its enrolment with its partner, within its days; null for an intervention without an enrolment, whose hours nobody reports. */
  deliveredMinutes: number | null;
  sessions: number;
  /** Months in which there were sessions, the first one first. */
  months: DeliveredMonthDto[];
}

export class DeliveredPageDto {
  /** The day up to which they are told. */
  on: string;
  items: DeliveredDto[];
  nextCursor: string | null;
}

/** A session behind the figure. */
export class DeliveredSessionDto {
  activityId: string;
  heldOn: string;
  title: string;
  @ApiProperty({ enum: ['simple', 'complex', 'group', 'event'] })
  kind: string;
  /** Attended by the person. */
  minutes: number;
}

export class SessionsQuery extends PageQuery {}

export class DeliveredSessionPageDto {
  items: DeliveredSessionDto[];
  nextCursor: string | null;
}
