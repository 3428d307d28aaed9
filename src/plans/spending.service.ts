// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem, type FieldError } from '../platform/http/problem.js';
import { PlanSpending } from './plan.entity.js';
import type { Source } from './plan-terms.js';
import type { NewSpendingDto, DeclaredSpendingDto, SpendingPageDto } from './spending.dto.js';

const spendingProblem = defineProblems({
  'plan-spending.of-ledger': { status: 422, it: 'La spesa della convenzione è quella approvata nei rendiconti: qui si dichiara solo quella delle altre fonti.', en: 'What the convenzione spends is what is approved of claims: only other sources are declared here.' },
  'plan-spending.of-community': { status: 422, it: 'La comunità è valorizzata, non spesa: su questa riga non c’è spesa da dichiarare.', en: 'The community is valued and not spent: there is nothing to declare on this line.' },
  'plan-spending.not-active': { status: 409, it: 'La spesa si dichiara su un Budget di Salute attivo: questo non lo è.', en: 'Spending is declared on an active Budget di Salute: this one is not.' },
  'plan-spending.nothing': { status: 422, it: 'Scrivi quanto è stato speso: l’importo è zero.', en: 'Write what was spent: the amount is zero.' },
});

/** $1: plan · $2: one declaration, or null for all. Of the versions before the plan too: a line keeps its lineage. */
const SPENDING_SQL = `
  select s.id, s.plan_id as "planId", s.line_id as "lineId", l.lineage_id as "lineageId", l.item, s.person_id as "personId",
         s.amount_cents as "amountCents", s.spent_on as "spentOn", s.note, access.staff_name(s.declared_by) as "declaredBy", s.version
    from plan p
    join plan v on v.case_id = p.case_id and v.number <= p.number
    join plan_spending s on s.plan_id = v.id
    join plan_line l on l.id = s.line_id
   where p.id = $1 and ($2::uuid is null or s.id = $2)
   order by s.spent_on desc, s.id desc`;

/** The plan and one of its lines. The plan's row is held: it does not close meanwhile. */
const LINE_SQL = `
  select p.status, p.person_id as "personId", access.today() as today, l.id as "lineId", l.lineage_id as "lineageId", l.item, l.source, l.starts_on as "startsOn"
    from plan p left join plan_line l on l.plan_id = p.id and l.id = $2 where p.id = $1 for share of p`;

interface LineFacts {
  status: string;
  personId: string;
  today: string;
  lineId: string | null;
  lineageId: string;
  item: string;
  source: Source;
  startsOn: string;
}
type Row = DeclaredSpendingDto & { personId: string };

/** What other sources than the convenzione spent, declared by the case manager. */
@Injectable()
export class SpendingService {
  constructor(private readonly db: Db) {}

  async list(planId: string): Promise<SpendingPageDto> {
    const plan = await this.db.one<{ personId: string }>('select person_id as "personId" from plan where id = $1', [planId]);
    if (!plan) throw Problem.notFound();
    const rows = await this.db.query<Row>(SPENDING_SQL, [planId, null]);
    this.db.noteRead('PlanSpending', rows.map(({ id }) => id), [plan.personId]);
    return { items: rows.map(toDto), nextCursor: null };
  }

  async declare(planId: string, lineId: string, { amountCents, spentOn, note = null }: NewSpendingDto): Promise<DeclaredSpendingDto> {
    const facts = await this.db.one<LineFacts>(LINE_SQL, [planId, lineId]);
    if (!facts?.lineId) throw Problem.notFound();
    if (facts.status !== 'active') throw spendingProblem('plan-spending.not-active');
    assertDeclarable(facts, amountCents, spentOn);
    const id = uuid();
    await this.db.insert(PlanSpending, { id, planId, lineId, personId: facts.personId, amountCents, spentOn, note, declaredBy: this.db.actor.accountId });
    const [row] = await this.db.query<Row>(SPENDING_SQL, [planId, id]);
    return toDto(row);
  }

  async takeBack(planId: string, id: string, ifMatch: number): Promise<void> {
    const [current] = await this.db.query<Row>(SPENDING_SQL, [planId, id]);
    if (!current) throw Problem.notFound();
    assertVersion(current, ifMatch);
    const plan = await this.db.one<{ status: string }>('select status from plan where id = $1 for share', [planId]);
    if (plan?.status !== 'active') throw spendingProblem('plan-spending.not-active');
    if (!(await this.db.execute('delete from plan_spending where id = $1 and version = $2', [id, ifMatch]))) throw Problem.notFound();
  }
}

function assertDeclarable({ source, startsOn, today }: LineFacts, amountCents: number, spentOn: string): void {
  if (source === 'convenzione') throw spendingProblem('plan-spending.of-ledger');
  if (source === 'community') throw spendingProblem('plan-spending.of-community');
  const errors: FieldError[] = [];
  if (amountCents === 0) errors.push({ pointer: '/amountCents', code: 'plan-spending.nothing' });
  if (spentOn > today) errors.push({ pointer: '/spentOn', code: 'field.date-future' });
  if (spentOn < startsOn) errors.push({ pointer: '/spentOn', code: 'field.date-before', params: { earliest: startsOn } });
  if (errors.length > 0) throw new Problem('invalid', {}, errors);
}

const toDto = ({ personId: _p, ...spending }: Row): DeclaredSpendingDto => spending;
