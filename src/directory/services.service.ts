// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { escapeLike } from '../platform/database/like.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { ServiceDto, ServicePageDto, ServicesQuery } from './services.dto.js';

const SERVICE_SQL = `
  select s.id, s.kind, s.name, s.municipio, s.address, s.phone, s.email, s.opening_hours as "openingHours", s.notes,
         s.checked_on as "checkedOn", s.version`;

/** Beyond these, words add cost and no precision. */
const MAX_WORDS = 6;

type Row = ServiceDto & { rank: number };

@Injectable()
export class DirectoryService {
  constructor(private readonly db: Db) {}

  /**
   * Every word must be found, anywhere. First come the names that begin with what was typed, then those in which a word
   * does, then those that contain it, then the rest; each by name.
   */
  async list({ limit = 20, cursor, q, kind }: ServicesQuery): Promise<ServicePageDto> {
    const [rank, name, id] = decodeCursor(cursor, ['number', 'string', 'string']) ?? [null, null, null];
    const typed = q === undefined ? null : escapeLike(q.trim());
    const words = (typed ?? '').split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
    const found = words.map((_, i) => `and s.search like '%' || search_text($${7 + i}) || '%'`).join(' ');
    const rows = await this.db.query<Row>(
      `select * from (${SERVICE_SQL},
                case when $1::text is null or search_text(s.name) like search_text($1) || '%' then 0
                     when search_text(s.name) like '% ' || search_text($1) || '%' then 1
                     when search_text(s.name) like '%' || search_text($1) || '%' then 2 else 3 end as rank
           from service s where ($2::text is null or s.kind = $2) ${found}) s
        where $3::int is null or (rank, name, id) > ($3, $4, $5::uuid)
        order by rank, name, id limit $6`,
      [typed, kind ?? null, rank, name, id, limit + 1, ...words],
    );
    return pageOf(rows, limit, (row) => [row.rank, row.name, row.id], ({ rank: _rank, ...service }) => service);
  }

  async get(id: string): Promise<ServiceDto> {
    const row = await this.db.one<ServiceDto>(`${SERVICE_SQL} from service s where s.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    return row;
  }
}
