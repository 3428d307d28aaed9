// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { defineProblems } from '../platform/http/problem.js';
import type { LedgerEntriesQuery, LedgerEntryDto, LedgerEntryPageDto } from './ledger.dto.js';

defineProblems({
  'ledger.mismatch': { status: 422, it: 'L’impegno indica un’assegnazione di un altro partner o di un’altra area: scegli quella giusta.', en: 'The commitment names an allocation of another partner or area: choose the right one.' },
  'commitment.beyond-allocation': { status: 422, it: 'L’impegno supera l’assegnazione: restano {left:euro}. Riduci la riga o chiedi all’ufficio di programma.', en: 'The commitment goes beyond the allocation: {left:euro} are left. Reduce the line or ask the programme office.' },
});

@Injectable()
export class LedgerService {
  constructor(private readonly db: Db) {}

  /** Newest first. */
  async list({ limit = 20, cursor, allocationId, kind }: LedgerEntriesQuery): Promise<LedgerEntryPageDto> {
    const [posted, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<LedgerEntryDto & { key: string }>(
      `select id, allocation_id as "allocationId", area_id as "areaId", partner_id as "partnerId", kind, amount_cents as "amountCents",
              source, posted_at as "postedAt", posted_at::text as key
         from ledger_entry
        where ($1::uuid is null or allocation_id = $1) and ($2::text is null or kind = $2)
          and ($3::timestamptz is null or (posted_at, id) < ($3, $4::uuid))
        order by posted_at desc, id desc limit $5`,
      [allocationId ?? null, kind ?? null, posted, id, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.key, row.id], ({ key: _key, ...entry }) => entry);
  }
}
