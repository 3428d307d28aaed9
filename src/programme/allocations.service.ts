// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { explainConstraint, pointGuard } from '../platform/database/sqlstate.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import type { AllocationDto, AllocationPageDto, AllocationsQuery, ChangeAllocationDto, NewAllocationDto } from './allocations.dto.js';
import { Allocation } from './programme.entity.js';

const allocationProblem = defineProblems({
  'allocation.no-ceiling': { status: 422, it: 'In questo periodo l’area non ha un massimale: scegli un periodo in uso.', en: 'The area has no ceiling in this period: choose a period in use.' },
  'allocation.beyond-ceiling': { status: 422, it: 'L’importo supera il massimale dell’area nel periodo: restano da assegnare {left:euro}. Riduci l’importo o un’altra assegnazione.', en: 'The amount goes beyond the area’s ceiling in the period: {left:euro} are left to allocate. Reduce it, or another allocation.' },
  'allocation.below-use': { status: 422, it: 'L’importo non può scendere sotto quanto è già impegnato e liquidato: {left:euro}.', en: 'The amount cannot go below what is already committed and approved: {left:euro}.' },
  'allocation.exists': { status: 409, it: 'Per questa azione, questo partner e questo periodo c’è già un’assegnazione: modifica quella.', en: 'There is already an allocation for this action, partner and period: change that one.' },
  'allocation.partner-area': { status: 422, it: 'Questo partner non opera nell’area dell’azione: scegli un partner dell’area.', en: 'This partner does not act in the action’s area: choose a partner of the area.' },
});
pointGuard('allocation.no-ceiling', '/periodId');
pointGuard('allocation.beyond-ceiling', '/amountCents');
pointGuard('allocation.below-use', '/amountCents');
explainConstraint('allocation_action_id_partner_id_period_id_key', 'allocation.exists');

const ALLOCATION_SQL = `
  select l.id, l.area_id as "areaId", l.action_id as "actionId", a.code as "actionCode", l.partner_id as "partnerId",
         p.name as "partnerName", l.period_id as "periodId", e.starts_on as "periodStartsOn", e.ends_on as "periodEndsOn",
         l.amount_cents as "amountCents", l.co_financing_cents as "coFinancingCents", b.committed_cents as "committedCents",
         b.approved_cents as "approvedCents", b.left_cents as "leftCents", l.version, r.number as area
    from allocation l
    join action a on a.id = l.action_id
    join area r on r.id = l.area_id
    join partner p on p.id = l.partner_id
    join period e on e.id = l.period_id
    join indicators.allocation_balance b on b.allocation_id = l.id`;

type Row = AllocationDto & { area: number };
const toDto = ({ area: _area, ...allocation }: Row): AllocationDto => allocation;

@Injectable()
export class AllocationsService {
  constructor(private readonly db: Db) {}

  /** By area, action, partner and period. */
  async list({ limit = 20, cursor, partnerId, actionId, areaId, periodId }: AllocationsQuery): Promise<AllocationPageDto> {
    const after = decodeCursor(cursor, ['number', 'string', 'string', 'string', 'string']) ?? [null, null, null, null, null];
    const rows = await this.db.query<Row>(
      `${ALLOCATION_SQL}
        where ($1::uuid is null or l.partner_id = $1) and ($2::uuid is null or l.action_id = $2)
          and ($3::uuid is null or l.area_id = $3) and ($4::uuid is null or l.period_id = $4)
          and ($5::int is null or (r.number, a.code, p.name, e.starts_on, l.id) > ($5, $6, $7, $8::date, $9::uuid))
        order by r.number, a.code, p.name, e.starts_on, l.id limit $10`,
      [partnerId ?? null, actionId ?? null, areaId ?? null, periodId ?? null, ...after, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.area, row.actionCode, row.partnerName, row.periodStartsOn, row.id], toDto);
  }

  async get(id: string): Promise<AllocationDto> {
    const row = await this.db.one<Row>(`${ALLOCATION_SQL} where l.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    return toDto(row);
  }

  /** The ceiling is guarded by the database, one writer at a time. */
  async create(body: NewAllocationDto): Promise<AllocationDto> {
    const areaId = await this.areaOf(body);
    const id = uuid();
    await this.db.insert(Allocation, { ...body, coFinancingCents: body.coFinancingCents ?? 0, id, areaId, convenzioneId: this.db.actor.convenzioneId!, version: 1 });
    return this.get(id);
  }

  async change(id: string, ifMatch: number, body: ChangeAllocationDto): Promise<AllocationDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    const { amountCents = current.amountCents, coFinancingCents = current.coFinancingCents } = body;
    const changed = await this.db.change(Allocation, id, ifMatch, { amountCents, coFinancingCents });
    const now = await this.get(id);
    if (!changed) assertVersion(now, ifMatch, body);
    return now;
  }

  /** The action's area; 422 at every id that is not one of this convenzione's. */
  private async areaOf({ actionId, partnerId, periodId }: NewAllocationDto): Promise<string> {
    const convenzioneId = this.db.actor.convenzioneId;
    const known = await this.db.one<{ areaId: string | null; partner: boolean; period: boolean; acts: boolean }>(
      `select a.area_id as "areaId", p.id is not null as partner, e.id is not null as period, coalesce(a.area_id = any (p.area_ids), false) as acts
         from (select) one
         left join action a on a.id = $1 and a.convenzione_id = $4
         left join partner p on p.id = $2 and p.convenzione_id = $4
         left join period e on e.id = $3 and e.convenzione_id = $4`,
      [actionId, partnerId, periodId, convenzioneId],
    );
    const strangers = [!known?.areaId && '/actionId', !known?.partner && '/partnerId', !known?.period && '/periodId'].filter((pointer) => typeof pointer === 'string');
    if (!known?.areaId || strangers.length > 0) throw new Problem('invalid', {}, strangers.map((pointer) => ({ pointer, code: 'field.id' })));
    if (!known.acts) throw allocationProblem('allocation.partner-area', {}, ['/partnerId']);
    return known.areaId;
  }
}
