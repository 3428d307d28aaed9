// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import type { RegisterPageDto, RegisterQuery, RegisterRowDto } from './register.dto.js';

/** The page's rows are found first: counts of attendance are then made for these rows only. */
const PAGE_SQL = `
  select id, status, held_on as "heldOn", minutes, kind, area, action, partner, present, absent, attended_minutes as "attendedMinutes",
         headcount_people as "headcountPeople", submitted_at as "submittedAt", decided_at as "decidedAt"
    from indicators.register
   where id = any (array(select id from indicators.register
   where ($1::date is null or (held_on, id) < ($1, $2::uuid))
     and ($3::text is null or status = $3)
     and ($4::date is null or held_on >= $4)
     and ($5::date is null or held_on <= $5)
     and ($6::uuid is null or area_id = $6)
     and ($7::uuid is null or action_id = $7)
     and ($8::uuid is null or partner_id = $8)
   order by held_on desc, id desc limit $9))
   order by held_on desc, id desc`;

@Injectable()
export class RegisterService {
  constructor(private readonly db: Db) {}

  /** What partners reported, newest first, as hours and counts. */
  async list({ limit = 20, cursor, status, from, to, areaId, actionId, partnerId }: RegisterQuery): Promise<RegisterPageDto> {
    const [day, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const filters = [status, from, to, areaId, actionId, partnerId].map((value) => value ?? null);
    const rows = await this.db.query<RegisterRowDto>(PAGE_SQL, [day, id, ...filters, limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.heldOn, row.id], (row) => row);
    this.db.noteRead('Register', page.items.map((row) => row.id), []);
    return page;
  }
}
