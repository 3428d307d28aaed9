// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { TODAY } from '../../support/arrange.js';
import { CONVENZIONE } from '../../support/people.js';
import { second } from '../../support/second-convenzione.js';
import { byId, everything, filtered, type Make, type Request, type Room } from '../room.js';
import type { Kind, MatrixWorld, Planting, Relation } from '../world.js';

const INTERVENTION = { axis: 'casa', description: 'Una cosa in più', kind: 'simple', startsOn: '2026-10-01', endsOn: '2026-10-31' };
const BANDS = [{ level: 'low', fromCentsPerDay: 0, toCentsPerDay: 100 }, { level: 'medium', fromCentsPerDay: 100, toCentsPerDay: 200 }, { level: 'high', fromCentsPerDay: 200, toCentsPerDay: null }];

/** A part of a plan, named with its plan; `hidden` stands in one's own plan, `mixed` in another one than it is named with. */
const part = (kind: Kind, param: string, more: (relation: Relation, world: MatrixWorld) => Partial<Request> = () => ({})): Make => (relation, world) => {
  const planOf: Record<string, string> = { hidden: 'own', mixed: 'own' };
  const partOf: Record<string, string> = { hidden: 'own.hidden', mixed: 'other' };
  return { id: world.id('plan', planOf[relation] ?? relation), params: { [param]: world.id(kind, partOf[relation] ?? relation) }, ...more(relation, world) };
};

const review = (relation: Relation, world: MatrixWorld): Partial<Request> => ({
  body: {
    kind: 'scheduled', heldOn: TODAY, decision: 'continue', goals: [{ goalId: world.id('goal', relation), evaluation: 'reached', level: 4 }],
    commitments: relation === 'active' ? [{ signatoryId: world.id('promise', 'active'), kept: 'kept' }] : [],
  },
  after: `select array[count(*), (select count(*) from plan_review_goal g where g.level = 4), (select count(*) from plan_review_commitment c where c.kept = 'kept')]::int[] from plan_review r where r.held_on = $1`,
  values: [TODAY], effect: [1, 1, 1],
});

/** What plans are made of. own and former are drafts; active is of who withdrew the consent to share; see world.ts. */
export const PLAN_CONTENTS: Room = {
  kinds: ['intervention', 'risk', 'review', 'reviewedGoal', 'reviewedCommitment', 'spending', 'spendable', 'promise', 'bands'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
PATCH /plans/:id/goals/:goalId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /plans/:id/lines/:lineId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /plans/:id/interventions
  own               201 403 403 403 403 403 403 403 403 403 403 403
  enrolment-hidden  422 403 403 403 403 403 403 403 403 403 403 403
  enrolment-missing 422 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /plans/:id/interventions/:interventionId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /plans/:id/interventions/:interventionId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /plans/:id/interventions/:interventionId/sessions
  own               200 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  active            200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /plans/:id/delivered
  own               200 403 403 403 403 403 403 403 403 403 403 403
  active            200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /plan-interventions
  list              200 403 200 200 200 403 403 403 403 403 403 403
  own               200 403 200 200 200 403 403 403 403 403 403 403
  withdrawn         200 403 200 200 200 403 403 403 403 403 403 403
  other             200 403 200 200 200 403 403 403 403 403 403 403
  missing           200 403 200 200 200 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
POST /plans/:id/risks
  own               201 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /plans/:id/risks/:riskId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /plans/:id/risks/:riskId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /plans/:id/reviews
  active            200 403 403 403 403 403 403 403 403 403 403 403
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /plans/:id/reviews
  active            201 403 403 403 403 403 403 403 403 403 403 403
  own               409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /plans/:id/reviews/:reviewId
  active            200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /plans/:id/reviews/:reviewId
  active            200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /plans/:id/spending
  active            200 403 403 403 403 403 403 403 403 403 403 403
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /plans/:id/lines/:lineId/spending
  active            201 403 403 403 403 403 403 403 403 403 403 403
  financed          422 403 403 403 403 403 403 403 403 403 403 403
  own               409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /plans/:id/spending/:spendingId
  active            204 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /intensity-bands
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /intensity-bands/:id
  own               200 200 200 200 200 200 200 200 200 200 200 200
  foreign           404 404 404 404 404 404 404 404 404 404 404 404
  missing           404 404 404 404 404 404 404 404 404 404 404 404
POST /intensity-bands
  own               403 403 403 403 403 403 403 403 403 201 403 403
`,
  facts: `
PATCH /plans/:id/goals/:goalId
  own        CM                   own.allocation own.case own.enrolment own.gift.item own.gift.line own.goal own.item own.line own.name own.person own.plan own.wishes
PATCH /plans/:id/lines/:lineId
  own        CM                   own.aim own.allocation own.case own.enrolment own.gift.item own.gift.line own.goal own.line own.name own.person own.plan own.wishes
POST /plans/:id/interventions
  own        CM                   own.enrolment
PATCH /plans/:id/interventions/:interventionId
  own        CM                   own.aim own.allocation own.case own.enrolment own.gift.item own.gift.line own.goal own.item own.line own.name own.person own.plan own.wishes
DELETE /plans/:id/interventions/:interventionId
  own        CM                   own.aim own.allocation own.case own.enrolment own.gift.item own.gift.line own.goal own.item own.line own.name own.person own.plan own.wishes
GET /plan-interventions
  list       CM                   active.plan own.enrolment own.person own.plan partner.does service.does withdrawn.enrolment withdrawn.person
  list       SR                   service.does
  list       PO,PC                partner.does
  own        CM                   own.enrolment own.person own.plan
  withdrawn  CM                   active.plan withdrawn.enrolment withdrawn.person
PATCH /plans/:id/risks/:riskId
  own        CM                   own.aim own.allocation own.case own.enrolment own.gift.item own.gift.line own.goal own.item own.line own.name own.person own.plan own.wishes
DELETE /plans/:id/risks/:riskId
  own        CM                   own.aim own.allocation own.case own.enrolment own.gift.item own.gift.line own.goal own.item own.line own.name own.person own.plan own.wishes
GET /plans/:id/reviews
  active     CM                   active.aim active.goal active.keptSo active.plan active.reviewed active.saidSo
POST /plans/:id/reviews
  active     CM                   active.aim active.goal active.plan
GET /plans/:id/reviews/:reviewId
  active     CM                   active.aim active.goal active.keptSo active.plan active.reviewed active.saidSo
PATCH /plans/:id/reviews/:reviewId
  active     CM                   active.aim active.goal active.keptSo active.plan active.saidSo
GET /plans/:id/spending
  active     CM                   active.plan active.spentFor
POST /plans/:id/lines/:lineId/spending
  active     CM                   active.plan
GET /intensity-bands
  list       CM,CC,SR,PO,PC,RP,RC,CA,CS,OF,AD,AU own.act
GET /intensity-bands/:id
  own        CM,CC,SR,PO,PC,RP,RC,CA,CS,OF,AD,AU own.act
`,
  rows: `
plan_intervention by intervention
  CM      own active
plan_risk by risk
  CM      own active
plan_review by review
  CM      active
plan_review_goal by reviewedGoal
  CM      active
plan_review_commitment by reviewedCommitment
  CM      active
plan_spending by spending
  CM      active
`,
  requests: {
    'PATCH /plans/:id/goals/:goalId': part('goal', 'goalId', () => ({ body: { description: 'Un altro obiettivo', place: 1 } })),
    'PATCH /plans/:id/lines/:lineId': part('line', 'lineId', () => ({ body: { item: 'Un’altra voce' } })),
    'POST /plans/:id/interventions': (relation, world) => {
      const enrolment = { 'enrolment-hidden': 'own.hidden', 'enrolment-missing': 'missing' }[relation];
      const mine = { enrolmentId: world.id('enrolment', 'own'), partnerId: world.base.partners[0].id };
      // The same enrolment and partner stand in the plan on later days.
      return {
        id: world.id('plan', enrolment ? 'own' : relation),
        body: { ...INTERVENTION, ...mine, ...(enrolment && { enrolmentId: world.id('enrolment', enrolment), partnerId: world.base.partners[1].id }) },
      };
    },
    'PATCH /plans/:id/interventions/:interventionId': part('intervention', 'interventionId', (relation, world) => ({
      body: { place: 'Altrove' }, after: `select count(*) from plan_intervention where id = $1 and place = 'Altrove'`, values: [world.id('intervention', relation === 'hidden' ? 'own.hidden' : relation === 'mixed' ? 'other' : relation)], effect: 1,
    })),
    'DELETE /plans/:id/interventions/:interventionId': part('intervention', 'interventionId'),
    'GET /plans/:id/interventions/:interventionId/sessions': part('intervention', 'interventionId'),
    'GET /plans/:id/delivered': byId('plan'),
    'GET /plan-interventions': filtered('personId', 'person'),
    'POST /plans/:id/risks': byId('plan', { body: { description: 'Un altro rischio', response: 'Chiamare' } }),
    'PATCH /plans/:id/risks/:riskId': part('risk', 'riskId', (relation, world) => ({
      body: { response: 'Scrivere' }, after: `select count(*) from plan_risk where id = $1 and response = 'Scrivere'`, values: [world.id('risk', relation === 'mixed' ? 'other' : relation)], effect: 1,
    })),
    'DELETE /plans/:id/risks/:riskId': part('risk', 'riskId'),
    'GET /plans/:id/reviews': byId('plan'),
    'POST /plans/:id/reviews': byId('plan', review),
    'GET /plans/:id/reviews/:reviewId': part('review', 'reviewId'),
    'PATCH /plans/:id/reviews/:reviewId': part('review', 'reviewId', () => ({ body: { notes: 'Altre note', nextReviewOn: '2027-02-01' } })),
    'GET /plans/:id/spending': byId('plan'),
    'POST /plans/:id/lines/:lineId/spending': (relation, world) => ({
      id: world.id('plan', relation === 'financed' ? 'active' : relation),
      params: { lineId: relation === 'active' ? world.id('spendable', 'active') : world.id('line', relation === 'financed' ? 'active' : relation) },
      body: { amountCents: 100, spentOn: TODAY },
    }),
    'DELETE /plans/:id/spending/:spendingId': part('spending', 'spendingId', (relation, world) => ({
      after: 'select count(*) from plan_spending where id = $1', values: [world.id('spending', relation === 'mixed' ? 'other' : relation)], effect: 0,
    })),
    'GET /intensity-bands': everything,
    'GET /intensity-bands/:id': byId('bands'),
    'POST /intensity-bands': () => ({
      body: { validFrom: '2027-01-01', actNumber: 'DD 3', actDate: '2026-11-20', bands: BANDS },
      after: `select array[count(*) filter (where valid_to = '2026-12-31'), count(*) filter (where valid_from = '2027-01-01')]::int[] from intensity_band where convenzione_id = (access.actor()).convenzione_id`, effect: [3, 3],
    }),
  },
  async plant(p, base, people) {
    const [first, other] = base.partners;
    const put = (kind: Kind, relation: Relation, table: string, values: Record<string, unknown>): Promise<string> => insert(p, table, values).then((id) => (p.rows.set(`${kind} ${relation}`, id), id));
    const planOf = (relation: Relation): string => p.rows.get(`plan ${relation}`)!;
    const intervene = (relation: Relation, plan: Relation, of: Relation, values: Record<string, unknown>): Promise<string> => put('intervention', relation, 'plan_intervention', {
      plan_id: planOf(plan), person_id: people[of].personId, axis: 'casa', description: 'Un intervento', kind: 'simple', starts_on: '2026-11-01', ends_on: '2026-12-31', position: 1, ...values,
    });
    await intervene('own', 'own', 'own', { enrolment_id: people['own'].enrolmentId, partner_id: first.id });
    await intervene('own.hidden', 'own', 'own', { description: p.fact('own.hiddenDoing', 'Intervento-nascosto!'), enrolment_id: p.rows.get('enrolment own.hidden'), partner_id: other.id });
    await intervene('active', 'active', 'withdrawn', { enrolment_id: people['withdrawn'].enrolmentId, partner_id: first.id });
    await intervene('other', 'other', 'other', { description: p.fact('other.doing', 'Intervento-other!'), enrolment_id: people['other'].enrolmentId, partner_id: other.id });
    await intervene('former', 'former', 'former', { description: p.fact('former.doing', 'Intervento-former!'), provider: 'La vicina' });
    for (const [plan, of] of [['own', 'own'], ['active', 'withdrawn'], ['other', 'other'], ['former', 'former']] as const) {
      await put('risk', plan, 'plan_risk', { plan_id: planOf(plan), person_id: people[of].personId, description: 'Un rischio', response: 'Chiamare', position: 1 });
    }
    for (const [plan, of, by] of [['active', 'withdrawn', base.manager], ['other', 'other', base.otherManager]] as const) {
      const { personId: person_id } = people[of];
      const plan_id = planOf(plan);
      const promise = await put('promise', plan, 'plan_signatory', { plan_id, person_id, kind: 'family', name: 'La zia', commitment: 'Passo ogni domenica', position: 9 });
      const review_id = await put('review', plan, 'plan_review', { plan_id, person_id, kind: 'scheduled', held_on: '2026-11-20', notes: p.fact(`${plan}.reviewed`, `Verifica-${plan}!`), decision: 'continue', next_review_on: '2027-05-20', recorded_by: by.id });
      await put('reviewedGoal', plan, 'plan_review_goal', { review_id, person_id, goal_id: p.rows.get(`goal ${plan}`), evaluation: 'partly_reached', note: p.fact(`${plan}.saidSo`, `Detto-${plan}!`) });
      await put('reviewedCommitment', plan, 'plan_review_commitment', { review_id, person_id, signatory_id: promise, kept: 'partly', note: p.fact(`${plan}.keptSo`, `Mantenuto-${plan}!`) });
      const line = await put('spendable', plan, 'plan_line', { plan_id, person_id, axis: 'casa', item: 'Un contributo', source: 'social', starts_on: '2026-10-01', ends_on: '2026-12-31', quantity: 1, unit: 'month', unit_cost_cents: 100, position: 9 });
      await put('spending', plan, 'plan_spending', { plan_id, person_id, line_id: line, amount_cents: 100, spent_on: '2026-11-02', note: p.fact(`${plan}.spentFor`, `Spesa-${plan}!`), declared_by: by.id });
    }
    await bands(p, 'own', CONVENZIONE);
    await bands(p, 'foreign', second());
  },
};

/** Inserts a row that answers may show without anybody noticing; answers its id. */
async function insert(p: Planting, table: string, values: Record<string, unknown>): Promise<string> {
  const row = { id: uuid(), ...values };
  const columns = Object.keys(row);
  await p.sql.query(`insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
  return row.id;
}

async function bands(p: Planting, relation: Relation, convenzioneId: string): Promise<void> {
  const setId = uuid();
  p.rows.set(`bands ${relation}`, setId);
  const about = { set_id: setId, convenzione_id: convenzioneId, valid_from: '2026-06-01', act_number: p.fact(`${relation}.act`, `Atto-${relation}!`), act_date: '2026-05-20' };
  for (const { level, fromCentsPerDay, toCentsPerDay } of BANDS) await insert(p, 'intensity_band', { ...about, level, from_cents_per_day: fromCentsPerDay, to_cents_per_day: toCentsPerDay });
}
