// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, Id, Optional } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';

const LEDGER_KINDS = ['committed', 'approved', 'paid'] as const;

export class LedgerEntriesQuery extends PageQuery {
  /** Only entries of this allocation. */
  @Optional() @Id()
  allocationId?: string;

  /** Only this kind. */
  @Optional() @Choice(LEDGER_KINDS)
  kind?: string;
}

/** One movement of the money ledger. It names no person: what it was spent on is known to who holds the case. */
export class LedgerEntryDto {
  id: string;
  allocationId: string;
  areaId: string;
  partnerId: string;
  @ApiProperty({ enum: [...LEDGER_KINDS] })
  kind: string;
  amountCents: number;
  /** What kind of record posted it, e.g. plan_line. */
  source: string;
  /** Instant, UTC. */
  postedAt: string;
}

export class LedgerEntryPageDto {
  items: LedgerEntryDto[];
  nextCursor: string | null;
}
