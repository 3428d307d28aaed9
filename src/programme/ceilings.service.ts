// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { explainConstraint, pointGuard } from '../platform/database/sqlstate.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { assertActDate } from './acts.js';
import type { CeilingDto, CeilingPageDto, CeilingsQuery, NewCeilingDto } from './ceilings.dto.js';
import { Ceiling } from './programme.entity.js';

const ceilingProblem = defineProblems({
  'ceiling.below-use': { status: 422, it: 'Il massimale non può scendere sotto quanto è già assegnato: {left:euro}. Riduci prima le assegnazioni.', en: 'The ceiling cannot go below what is already allocated: {left:euro}. Reduce the allocations first.' },
  'ceiling.changed': { status: 409, it: 'Nel frattempo qualcun altro ha cambiato questo massimale: ricarica la pagina, guarda la nuova versione e decidi.', en: 'Somebody else changed this ceiling in the meantime: reload the page, look at the new version and decide.' },
  'ceiling.none': { status: 422, it: 'In questo periodo l’area non ha un massimale: scegli un periodo in uso.', en: 'The area has no ceiling in this period: choose a period in use.' },
});
pointGuard('ceiling.below-use', '/amountCents');
explainConstraint('ceiling_in_force', 'ceiling.changed');

const CEILING_SQL = `
  select c.id, c.area_id as "areaId", c.period_id as "periodId", c.amount_cents as "amountCents",
         case when c.superseded_at is null and access.may('read', 'Figure') then coalesce(u.allocated_cents, 0) end as "allocatedCents",
         c.version, c.recorded_at as "recordedAt", c.superseded_at as "supersededAt", c.reason, c.act_number as "actNumber",
         c.act_date as "actDate", a.number as area, p.starts_on as starts
    from ceiling c
    join area a on a.id = c.area_id and a.convenzione_id = (select current_convenzione())
    join period p on p.id = c.period_id
    left join indicators.ceiling_use u on u.area_id = c.area_id and u.period_id = c.period_id`;

type Row = CeilingDto & { area: number; starts: string };
const toDto = ({ area: _area, starts: _starts, ...ceiling }: Row): CeilingDto => ceiling;

@Injectable()
export class CeilingsService {
  constructor(private readonly db: Db) {}

  /** All versions by area and period, the newest of each first. */
  async list({ limit = 20, cursor, areaId, periodId, state }: CeilingsQuery): Promise<CeilingPageDto> {
    const [area, starts, version, id] = decodeCursor(cursor, ['number', 'string', 'number', 'string']) ?? [null, null, null, null];
    const rows = await this.db.query<Row>(
      `${CEILING_SQL}
        where ($1::uuid is null or c.area_id = $1) and ($2::uuid is null or c.period_id = $2)
          and ($3::text is null or (c.superseded_at is null) = ($3 = 'in_force'))
          and ($4::int is null or (a.number, p.starts_on, -c.version, c.id) > ($4, $5::date, -$6::int, $7::uuid))
        order by a.number, p.starts_on, -c.version, c.id limit $8`,
      [areaId ?? null, periodId ?? null, state ?? null, area, starts, version, id, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.area, row.starts, row.version, row.id], toDto);
  }

  async get(id: string): Promise<CeilingDto> {
    const row = await this.db.one<Row>(`${CEILING_SQL} where c.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    return toDto(row);
  }

  /**
   * A new version supersedes the one in force, in the same transaction. Of two at once the second waits for the first and
   * is then told that the ceiling has changed; a version below the allocations is refused by the database's guard.
   */
  async move({ supersedesId, ...body }: NewCeilingDto): Promise<CeilingDto> {
    await assertActDate(this.db, body.actDate);
    const current = await this.inForce(body);
    if (supersedesId && supersedesId !== current.id) throw ceilingProblem('ceiling.changed');
    const superseded = await this.db.execute('update ceiling set superseded_at = now() where id = $1 and superseded_at is null', [current.id]);
    if (superseded === 0) throw ceilingProblem('ceiling.changed');
    const id = uuid();
    await this.db.insert(Ceiling, { ...body, id, recordedBy: this.db.actor.accountId, version: current.version + 1 });
    return this.get(id);
  }

  private async inForce({ areaId, periodId }: NewCeilingDto): Promise<{ id: string; version: number }> {
    const known = await this.db.one<{ area: boolean; period: boolean; id: string | null; version: number }>(
      `select exists (select from area where id = $1 and convenzione_id = (select current_convenzione())) as area,
              exists (select from period where id = $2 and convenzione_id = (select current_convenzione())) as period, c.id, c.version
         from (select) one left join ceiling c on c.area_id = $1 and c.period_id = $2 and c.superseded_at is null`,
      [areaId, periodId],
    );
    const strangers = [!known?.area && '/areaId', !known?.period && '/periodId'].filter((pointer) => typeof pointer === 'string');
    if (strangers.length > 0) throw new Problem('invalid', {}, strangers.map((pointer) => ({ pointer, code: 'field.id' })));
    if (!known?.id) throw ceilingProblem('ceiling.none', {}, ['/periodId']);
    return { id: known.id, version: known.version };
  }
}
