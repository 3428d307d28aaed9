// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { TODAY } from '../support/arrange.js';
import { action, area, period, targetGroup } from '../support/people.js';
import { second } from '../support/second-convenzione.js';
import { byId, everything, filtered, list, type Make } from './room.js';
import { FORMER_CODE, TAX_CODE, type Relation } from './world.js';

const ACT = { reason: 'Prova', actNumber: 'DD 1', actDate: '2026-11-20' };

/** Somebody else's rows are named together: their plan with their goal, their activity with their people. */
const whose = (relation: Relation): Relation => (relation === 'hidden' ? 'own.hidden' : relation);

const NEW_ACTIVITY = { kind: 'simple', title: 'Un incontro', heldOn: TODAY, minutes: 45 };
const LEVEL = { axis: 'lavoro', moment: 'baseline', level: 3, assessedOn: TODAY };
const LINE = { axis: 'lavoro', item: 'Ore in più', source: 'convenzione', quantity: '2', unit: 'hour', unitCostCents: 100, startsOn: '2026-11-01', endsOn: '2026-11-30' };

export const REQUESTS: Readonly<Record<string, Make>> = {
  'GET /status': everything,
  'GET /demo/accounts': everything,
  // Another one each time: tries of one address are counted, also where there is no account.
  'POST /session': () => ({ body: { email: `nessuno.${randomUUID()}@example.org`, password: 'qualcosa di sbagliato' } }),
  'GET /session': everything,
  'PATCH /session': (relation, world, me) => ({ body: { roleId: relation === 'own' ? me.roleId : world.id('account', relation === 'other' ? 'own' : relation) } }),
  'DELETE /session': everything,

  'GET /programme': everything,
  'GET /convenzioni': list,
  'GET /ceilings': list,
  'GET /ceilings/:id': byId('ceiling'),
  'POST /ceilings': (relation, world) => ({
    body: { amountCents: 60_000_000, ...ACT, ...(relation === 'foreign' ? { areaId: second('area', 'abitare'), periodId: second('period', 'convention_year', 2) }
      : { areaId: relation === 'own' ? area('abitare') : world.id('ceiling', 'missing'), periodId: relation === 'own' ? period(3) : world.id('ceiling', 'missing') }) },
    after: `select count(*) from ceiling where area_id = $1 and period_id = $2 and superseded_at is not null`, values: [area('abitare'), period(3)], effect: 1,
  }),
  'GET /extensions': list,
  'GET /extensions/:id': byId('extension'),
  'POST /extensions': () => ({
    body: { kind: 'proroga', months: 12, actNumber: 'DD 2', actDate: '2026-11-20' },
    // The calendar year that the convenzione used to end in grows, and a year of its own is opened, with its ceilings.
    after: `select array[(select count(*) from period p where p.ends_on = '2027-12-31' and p.basis = 'calendar_year' and p.convenzione_id = (access.actor()).convenzione_id),
      (select count(*) from period p where p.starts_on = '2027-06-01' and p.convenzione_id = (access.actor()).convenzione_id),
      (select count(*) from ceiling c join period p on p.id = c.period_id where p.starts_on = '2027-06-01' and p.convenzione_id = (access.actor()).convenzione_id)]::int[]`,
    effect: [1, 1, 4],
  }),
  'GET /indicator-targets': list,
  'GET /indicator-targets/:id': byId('target'),
  'POST /indicator-targets': () => ({
    body: { indicator: 'EECO01', byDate: '2026-12-31', value: 900, ...ACT },
    after: `select count(*) from indicator_target where superseded_at is not null`, effect: 1,
  }),
  'GET /allocations': filtered('partnerId', 'partner'),
  'GET /allocations/:id': byId('allocation'),
  'POST /allocations': (relation, world) => ({
    body: { amountCents: 1_000, actionId: relation === 'foreign' ? second('action', 'abitare', '1.2') : relation === 'missing' ? world.id('allocation', 'missing') : action('abitare', '1.2'), partnerId: world.base.partners[0].id, periodId: period(3) },
  }),
  'PATCH /allocations/:id': byId('allocation', { body: { amountCents: 900_000 } }),
  'GET /ledger-entries': filtered('allocationId', 'allocation'),
  'GET /services': list,
  'GET /services/:id': byId('service'),
  'GET /partners': list,
  'GET /partners/:id': byId('partner'),

  'GET /people': list,
  'POST /people': (relation, world) => ({
    body: {
      alias: 'Nuova',
      ...(relation === 'known-code' && { taxCode: TAX_CODE }),
      // Somebody with the same names: on the same day of birth likely the same, without one possibly.
      ...((relation === 'likely' || relation === 'possible') && { givenName: 'Nome-upcoming', familyName: 'Famiglia-upcoming', ...(relation === 'likely' && { birthDate: world.facts.get('upcoming.birth')! }) }),
      ...(relation === 'known-former-code' && { taxCode: FORMER_CODE }),
      ...(relation === 'referred' && { referralId: world.id('referral', 'own') }),
      ...(relation === 'referred-elsewhere' && { referralId: world.id('referral', 'other') }),
      ...(relation === 'referred-missing' && { referralId: world.id('referral', 'missing') }),
      ...(relation === 'own' && { birthDate: '1990-05-05', sex: 'female', characteristics: { education: 'isced_3_4' }, consents: [{ purpose: 'taking_in_charge', legalBasis: 'public_interest', givenOn: TODAY }] }),
    },
    ...(relation === 'possible' && { after: `select count(*) from duplicate_pair where person_id = $1 and status = 'open' and score < 80`, values: [world.id('person', 'upcoming')], effect: 1 }),
    ...(relation === 'own' && {
      after: `select array[(select count(*) from care_team t where t.account_id = (access.actor()).account_id and t.starts_on = $1), (select count(*) from person_characteristics k join person p on p.id = k.person_id where p.alias = 'Nuova' and education is not null),
        (select count(*) from person_identity i join person p on p.id = i.person_id where p.alias = 'Nuova' and i.birth_date is not null)]::int[]`,
      values: [TODAY], effect: [1, 1, 1],
    }),
  }),
  'GET /people/:id': byId('person'),
  'PATCH /people/:id': byId('person', (relation) => ({
    version: relation === 'own' ? 2 : 1, body: { alias: 'Adina', citizenship: 'FR', characteristics: { education: 'isced_5_8' } },
    after: `select (select citizenship from person_identity where person_id = p.id) || ' ' || (select education from person_characteristics where person_id = p.id) from person p where alias = 'Adina'`, effect: 'FR isced_5_8',
  })),
  'POST /people/:id/consents': byId('person', { body: { purpose: 'monitoring', legalBasis: 'explicit_consent', givenOn: TODAY } }),
  'POST /consents/:id/withdrawal': byId('consent', (relation, world) => ({
    body: { withdrawnOn: TODAY },
    after: `select count(*) from assignment where person_id = $1 and coalesce(ends_on, 'infinity') > $2`, values: [world.id('person', relation), TODAY], effect: 0,
  })),
  'POST /cases': (relation, world) => ({ body: { personId: world.id('person', relation) } }),
  'GET /cases/:id': byId('case'),
  'PATCH /cases/:id': byId('case', (relation, world) => ({
    // The phase that ends and the one that begins stand in its history, for who reads it.
    body: { phase: 'monitoring' }, after: 'select count(*) from case_phase where case_id = $1', values: [world.id('case', relation)], effect: 2,
  })),
  'GET /cases/:id/conclusion': byId('case'),
  'POST /cases/:id/conclusion': byId('case', (_, world) => ({
    body: { outcome: 'goals_reached', concludedOn: TODAY, finalLevels: [{ axis: 'casa', level: 4 }] },
    after: `select array[(select count(*) from assignment where person_id = $1 and ends_on = $2), (select count(*) from enrolment where person_id = $1 and ends_on = $2),
      (select count(*) from participation where person_id = $1 and exited_on = $2), (select count(*) from plan where person_id = $1 and status = 'closed'),
      (select count(*) from axis_level where person_id = $1 and moment = 'conclusion')]::int[]`,
    values: [world.id('person', 'own'), TODAY], effect: [1, 1, 1, 1, 1],
  })),
  'GET /cases/:id/axis-levels': byId('case'),
  'POST /cases/:id/axis-levels': byId('case', { body: LEVEL }),
  'PATCH /axis-levels/:id': byId('axisLevel', { body: { level: 3 }, after: `select count(*) from axis_level where level = 3`, effect: 1 }),
  'GET /participations/:id': byId('participation'),
  'PATCH /participations/:id': byId('participation', { body: { citizenship: 'IT' }, after: `select count(*) from participation where citizenship = 'IT' and version = 2`, effect: 1 }),

  'GET /enrolments': list,
  'GET /enrolments/:id': (relation, world) => ({ id: world.id('enrolment', whose(relation)) }),
  'POST /enrolments': (relation, world) => ({
    body: {
      caseId: world.id('case', relation === 'hidden' ? 'own' : relation), startsOn: TODAY,
      ...(relation === 'hidden' ? { actionId: action('carcere-rems', '2.2'), targetGroupId: targetGroup('carcere-rems', 'asking_for_alternatives') }
        : { actionId: action('abitare', '1.2'), targetGroupId: targetGroup('abitare', 'others_at_risk_of_isolation') }),
    },
    // The participation that an entry makes holds what is known of the person on that day.
    ...(relation === 'waiting' && {
      after: `select t.employment_status || ' ' || t.birth_date from participation t where t.person_id = $1`, values: [world.id('person', 'waiting')],
      effect: `inactive ${world.facts.get('waiting.birth')}`,
    }),
  }),
  'POST /enrolments/:id/admission': (relation, world) => ({ id: world.id('enrolment', whose(relation)), body: { decision: 'admitted' } }),
  'POST /enrolments/:id/end': (relation, world) => ({
    id: world.id('enrolment', whose(relation)), body: { endsOn: TODAY },
    after: `select array[count(*) filter (where a.starts_on > $2), count(*) filter (where coalesce(a.ends_on, 'infinity') > $2)]::int[] from assignment a where a.enrolment_id = $1`,
    values: [world.id('enrolment', whose(relation)), TODAY], effect: [0, 0],
  }),
  'GET /assignments': list,
  'GET /assignments/:id': (relation, world) => ({ id: world.id('assignment', whose(relation)) }),
  'POST /assignments': (relation, world) => ({ body: { enrolmentId: world.id('enrolment', whose(relation)), partnerId: world.base.partners[1].id, purpose: 'Compagnia', startsOn: TODAY } }),
  'POST /assignments/:id/end': (relation, world) => ({ id: world.id('assignment', whose(relation)), body: { endsOn: TODAY } }),

  'GET /plans': filtered('caseId', 'case'),
  'POST /plans': (relation, world) => ({ body: { caseId: world.id('case', relation), startsOn: TODAY } }),
  'GET /plans/:id': byId('plan'),
  'PATCH /plans/:id': byId('plan', { body: { reviewOn: '2027-03-01' } }),
  'POST /plans/:id/goals': byId('plan', { body: { axis: 'lavoro', description: 'Un lavoro' } }),
  'DELETE /plans/:id/goals/:goalId': (relation, world) => relation === 'mixed'
    ? { id: world.id('plan', 'own'), params: { goalId: world.id('goal', 'other') } }
    : { id: world.id('plan', relation), params: { goalId: world.id('goal', relation) } },
  'POST /plans/:id/lines': (relation, world) => {
    const elsewhere: Record<string, object> = {
      'enrolment-hidden': { enrolmentId: world.id('enrolment', 'own.hidden'), partnerId: world.base.partners[1].id },
      'enrolment-missing': { enrolmentId: world.id('enrolment', 'missing'), partnerId: world.base.partners[1].id },
    };
    return {
      id: world.id('plan', relation in elsewhere ? 'own' : relation),
      body: { ...LINE, enrolmentId: world.id('enrolment', 'own'), partnerId: world.base.partners[0].id, ...elsewhere[relation] },
    };
  },
  'DELETE /plans/:id/lines/:lineId': (relation, world) => relation === 'hidden'
    ? { id: world.id('plan', 'own'), params: { lineId: world.id('line', 'own.hidden') } }
    : { id: world.id('plan', relation), params: { lineId: world.id('line', relation) } },
  'GET /plan-lines': filtered('personId', 'person'),

  'GET /activities': filtered('personId', 'person'),
  'GET /activities/:id': (relation, world) => ({ id: world.id('activity', whose(relation)) }),
  'POST /activities': (relation, world) => ({
    body: {
      ...NEW_ACTIVITY, actionId: relation === 'hidden' ? action('carcere-rems', '2.1') : action('abitare', '2.2'),
      attendances: [{ personId: world.id('person', relation === 'hidden' ? 'own' : relation) }], headcounts: relation === 'hidden' ? [] : [{ targetGroupId: targetGroup('abitare', 'neighbours'), people: 3 }], notes: 'Una nota',
    },
    after: `select array[(select count(*) from attendance where held_on = $1), (select count(*) from headcount where people = 3), (select count(*) from activity_note where text = 'Una nota')]::int[]`, values: [TODAY], effect: [1, 1, 1],
  }),
  'PATCH /activities/:id': (relation, world) => ({
    id: world.id('activity', whose(relation)),
    body: relation === 'draft' ? { notes: null, headcounts: [], attendances: [{ personId: world.id('person', 'own'), minutes: 20 }] } : relation === 'returned' ? { attendances: [], title: 'Con un altro titolo' } : { title: 'Con un altro titolo' },
    after: `select array[(select coalesce(sum(minutes), 0) from attendance where activity_id = $1), (select count(*) from headcount where activity_id = $1), (select count(*) from activity_note where activity_id = $1)]::int[]`,
    values: [world.id('activity', whose(relation))], effect: relation === 'draft' ? [20, 0, 0] : [0, 1, 1],
  }),
  'DELETE /activities/:id': (relation, world) => ({ id: world.id('activity', whose(relation)) }),
  'POST /activities/:id/submission': (relation, world) => ({ id: world.id('activity', whose(relation)) }),
  'POST /activities/:id/validation': (relation, world) => ({
    id: world.id('activity', whose(relation)), body: { decision: 'validated' },
    after: 'select count(*) from attendance where activity_id = $1 and validated_at is not null', values: [world.id('activity', whose(relation))], effect: 2,
  }),
  'GET /register': list,

  'GET /dashboard': everything,
  'GET /indicators': everything,
  'GET /indicators/:code': (relation) => ({ params: { code: relation } }),
  'GET /indicators/:code/members': (relation) => ({ params: { code: relation }, query: '?limit=100' }),

  'GET /accounts': list,
  'GET /accounts/:id': byId('account'),
  'PATCH /accounts/:id': byId('account', (relation, world) => ({
    body: { disabled: true }, after: 'select count(*) from access.account where id = $1 and disabled_at is not null', values: [world.id('account', relation)], effect: 1,
  })),
  'GET /audit-entries': (_, world) => ({ query: '?limit=100', after: 'select count(*) from audit.entry where $1 = any (person_ids)', values: [world.id('person', 'missing')], effect: 2 }),
};
