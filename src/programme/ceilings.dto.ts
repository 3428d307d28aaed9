// SPDX-License-Identifier: AGPL-3.0-or-later
import { Cents, Choice, CivilDate, Id, Optional, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';

export class CeilingsQuery extends PageQuery {
  /** Only this area. */
  @Optional() @Id()
  areaId?: string;

  /** Only this period. */
  @Optional() @Id()
  periodId?: string;

  /** Only versions in force, or only those that were superseded; both without it. */
  @Optional() @Choice(['in_force', 'superseded'])
  state?: string;
}

export class NewCeilingDto {
  @Id()
  areaId: string;

  @Id()
  periodId: string;

  /** What the area may use in the period, in cents; not below what is already allocated. */
  @Cents()
  amountCents: number;

  /** Why it changes. */
  @Text(1000)
  reason: string;

  /** Number of the act of the Comune that changes it. */
  @Text(60)
  actNumber: string;

  /** Date of the act; not in the future. */
  @CivilDate()
  actDate: string;

  /** The version that one has looked at: refused when it is no longer the one in force. */
  @Optional() @Id()
  supersedesId?: string;
}

/** One version of a ceiling. The one in force has no `supersededAt`. */
export class CeilingDto {
  id: string;
  areaId: string;
  periodId: string;
  amountCents: number;
  /** Allocated to partners out of the ceiling in force, in cents; null for past versions and for roles without programme figures. */
  allocatedCents: number | null;
  /** Counts up with every change of the same area and period. */
  version: number;
  /** Instant from which it was in force (UTC). */
  recordedAt: string;
  /** Instant at which the next version replaced it (UTC). */
  supersededAt: string | null;
  reason: string | null;
  actNumber: string | null;
  actDate: string | null;
}

export class CeilingPageDto {
  items: CeilingDto[];
  nextCursor: string | null;
}
