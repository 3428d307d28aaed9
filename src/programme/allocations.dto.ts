// SPDX-License-Identifier: AGPL-3.0-or-later
import { Cents, Id, Optional } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';

export class AllocationsQuery extends PageQuery {
  @Optional() @Id()
  partnerId?: string;

  @Optional() @Id()
  actionId?: string;

  @Optional() @Id()
  areaId?: string;

  @Optional() @Id()
  periodId?: string;
}

export class NewAllocationDto {
  /** An action of the convenzione; its area and ceiling follow from it. */
  @Id()
  actionId: string;

  /** A partner of the convenzione that acts in the action's area. */
  @Id()
  partnerId: string;

  @Id()
  periodId: string;

  /** In cents; all allocations of an area and period stay within its ceiling. */
  @Cents()
  amountCents: number;

  /** The partner's own share, in cash or in kind, in cents. */
  @Optional() @Cents()
  coFinancingCents?: number = 0;
}

export class ChangeAllocationDto {
  /** In cents; not below what is committed and approved. */
  @Optional() @Cents()
  amountCents?: number;

  @Optional() @Cents()
  coFinancingCents?: number;
}

/** The part of a ceiling given to one action of one partner in a period, and what is left of it. All amounts in cents. */
export class AllocationDto {
  id: string;
  areaId: string;
  actionId: string;
  /** Restarts in every area. */
  actionCode: string;
  partnerId: string;
  partnerName: string;
  periodId: string;
  periodStartsOn: string;
  periodEndsOn: string;
  amountCents: number;
  coFinancingCents: number;
  /** Set aside for plans. */
  committedCents: number;
  /** Accepted of claims. */
  approvedCents: number;
  /** amount − committed − approved. */
  leftCents: number;
  version: number;
}

export class AllocationPageDto {
  items: AllocationDto[];
  nextCursor: string | null;
}
