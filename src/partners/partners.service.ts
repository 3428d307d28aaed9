// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { escapeLike } from '../platform/database/like.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { PartnerDto, PartnerPageDto, PartnersQuery, PartnerSummaryDto } from './partners.dto.js';

const AREAS_SQL = `coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number, 'key', a.key) order by a.number)
    from area a where a.id = any (p.area_ids)), '[]') as areas`;

const MEMBERS_SQL = `(select jsonb_agg(jsonb_build_object('partnerId', o.id, 'name', o.name, 'shareBasisPoints', n.share_basis_points,
      'lead', o.id = g.lead_partner_id) order by o.id = g.lead_partner_id desc, o.name, o.id)
    from grouping_member n join partner o on o.id = n.partner_id where n.grouping_id = g.id)`;

const MAX_WORDS = 6;

@Injectable()
export class PartnersService {
  constructor(private readonly db: Db) {}

  /** Partners of the convenzione: first the names that begin with what was typed, then the others; each by name. */
  async list({ limit = 20, cursor, q, areaId }: PartnersQuery): Promise<PartnerPageDto> {
    const [rank, name, id] = decodeCursor(cursor, ['number', 'string', 'string']) ?? [null, null, null];
    const typed = q === undefined ? null : escapeLike(q.trim());
    const words = (typed ?? '').split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
    const found = words.map((_, i) => `and search_text(p.name) like '%' || search_text($${7 + i}) || '%'`).join(' ');
    const rows = await this.db.query<PartnerSummaryDto & { rank: number }>(
      `select * from (
          select p.id, p.name, p.runts_section as "runtsSection", ${AREAS_SQL},
                 case when $1::text is null or search_text(p.name) like search_text($1) || '%' then 0
                      when search_text(p.name) like '% ' || search_text($1) || '%' then 1 else 2 end as rank
            from partner p
           where p.convenzione_id = (select current_convenzione()) and ($2::uuid is null or $2 = any (p.area_ids)) ${found}) p
        where $3::int is null or (rank, name, id) > ($3, $4, $5::uuid)
        order by rank, name, id limit $6`,
      [typed, areaId ?? null, rank, name, id, limit + 1, ...words],
    );
    return pageOf(rows, limit, (row) => [row.rank, row.name, row.id], ({ rank: _rank, ...partner }) => partner);
  }

  async get(id: string): Promise<PartnerDto> {
    const row = await this.db.one<PartnerDto>(
      `select p.id, p.name, p.runts_section as "runtsSection", ${AREAS_SQL}, p.tax_code as "taxCode", p.runts_number as "runtsNumber",
              p.runts_registered_on as "runtsRegisteredOn", p.runts_checked_on as "runtsCheckedOn",
              p.legal_representative as "legalRepresentative", p.version,
              coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'name', g.name, 'members', ${MEMBERS_SQL}) order by g.name, g.id)
                from partner_grouping g
               where g.convenzione_id = p.convenzione_id
                 and exists (select from grouping_member m where m.grouping_id = g.id and m.partner_id = p.id)), '[]') as groupings
         from partner p where p.id = $1 and p.convenzione_id = (select current_convenzione())`,
      [id],
    );
    if (!row) throw Problem.notFound();
    return row;
  }
}
