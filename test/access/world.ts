// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { startApi, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, arrangeWorld, TODAY, type NewEnrolment, type NewPerson, type World } from '../support/arrange.js';
import { action, addAccount, addOrganisation, area, CONVENZIONE, period, targetGroup } from '../support/people.js';
import { urlFor } from '../support/postgres.js';
import { addSecondConvenzione, second } from '../support/second-convenzione.js';
import { ROOMS } from './rooms.js';
import type { Role } from '../../src/platform/access/grants.js';

/**
 * The people, records and money that the matrix asks for, and who asks. Every kind of row stands in several relations to
 * those who ask, and everything that may be recognised in an answer is planted under a name: a fact.
 *
 * own        Ada: followed by the manager, enrolled in Abitare, entrusted to the first partner. She is enrolled in
 *            Carcere/REMS too, which neither the manager, nor Abitare's coordinator, nor the first partner may know (own.hidden*).
 * other      somebody else's entirely: another manager, Carcere/REMS, the second partner.
 * former     the manager's and the first partner's until yesterday; her past stays with Abitare's coordinator.
 * waiting    the manager's, outside the ages, waiting for the coordinator.
 * withdrawn  entrusted to the first partner, and then withdrew the consent to share; has an active plan.
 * upcoming   entrusted to the first partner from tomorrow.
 * sealed     the manager's, and enrolled in Carcere/REMS alone.
 * concluded  the manager's, whose case is concluded with evidence.
 * foreign    of another city's convenzione in the same database.
 */
export type Relation = string;

/** Who asks: a column of the matrix each. */
export const COLUMNS = ['CM', 'CC', 'SR', 'PO', 'PC', 'RP', 'RC', 'CA', 'CS', 'OF', 'AD', 'AU'] as const;
export type Column = (typeof COLUMNS)[number];
export const ROLE_OF: Record<Column, Role> = {
  CM: 'case_manager', CC: 'case_coordinator', SR: 'service_referrer', PO: 'partner_operator', PC: 'partner_coordinator',
  RP: 'administrative_referent', RC: 'administrative_referent', CA: 'cabina_member', CS: 'cabina_secretary',
  OF: 'programme_office', AD: 'platform_administrator', AU: 'auditor',
};

/** Those on the other side of the walls: they own what the columns must not see. */
export const STRANGERS = ['CM2', 'CC4', 'SR2', 'PO2', 'PC2', 'OF2'] as const;
export type Actor = Column | (typeof STRANGERS)[number];

export interface Named {
  id: string;
  version?: number;
}

const KINDS = [
  'person', 'case', 'consent', 'participation', 'enrolment', 'assignment', 'referral', 'axisLevel', 'plan', 'goal', 'line',
  'activity', 'attendance', 'headcount', 'allocation', 'ledgerEntry', 'ceiling', 'target', 'extension', 'account', 'service', 'partner', 'evidence',
] as const;
/** One of KINDS, or of a room's. */
export type Kind = string;

export interface MatrixWorld {
  api: TestApi;
  base: World;
  /** Ids of planted rows by kind and relation. */
  id: (kind: Kind, relation: Relation) => string;
  /** Relation → id of every planted row of a kind. */
  planted: (kind: string) => Map<string, string>;
  /** What may be recognised in an answer: name → text that stands in it. */
  facts: Map<string, string>;
  emails: Record<Actor, string>;
  close(): Promise<void>;
}

const YESTERDAY = '2026-11-21';
const TOMORROW = '2026-11-23';
export const TAX_CODE = 'RSSMRA85T10A562S';
/** Under which somebody was known before. */
export const FORMER_CODE = 'STP1234567890123';

/** Puts rows into the world, each under its kind and relation, and notes what may be recognised of them. */
export class Planting {
  readonly rows = new Map<string, string>();
  readonly facts = new Map<string, string>();
  constructor(readonly sql: pg.Pool) {}

  row(kind: Kind, relation: Relation, id: string | null): string {
    if (id === null) throw new Error(`${kind} ${relation} was not made`);
    this.rows.set(`${kind} ${relation}`, id);
    return this.fact(`${relation}.${kind}`, id);
  }

  fact(name: string, needle: string): string {
    this.facts.set(name, needle);
    return needle;
  }

  /** Inserts a row, plants its id, answers it. */
  async insert(kind: Kind, relation: Relation, table: string, values: Record<string, unknown>): Promise<string> {
    const id = uuid();
    const row = { id, ...values };
    const columns = Object.keys(row);
    await this.sql.query(`insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
    return this.row(kind, relation, id);
  }
}

export interface Planted {
  personId: string;
  caseId: string;
  enrolmentId: string;
}

export async function arrangeMatrix(): Promise<MatrixWorld> {
  const api = await startApi();
  const { sql } = api;
  const base = await arrangeWorld(sql);
  const emails = await signUp(sql, base);
  const { partner, office } = await addSecondConvenzione(urlFor(process.env['TEST_SUPERUSER_URL']!, api.database), sql);
  // Roles outside programmes see the newest convenzione: ours.
  await sql.query(`update convenzione set starts_on = starts_on - 365 where id = $1`, [second()]);
  const p = new Planting(sql);
  const people = await plantPeople(p, base);
  await plantMoney(p, base, partner);
  await plantPlans(p, base, people);
  await plantActivities(p, base, people, partner);
  await plantReferrals(p, base, people);
  await plantConclusion(p, base, people);
  await plantReference(p, base, partner);
  for (const { plant } of ROOMS) await plant?.(p, base, people, api);
  await plantMissing(p, base);
  await plantCode(api, p, base);
  return {
    api, base, facts: p.facts, emails: { ...emails, OF2: office },
    id: (kind, relation) => {
      const id = p.rows.get(`${kind} ${relation}`);
      if (!id) throw new Error(`No ${kind} is ${relation}.`);
      return id;
    },
    planted: (kind) => new Map([...p.rows].filter(([key]) => key.startsWith(`${kind} `)).map(([key, id]) => [key.slice(kind.length + 1), id])),
    close: () => api.close(),
  };
}

async function signUp(sql: pg.Pool, base: World): Promise<Record<Exclude<Actor, 'OF2'>, string>> {
  const { rows } = await sql.query<{ id: string }>(`select id from access.organisation where kind = 'comune'`);
  const [first, other] = base.partners;
  const add = (email: string, role: Role, organisation?: string): Promise<string> => addAccount(sql, { email, roles: [{ role, organisation }] }).then(() => email);
  const service2 = await addOrganisation(sql, 'service', 'SerD di prova');
  return {
    CM: base.manager.email, CM2: base.otherManager.email,
    CC: base.coordinators.abitare.email, CC4: base.coordinators['carcere-rems'].email,
    SR: base.service.referrer.email, SR2: await add('inviante@serd.example', 'service_referrer', service2),
    PO: first.operator.email, PC: first.coordinator.email, PO2: other.operator.email, PC2: other.coordinator.email,
    RP: await add('referente@primopasso.example', 'administrative_referent', first.id),
    RC: await add('referente@comune.example', 'administrative_referent', rows[0].id),
    CA: base.cabina.email, CS: await add('segreteria@example.org', 'cabina_secretary', rows[0].id),
    OF: base.office.email,
    AD: await add('amministratore@example.org', 'platform_administrator'),
    AU: await add('revisore@example.org', 'auditor'),
  };
}

const HOME = { area: 'abitare', action: '2.2', targetGroup: 'others_at_risk_of_isolation' } as const;
const PRISON = { area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' } as const;

async function plantPeople(p: Planting, base: World): Promise<Record<string, Planted>> {
  const { manager, otherManager, partners: [first, other] } = base;
  const people: Record<string, Planted> = {};
  let year = 1970;
  const person = async (relation: string, options: Partial<NewPerson>, enrolment: Partial<NewEnrolment> = HOME): Promise<Planted> => {
    const birthDate = p.fact(`${relation}.birth`, `${year++}-02-03`);
    const { personId, caseId } = await addPerson(p.sql, {
      managerId: manager.id, givenName: `Nome-${relation}`, familyName: p.fact(`${relation}.name`, `Famiglia-${relation}!`), birthDate, openedOn: '2026-03-01', ...options,
    });
    p.row('person', relation, personId);
    p.row('case', relation, caseId);
    const { rows } = await p.sql.query<{ id: string }>(`select id from consent where person_id = $1 and purpose = 'sharing_with_partners'`, [personId]);
    p.row('consent', relation, rows[0].id);
    const { enrolmentId, participationId } = await addEnrolment(p.sql, { personId, caseId, ...enrolment });
    p.row('enrolment', relation, enrolmentId);
    p.row('participation', relation, participationId);
    return (people[relation] = { personId, caseId, enrolmentId });
  };
  const assign = async (relation: string, partnerId: string, days: { startsOn?: string; endsOn?: string } = {}, enrolmentId = people[relation].enrolmentId): Promise<void> => {
    const id = await addAssignment(p.sql, { enrolmentId, partnerId, ...days });
    p.row('assignment', relation, id);
    await p.sql.query('update assignment set purpose = $2 where id = $1', [id, p.fact(`${relation}.purpose`, `Scopo-${relation}!`)]);
  };
  const hand = async (relation: string, on: string): Promise<void> => {
    const { personId, caseId } = people[relation];
    await p.sql.query('update care_team set ends_on = $2 where person_id = $1', [personId, on]);
    await p.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values ($1, $2, $3, $4, $5)', [uuid(), caseId, personId, otherManager.id, TODAY]);
  };

  const own = await person('own', { citizenship: null });
  await assign('own', first.id);
  // Entered through Carcere/REMS first: the day of that entry would give it away.
  const hiddenStart = p.fact('own.hiddenStart', '2026-03-17');
  const hidden = await addEnrolment(p.sql, { ...own, ...PRISON, startsOn: hiddenStart });
  await p.sql.query('update participation set entered_on = $2 where person_id = $1', [own.personId, hiddenStart]);
  p.row('enrolment', 'own.hidden', hidden.enrolmentId);
  await assign('own.hidden', other.id, {}, hidden.enrolmentId);

  await person('other', { managerId: otherManager.id }, PRISON);
  await assign('other', other.id);

  await person('former', {}, { ...HOME, endsOn: YESTERDAY });
  await assign('former', first.id, { endsOn: YESTERDAY });
  await hand('former', YESTERDAY);

  const waiting = await person('waiting', {}, { ...HOME, startsOn: '2026-09-15' });
  // Not entered yet: no participation until the coordinator decides.
  await p.sql.query(`update enrolment set outside_reason = $2, participation_id = null where id = $1`, [waiting.enrolmentId, p.fact('waiting.reason', 'Motivo-waiting!')]);
  await p.sql.query('delete from participation where person_id = $1', [waiting.personId]);
  p.rows.delete('participation waiting');
  p.facts.delete('waiting.participation');

  const withdrawn = await person('withdrawn', {});
  await assign('withdrawn', first.id);
  await p.sql.query(`update consent set withdrawn_on = $2 where person_id = $1 and purpose = 'sharing_with_partners'`, [withdrawn.personId, TODAY]);

  await person('upcoming', {});
  await assign('upcoming', first.id, { startsOn: TOMORROW });

  await person('sealed', {}, PRISON);
  await assign('sealed', other.id);

  await person('concluded', {}, { area: 'abitare', action: '1.1', startsOn: '2026-04-01', endsOn: '2026-09-30' });
  await assign('concluded', first.id, { endsOn: '2026-09-30' });
  return people;
}

async function plantMoney(p: Planting, base: World, foreignPartner: string): Promise<void> {
  const [first, other] = base.partners;
  const allocation = (relation: string, values: Record<string, unknown>, amount: number): Promise<string> => {
    p.fact(`${relation}.amount`, `"amountCents":${amount}`);
    return p.insert('allocation', relation, 'allocation', { amount_cents: amount, ...values });
  };
  const own = await allocation('own', { convenzione_id: CONVENZIONE, area_id: area('abitare'), action_id: action('abitare', '2.2'), partner_id: first.id, period_id: period(3) }, 1_000_111);
  const others = await allocation('other', { convenzione_id: CONVENZIONE, area_id: area('carcere-rems'), action_id: action('carcere-rems', '2.1'), partner_id: other.id, period_id: period(3) }, 1_000_222);
  await allocation('foreign', {
    convenzione_id: second(), area_id: second('area', 'abitare'), action_id: second('action', 'abitare', '2.2'), partner_id: foreignPartner, period_id: second('period', 'convention_year', 2),
  }, 77_333);
  const entry = (relation: string, allocationId: string, partnerId: string, key: 'abitare' | 'carcere-rems', amount: number): Promise<string> =>
    p.insert('ledgerEntry', relation, 'ledger_entry', { allocation_id: allocationId, convenzione_id: CONVENZIONE, area_id: area(key), partner_id: partnerId, kind: 'approved', amount_cents: amount, source: 'prova', source_id: uuid() });
  await entry('own', own, first.id, 'abitare', 30_000);
  await entry('other', others, other.id, 'carcere-rems', 40_000);
  p.fact('own.used', '"approvedCents":30000');
  p.fact('other.used', '"approvedCents":40000');
}

async function plantPlans(p: Planting, base: World, people: Record<string, Planted>): Promise<void> {
  const [first, other] = base.partners;
  const allocation = (relation: string): string => p.rows.get(`allocation ${relation}`)!;
  const plan = async (relation: string, of: Planted, status = 'draft'): Promise<string> => {
    const id = await p.insert('plan', relation, 'plan', { case_id: of.caseId, person_id: of.personId, convenzione_id: CONVENZIONE, wishes: p.fact(`${relation}.wishes`, `Desiderio-${relation}!`), starts_on: '2026-09-15' });
    await p.insert('goal', relation, 'plan_goal', { plan_id: id, person_id: of.personId, axis: 'casa', description: p.fact(`${relation}.aim`, `Obiettivo-${relation}!`), position: 1 });
    await line(relation, id, of, {});
    if (status !== 'draft') await p.sql.query(`update plan set status = $2, activated_at = now() where id = $1`, [id, status]);
    return id;
  };
  const line = (relation: string, planId: string, of: Planted, values: Record<string, unknown>): Promise<string> => p.insert('line', relation, 'plan_line', {
    plan_id: planId, person_id: of.personId, axis: 'casa', item: p.fact(`${relation}.item`, `Voce-${relation}!`), source: 'convenzione', enrolment_id: of.enrolmentId, partner_id: first.id,
    allocation_id: allocation('own'), starts_on: '2026-10-01', ends_on: '2026-12-31', quantity: 10, unit: 'hour', unit_cost_cents: 100, position: 2, ...values,
  });
  const own = await plan('own', people['own']);
  await line('own.hidden', own, people['own'], { enrolment_id: p.rows.get('enrolment own.hidden'), partner_id: other.id, allocation_id: allocation('other') });
  await line('own.gift', own, people['own'], { source: 'community', enrolment_id: null, partner_id: null, allocation_id: null });
  // Ten euro on each of the three lines: who sees two of them is told of twenty.
  p.fact('own.hiddenTotal', '"totalCents":3000');
  await plan('active', people['withdrawn'], 'active');
  await plan('former', people['former']);
  const others = await p.insert('plan', 'other', 'plan', { case_id: people['other'].caseId, person_id: people['other'].personId, convenzione_id: CONVENZIONE, wishes: p.fact('other.wishes', 'Desiderio-other!'), starts_on: '2026-09-15' });
  await p.insert('goal', 'other', 'plan_goal', { plan_id: others, person_id: people['other'].personId, axis: 'casa', description: p.fact('other.aim', 'Obiettivo-other!'), position: 1 });
  await line('other', others, people['other'], { partner_id: other.id, allocation_id: allocation('other') });
  for (const [relation, by] of [['own', base.manager], ['former', base.manager], ['other', base.otherManager]] as const) {
    const { caseId, personId } = people[relation];
    await p.insert('axisLevel', relation, 'axis_level', { case_id: caseId, person_id: personId, axis: 'casa', moment: 'baseline', level: 2, assessed_on: '2026-09-15', assessed_by: by.id });
  }
}

async function plantActivities(p: Planting, base: World, people: Record<string, Planted>, foreignPartner: string): Promise<void> {
  const [first, other] = base.partners;
  const DONE: Record<string, Record<string, unknown>> = {
    draft: {}, submitted: { submitted_at: '2026-11-10T10:00Z' },
    returned: { submitted_at: '2026-11-10T10:00Z', decided_at: '2026-11-11T10:00Z', decided_by: base.coordinators.abitare.id, return_reason: 'Mancano i minuti' },
    validated: { submitted_at: '2026-11-10T10:00Z', decided_at: '2026-11-11T10:00Z', decided_by: base.coordinators.abitare.id },
  };
  interface Report { relation: string; status: string; partnerId?: string; where?: { area: 'abitare' | 'carcere-rems'; action: string }; people?: { relation: string; enrolmentId: string; personId: string }[]; crowd?: number; heldOn?: string }
  const report = async ({ relation, status, partnerId = first.id, where = HOME, people: present = [], crowd, heldOn = '2026-11-09' }: Report): Promise<void> => {
    const place = { convenzione_id: CONVENZIONE, partner_id: partnerId, area_id: area(where.area), action_id: action(where.area, where.action) };
    const id = await p.insert('activity', relation, 'activity', {
      ...place, kind: 'group', title: p.fact(`${relation}.title`, `Titolo-${relation}!`), held_on: heldOn, minutes: 60, status,
      operator_id: partnerId === first.id ? first.operator.id : other.operator.id, ...DONE[status],
    });
    await p.sql.query('insert into activity_note (activity_id, partner_id, area_id, text) values ($1, $2, $3, $4)', [id, partnerId, area(where.area), p.fact(`${relation}.note`, `Nota-${relation}!`)]);
    for (const { relation: who, enrolmentId, personId } of present) {
      await p.insert('attendance', who, 'attendance', {
        ...place, activity_id: id, enrolment_id: enrolmentId, person_id: personId, held_on: heldOn, minutes: 60,
        ...(status === 'validated' && { validated_at: '2026-11-11T10:00Z', validated_by: base.coordinators.abitare.id }),
      });
    }
    if (crowd) await p.insert('headcount', relation, 'headcount', { activity_id: id, convenzione_id: CONVENZIONE, partner_id: partnerId, area_id: area(where.area), target_group_id: targetGroup('abitare', 'neighbours'), people: crowd });
    if (crowd) p.fact(`${relation}.crowd`, `"headcountPeople":${crowd}`);
  };
  const at = (relation: string, of = relation): { relation: string; enrolmentId: string; personId: string } => ({ ...people[of], relation });
  const there = { ...PRISON, partnerId: other.id };
  await report({ relation: 'own', status: 'submitted', people: [at('own'), at('former')], crowd: 14 });
  await report({ relation: 'draft', status: 'draft', people: [at('draft', 'own')], crowd: 15, heldOn: '2026-11-16' });
  await report({ relation: 'returned', status: 'returned', people: [at('returned', 'own')], crowd: 16 });
  await report({ relation: 'validated', status: 'validated', people: [at('concluded')], where: { area: 'abitare', action: '1.1' }, heldOn: '2026-09-09' });
  await report({ relation: 'crowd', status: 'validated', crowd: 17 });
  await report({ relation: 'other', status: 'submitted', partnerId: other.id, where: PRISON, people: [at('other')] });
  await report({ relation: 'own.hidden', status: 'submitted', partnerId: there.partnerId, where: PRISON, people: [{ relation: 'own.hidden', personId: people['own'].personId, enrolmentId: p.rows.get('enrolment own.hidden')! }] });
  await p.insert('activity', 'foreign', 'activity', {
    convenzione_id: second(), partner_id: foreignPartner, area_id: second('area', 'abitare'), action_id: second('action', 'abitare', '2.2'), kind: 'event', title: p.fact('foreign.title', 'Titolo-foreign!'),
    held_on: '2026-02-09', minutes: 60, status: 'submitted', operator_id: other.operator.id, submitted_at: '2026-02-10T10:00Z',
  });
}

async function plantReferrals(p: Planting, base: World, people: Record<string, Planted>): Promise<void> {
  const { rows } = await p.sql.query<{ id: string; by: string }>(`select r.organisation_id as id, a.id as by from access.account a join access.account_role r on r.account_id = a.id where a.email = 'inviante@serd.example'`);
  const ours = { service_id: base.service.id, sent_by: base.service.referrer.id };
  const theirs = { service_id: rows[0].id, sent_by: rows[0].by };
  const refer = (relation: string, values: Record<string, unknown>): Promise<string> => p.insert('referral', relation, 'referral', {
    convenzione_id: CONVENZIONE, source_kind: 'cps', person_name: p.fact(`${relation}.referredName`, `Segnalata-${relation}!`), reason: p.fact(`${relation}.referredFor`, `Perche-${relation}!`), sent_on: '2026-11-02', ...values,
  });
  const decided = (by: string, relation: string): Record<string, unknown> => ({ status: 'accepted', decided_on: '2026-11-03', decided_by: by, person_id: people[relation].personId });
  await refer('own', { ...ours, area_ids: [area('abitare')] });
  await refer('general', { ...theirs, area_ids: [] });
  await refer('other', { ...theirs, area_ids: [area('carcere-rems')] });
  await refer('accepted', { ...ours, area_ids: [area('abitare')], ...decided(base.manager.id, 'own') });
  await refer('taken', { ...ours, area_ids: [area('abitare')], ...decided(base.otherManager.id, 'other') });
  await refer('foreign', { ...theirs, area_ids: [], convenzione_id: second() });
}

/** The concluded case, as its conclusion leaves it: on 2026-09-30, better on one axis, counted since. */
async function plantConclusion(p: Planting, base: World, people: Record<string, Planted>): Promise<void> {
  const conclude = async (relation: string, { caseId, personId }: Planted, by: string): Promise<void> => {
    await p.sql.query(`update case_file set status = 'concluded', concluded_on = '2026-09-30', outcome = 'goals_reached' where id = $1`, [caseId]);
    await p.sql.query(`update participation set exited_on = '2026-09-30' where person_id = $1`, [personId]);
    await p.insert('evidence', relation, 'conclusion_evidence', {
      case_id: caseId, person_id: personId, convenzione_id: CONVENZIONE, concluded_on: '2026-09-30', outcome: 'goals_reached', frozen_by: by,
      axes: JSON.stringify([{ axis: 'casa', worked: true, baseline: 2, baselineOn: '2026-04-01', final: 4, finalOn: '2026-09-30' }]),
      attendance: JSON.stringify({ sessions: 1, minutes: 60, from: '2026-09-09', to: '2026-09-09' }),
    });
  };
  await conclude('concluded', people['concluded'], base.manager.id);
  const gone = await addPerson(p.sql, { managerId: base.otherManager.id, familyName: p.fact('gone.name', 'Famiglia-gone!'), openedOn: '2026-03-01' });
  p.row('person', 'gone', gone.personId);
  p.row('case', 'gone', gone.caseId);
  await conclude('gone', { ...gone, enrolmentId: '' }, base.otherManager.id);
}

/** Rows about nobody, and accounts: reference data that some may change and nobody of them is told apart. */
async function plantReference(p: Planting, base: World, foreignPartner: string): Promise<void> {
  const one = async (kind: Kind, relation: string, sql: string, values: unknown[]): Promise<void> => {
    const { rows } = await p.sql.query<{ id: string }>(sql, values);
    p.rows.set(`${kind} ${relation}`, rows[0].id);
  };
  await one('ceiling', 'own', 'select id from ceiling where area_id = $1 and period_id = $2 and superseded_at is null', [area('abitare'), period(3)]);
  await one('ceiling', 'foreign', 'select id from ceiling where area_id = $1 limit 1', [second('area', 'abitare')]);
  await one('target', 'own', `select id from indicator_target where convenzione_id = $1 and indicator = 'EECO01' and kind = 'target'`, [CONVENZIONE]);
  await one('target', 'foreign', 'select id from indicator_target where convenzione_id = $1 limit 1', [second()]);
  await one('extension', 'own', 'select id from convenzione_extension where convenzione_id = $1', [CONVENZIONE]);
  await p.sql.query(`insert into convenzione_extension (id, convenzione_id, kind, months, starts_on, ends_on, act_number, act_date) values ($1, $2, 'proroga', 12, '2026-06-01', '2027-05-31', 'X 1', '2026-05-01')`, [uuid(), second()]);
  await one('extension', 'foreign', 'select id from convenzione_extension where convenzione_id = $1', [second()]);
  // Years by the calendar stand beside those of the convenzione: the proroga cut the last one short.
  await p.sql.query(`update period set ends_on = '2026-12-31' where convenzione_id = $1 and basis = 'calendar_year' and number = 3`, [CONVENZIONE]);
  await p.sql.query(`insert into period (id, convenzione_id, basis, number, starts_on, ends_on) values ($1, $2, 'calendar_year', 4, '2027-01-01', '2027-05-31')`, [uuid(), CONVENZIONE]);
  p.rows.set('service own', base.service.id);
  p.rows.set('partner own', base.partners[0].id);
  p.rows.set('partner other', base.partners[1].id);
  p.rows.set('partner foreign', foreignPartner);
  p.rows.set('account own', base.partners[1].operator.id);
  p.fact('own.email', base.partners[1].operator.email);
  p.fact('own.employer', `"organisation":"${base.partners[1].name}"`);
  p.fact('own.ceiling', '"ceilingCents":50000000');
}

/** One id for every kind: its rows existed and are gone. */
async function plantMissing(p: Planting, base: World): Promise<void> {
  const id = uuid();
  await p.sql.query('insert into person (id, alias, created_by) values ($1, $2, $3)', [id, 'Cancellata', base.manager.id]);
  await p.sql.query(`delete from access.reach where person_id = $1`, [id]);
  await p.sql.query('delete from person where id = $1', [id]);
  for (const kind of [...KINDS, ...ROOMS.flatMap(({ kinds = [] }) => kinds)]) p.rows.set(`${kind} missing`, id);
}

/** Codes are encrypted: the other manager records one as anybody would. */
async function plantCode(api: TestApi, p: Planting, base: World): Promise<void> {
  const client = await api.signIn(base.otherManager.email);
  await client.patch(`/people/${p.rows.get('person other')}`, { taxCode: TAX_CODE }, 1).expect(200);
  p.fact('other.code', TAX_CODE);
  const manager = await api.signIn(base.manager.email);
  await manager.patch(`/people/${p.rows.get('person own')}`, { taxCode: p.fact('own.code', 'VRDLGU80A01F205T') }, 1).expect(200);
}

