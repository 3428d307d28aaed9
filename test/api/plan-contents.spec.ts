// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { perDay } from '../../src/plans/totals.js';
import { multiplyCents } from '../../src/platform/money/cents.js';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPersonInCharge, arrangeWorld, type PersonInCharge, type World } from '../support/arrange.js';
import { action, addOrganisation, area, CONVENZIONE, period } from '../support/people.js';

const STARTS = '2026-10-01';
const ENDS = '2027-03-31';
interface Refusal {
  pointer: string;
  code: string;
}

describe('what a plan is made of', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let person: PersonInCharge;
  let planId: string;
  const refusals = (body: { errors?: Refusal[] }): string[] => (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    await api.sql.query(
      'insert into allocation (id, convenzione_id, area_id, action_id, partner_id, period_id, amount_cents) values ($1, $2, $3, $4, $5, $6, $7)',
      [uuid(), CONVENZIONE, area('abitare'), action('abitare', '1.1'), world.partners[0].id, period(3), 1_000_000],
    );
  });
  beforeEach(async () => {
    person = await addPersonInCharge(api.sql, world);
    planId = (await manager.post('/plans', { caseId: person.caseId, startsOn: STARTS, endsOn: ENDS }).expect(201)).body.id;
  });
  afterAll(() => api.close());

  const at = (path = '') => `/plans/${planId}${path}`;
  const read = async () => (await manager.get(at()).expect(200)).body;
  const version = async (): Promise<number> => (await read()).version;
  const intervention = (more: object = {}) => manager.post(at('/interventions'), {
    axis: 'casa', description: 'Educatrice a casa', kind: 'simple', enrolmentId: person.enrolmentId, partnerId: world.partners[0].id, plannedMinutes: 750,
    place: 'A casa', startsOn: STARTS, endsOn: '2026-12-31', ...more,
  });
  const line = (more: object = {}) => manager.post(at('/lines'), {
    axis: 'casa', item: 'Ore di educatrice', source: 'social', quantity: '10', unit: 'hour', unitCostCents: 2_350, startsOn: STARTS, endsOn: '2026-12-31', ...more,
  });
  /** What the signatures of all do; they have tests of their own. */
  const activate = () => api.sql.query(`update plan set status = 'active', activated_at = now() where id = $1`, [planId]);
  const nobody = { enrolmentId: null, partnerId: null };

  it('its dates hold what stands in it', async () => {
    await intervention().expect(201);
    const { body } = await manager.patch(at(), { endsOn: '2026-11-30' }, 2).expect(422);
    expect([body.code, body.detail]).toEqual(['plan.lines-outside', expect.stringContaining('31/12/2026')]);
    await manager.patch(at(), { endsOn: '2026-12-31' }, 2).expect(200);
  });

  it('tells the person’s story, the team’s view and what to do in a crisis', async () => {
    const told = { history: 'Sono cresciuta in Barona.', teamEvaluation: 'Rete fragile, buone capacità.', crisisPlan: 'Chiamare Rosa, poi il CPS.', reviewMonths: 3, agreedTotalCents: 150_000 };
    expect((await manager.patch(at(), told, 1).expect(200)).body).toMatchObject(told);
    expect((await manager.patch(at(), { history: null, agreedTotalCents: null }, 2).expect(200)).body).toMatchObject({ history: null, agreedTotalCents: null, crisisPlan: told.crisisPlan });
    expect(refusals((await manager.patch(at(), { reviewMonths: 0, agreedTotalCents: -1 }, 3).expect(422)).body).sort()).toEqual(['/agreedTotalCents field.amount', '/reviewMonths field.too-small']);
  });

  describe('goals', () => {
    const goal = (more: object = {}) => manager.post(at('/goals'), { axis: 'casa', description: 'Tenere la casa', ...more });

    it('say where the person starts, in a level and in words', async () => {
      const { body } = await goal({ baselineLevel: 2, baseline: 'Non cucina', expectedLevel: 4 }).expect(201);
      expect(body).toMatchObject({ baselineLevel: 2, baseline: 'Non cucina', expectedLevel: 4, achievedLevel: null, achievedOn: null, evaluation: null });
      expect((await read()).goals).toEqual([body]);
    });

    it('change by the plan’s version, field by field', async () => {
      const { body: first } = await goal({ baselineLevel: 2, expectedLevel: 4 }).expect(201);
      const changed = await manager.patch(at(`/goals/${first.id}`), { expectedLevel: null, axis: 'socialita' }, 2).expect(200);
      expect(changed.headers['etag']).toBe('"3"');
      expect(changed.body.goals).toEqual([{ ...first, axis: 'socialita', expectedLevel: null }]);
      const stale = await manager.patch(at(`/goals/${first.id}`), { description: 'Mia', axis: 'socialita' }, 2).expect(412);
      expect(stale.body.differences).toEqual([{ field: 'description', yours: 'Mia', current: 'Tenere la casa' }]);
      await manager.patch(at(`/goals/${uuid()}`), { description: 'Mia' }, 3).expect(404);
      expect(refusals((await manager.patch(at(`/goals/${first.id}`), { baselineLevel: 6, axis: 'salute' }, 3).expect(422)).body).sort()).toEqual(['/axis field.choice', '/baselineLevel field.too-big']);
      expect(refusals((await goal({ axis: undefined }).expect(422)).body)).toEqual(['/axis field.required']);
    });

    it('stand in the order that the team gives them', async () => {
      const ids: string[] = [];
      for (const description of ['A', 'B', 'C']) ids.push((await goal({ description }).expect(201)).body.id);
      const order = async () => (await read()).goals.map((g: { description: string }) => g.description).join('');
      await manager.patch(at(`/goals/${ids[2]}`), { place: 1 }, 4).expect(200);
      expect(await order()).toBe('CAB');
      await manager.patch(at(`/goals/${ids[2]}`), { place: 99, description: 'c' }, 5).expect(200);
      expect(await order()).toBe('ABc');
      await goal({ description: 'D' }).expect(201);
      expect(await order()).toBe('ABcD');
    });

    it('show the latest level of their axis as where the person stands now', async () => {
      await goal().expect(201);
      await api.sql.query(`insert into axis_level (id, case_id, person_id, axis, moment, level, assessed_on, assessed_by) values ($1, $2, $3, 'casa', 'baseline', 1, '2026-09-10', $4), ($5, $2, $3, 'casa', 'review', 3, '2026-11-02', $4)`, [uuid(), person.caseId, person.personId, world.manager.id, uuid()]);
      expect((await read()).goals[0]).toMatchObject({ achievedLevel: 3, achievedOn: '2026-11-02', evaluation: null });
    });
  });

  describe('interventions', () => {
    it('say who does what, for how many hours, where and when', async () => {
      const { body } = await intervention().expect(201);
      expect(body).toMatchObject({ kind: 'simple', plannedMinutes: 750, place: 'A casa', partnerId: world.partners[0].id, providerName: world.partners[0].name, provider: null, serviceId: null });
      const { body: service } = await intervention({ ...nobody, serviceId: world.service.id, description: 'Colloqui', plannedMinutes: null }).expect(201);
      expect(service).toMatchObject({ providerName: 'CPS di prova', plannedMinutes: null });
      const { body: neighbour } = await intervention({ ...nobody, provider: 'La vicina', kind: 'group' }).expect(201);
      expect(neighbour.providerName).toBe('La vicina');
      expect((await read()).interventions).toEqual([body, service, neighbour]);
    });

    it('are done by exactly one, and told all that is wrong at once', async () => {
      expect(refusals((await intervention({ ...nobody }).expect(422)).body)).toEqual(['/provider plan-intervention.one-provider']);
      expect(refusals((await intervention({ serviceId: world.service.id, provider: 'La vicina' }).expect(422)).body)).toEqual(['/partnerId', '/serviceId', '/provider'].map((p) => `${p} plan-intervention.one-provider`));
      const { body } = await intervention({ partnerId: uuid(), enrolmentId: uuid(), startsOn: '2026-09-30', endsOn: '2027-04-01' }).expect(422);
      expect(refusals(body)).toEqual(['/startsOn field.date-before', '/endsOn field.date-after', '/partnerId plan-line.partner-unknown', '/enrolmentId plan-line.enrolment-unknown']);
      expect(refusals((await intervention({ kind: 'solo', plannedMinutes: 0, startsOn: 'x', description: ' ' }).expect(422)).body).sort()).toEqual(['/description field.blank', '/kind field.choice', '/plannedMinutes field.too-small', '/startsOn field.date']);
      expect(await version()).toBe(1);
    });

    it('name an enrolment of this person that is entrusted to the partner then', async () => {
      const other = await addPersonInCharge(api.sql, world);
      const [theirs, none] = [await intervention({ enrolmentId: other.enrolmentId }).expect(422), await intervention({ enrolmentId: uuid() }).expect(422)];
      expect(theirs.body).toEqual(none.body);
      expect(refusals((await intervention({ partnerId: world.partners[1].id }).expect(422)).body)).toEqual(['/enrolmentId plan-intervention.not-entrusted']);
      expect(refusals((await intervention({ partnerId: null, provider: 'La vicina' }).expect(422)).body)).toEqual(['/enrolmentId plan-intervention.enrolment-of-partner']);
      await intervention({ enrolmentId: null, partnerId: world.partners[1].id }).expect(201);
    });

    it('never share an attendance: one enrolment, one partner, other days', async () => {
      await intervention().expect(201);
      const { body } = await intervention({ description: 'Altre ore', startsOn: '2026-12-31', endsOn: ENDS }).expect(422);
      expect([refusals(body), body.errors[0].detail]).toEqual([['/enrolmentId plan-intervention.shared-attendance'], expect.stringContaining('«Educatrice a casa»')]);
      await intervention({ description: 'Altre ore', startsOn: '2027-01-01', endsOn: ENDS }).expect(201);
      // The same enrolment with another partner is other attendance.
      await addAssignment(api.sql, { enrolmentId: person.enrolmentId, partnerId: world.partners[1].id });
      await intervention({ partnerId: world.partners[1].id }).expect(201);
    });

    it('change around their lines and go when no line pays for them', async () => {
      const { body: one } = await intervention().expect(201);
      const { body: paying } = await line({ interventionId: one.id, quantity: '12.5', endsOn: '2026-11-30' }).expect(201);
      const change = (body: object, v: number) => manager.patch(at(`/interventions/${one.id}`), body, v);
      expect(refusals((await change({ endsOn: '2026-11-15' }, 3).expect(422)).body)).toEqual(['/startsOn', '/endsOn'].map((p) => `${p} plan-intervention.lines-outside`));
      const short = await change({ plannedMinutes: 749 }, 3).expect(422);
      expect(refusals(short.body)).toEqual(['/plannedMinutes plan-line.hours-beyond']);
      expect(short.body.detail).toContain('12 ore e 29 minuti');
      expect((await change({ endsOn: '2026-11-30', place: null, partnerId: null, enrolmentId: null, provider: 'La zia' }, 3).expect(200)).body.interventions[0]).toMatchObject({ endsOn: '2026-11-30', place: null, providerName: 'La zia' });
      await change({ place: 'Al parco' }, 3).expect(412);
      expect((await manager.delete(at(`/interventions/${one.id}`), 4).expect(422)).body.code).toBe('plan-intervention.has-lines');
      await manager.patch(at(`/lines/${paying.id}`), { interventionId: null }, 4).expect(200);
      expect((await manager.delete(at(`/interventions/${one.id}`), 5).expect(200)).body.interventions).toEqual([]);
    });

    it('stay hidden with an enrolment in an area that the role does not act in', async () => {
      const { enrolmentId } = await addEnrolment(api.sql, { ...person, area: 'carcere-rems', action: '2.2', targetGroup: 'leaving_or_left_prison_or_rems' });
      await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[1].id });
      expect(refusals((await intervention({ enrolmentId, partnerId: world.partners[1].id }).expect(422)).body)).toEqual(['/enrolmentId plan-line.enrolment-unknown']);
      await api.sql.query(`insert into plan_intervention (id, plan_id, person_id, axis, description, kind, enrolment_id, partner_id, starts_on, ends_on, position) values ($1, $2, $3, 'casa', 'Nascosto', 'simple', $4, $5, $6, $7, 1)`, [uuid(), planId, person.personId, enrolmentId, world.partners[1].id, STARTS, ENDS]);
      expect((await read()).interventions).toEqual([]);
    });

    it('a partner sees its own, of the people entrusted to it', async () => {
      await intervention().expect(201);
      await intervention({ ...nobody, provider: 'La vicina' }).expect(201);
      await intervention({ enrolmentId: null, partnerId: world.partners[0].id, description: 'Fuori iscrizione' }).expect(201);
      await intervention({ enrolmentId: null, partnerId: world.partners[1].id, description: 'Di altri' }).expect(201);
      const [mine, theirs] = [await api.signIn(world.partners[0].operator.email), await api.signIn(world.partners[1].operator.email)];
      const seen = async (client: ApiClient) => (await client.get(`/plan-interventions?personId=${person.personId}`).expect(200)).body.items.map((i: { description: string }) => i.description).sort();
      expect(await seen(mine)).toEqual([]); // A draft is nobody's yet.
      await activate();
      expect(await seen(mine)).toEqual(['Educatrice a casa', 'Fuori iscrizione']);
      expect(await seen(theirs)).toEqual([]); // Named in the plan, but nobody is entrusted to them.
      await api.sql.query(`update consent set withdrawn_on = '2026-11-22' where person_id = $1 and purpose = 'sharing_with_partners'`, [person.personId]);
      expect(await seen(mine)).toEqual([]);
    });
  });

  describe('lines', () => {
    it('have an axis and a source', async () => {
      expect(refusals((await line({ axis: 'salute', source: 'lotteria' }).expect(422)).body).sort()).toEqual(['/axis field.choice', '/source field.choice']);
      expect(refusals((await line({ axis: undefined, source: undefined }).expect(422)).body).sort()).toEqual(['/axis field.required', '/source field.required']);
      const { body: one } = await line().expect(201);
      expect(refusals((await manager.patch(at(`/lines/${one.id}`), { axis: null, source: null }, 2).expect(422)).body).sort()).toEqual(['/axis field.choice', '/source field.choice']);
    });

    it('change by the plan’s version; the convenzione’s allocation follows', async () => {
      const { body: one } = await line({ source: 'convenzione', enrolmentId: person.enrolmentId, partnerId: world.partners[0].id }).expect(201);
      const changed = (await manager.patch(at(`/lines/${one.id}`), { quantity: '012.50', unitCostCents: 2_345 }, 2).expect(200)).body;
      expect(changed.lines).toEqual([{ ...one, quantity: '12.5', unitCostCents: 2_345, amountCents: 29_313 }]);
      const moved = (await manager.patch(at(`/lines/${one.id}`), { source: 'health', serviceId: world.service.id, partnerId: null, enrolmentId: null }, 3).expect(200)).body;
      expect(moved.lines[0]).toMatchObject({ source: 'health', allocationId: null, partnerName: null, serviceName: 'CPS di prova', amountCents: 29_313 });
      expect(refusals((await manager.patch(at(`/lines/${one.id}`), { source: 'convenzione' }, 4).expect(422)).body).sort()).toEqual(['/enrolmentId field.required', '/partnerId field.required']);
      expect((await manager.patch(at(`/lines/${one.id}`), { item: 'Mia' }, 3).expect(412)).body.differences).toEqual([{ field: 'item', yours: 'Mia', current: 'Ore di educatrice' }]);
    });

    it('name one provider, and an intervention of this plan around their days', async () => {
      expect(refusals((await line({ partnerId: world.partners[0].id, serviceId: world.service.id }).expect(422)).body)).toEqual(['/serviceId plan-line.one-provider']);
      expect(refusals((await line({ serviceId: uuid(), interventionId: uuid(), endsOn: '2027-04-01' }).expect(422)).body)).toEqual(['/endsOn field.date-after', '/serviceId plan-line.service-unknown', '/interventionId plan-line.intervention-unknown']);
      const { body: short } = await intervention({ startsOn: '2026-11-01', endsOn: '2026-11-30' }).expect(201);
      const { body } = await line({ interventionId: short.id, endsOn: '2026-11-30' }).expect(422);
      expect([refusals(body), body.detail]).toEqual([['/interventionId plan-line.outside-intervention'], expect.stringContaining('dal 01/11/2026 al 30/11/2026')]);
    });

    it('pay no hour of an intervention twice', async () => {
      const { body: one } = await intervention().expect(201);
      await line({ interventionId: one.id, quantity: '10' }).expect(201);
      await line({ interventionId: one.id, quantity: '1', unit: 'month', item: 'Coordinamento' }).expect(201);
      const { body } = await line({ interventionId: one.id, source: 'health', quantity: '2.501' }).expect(422);
      expect([refusals(body), body.detail]).toEqual([['/quantity plan-line.hours-beyond'], expect.stringMatching(/12 ore e 30 minuti.*12 ore e 31 minuti/)]);
      const { body: share } = await line({ interventionId: one.id, source: 'health', quantity: '2.5' }).expect(201);
      expect(refusals((await manager.patch(at(`/lines/${share.id}`), { quantity: '3' }, await version()).expect(422)).body)).toEqual(['/quantity plan-line.hours-beyond']);
      await manager.patch(at(`/lines/${share.id}`), { quantity: '2' }, await version()).expect(200);
    });

    it('pay no item twice from two sources on the same days', async () => {
      const { body: one } = await line({ item: 'Abbonamento ai mezzi', unit: 'piece' }).expect(201);
      const again = { item: ' abbonamento  AI mezzi!', unit: 'piece', source: 'ets_cash' };
      const { body } = await line(again).expect(422);
      expect([body.code, refusals(body)]).toEqual(['plan-line.funded-twice', ['/item plan-line.funded-twice']]);
      await line({ ...again, partnerId: world.partners[0].id }).expect(201);
      await line({ ...again, axis: 'lavoro' }).expect(201);
      const { body: later } = await line({ ...again, startsOn: '2027-01-01', endsOn: ENDS }).expect(201);
      expect(refusals((await manager.patch(at(`/lines/${later.id}`), { startsOn: '2026-12-31' }, await version()).expect(422)).body)).toEqual(['/item plan-line.funded-twice']);
      await manager.patch(at(`/lines/${one.id}`), { unitCostCents: 4_000 }, await version()).expect(200);
    });
  });

  describe('risks', () => {
    it('say how they announce themselves and what is done by whom', async () => {
      const { body: one } = await manager.post(at('/risks'), { description: 'Smette di uscire', signs: 'Non risponde al telefono', response: 'L’educatrice passa il giorno dopo' }).expect(201);
      const { body: two } = await manager.post(at('/risks'), { description: 'Affitto non pagato', response: 'Ne parla con la case manager' }).expect(201);
      expect((await read()).risks).toEqual([one, { ...two, signs: null }]);
      expect((await manager.patch(at(`/risks/${one.id}`), { signs: null, response: 'Telefona la zia' }, 3).expect(200)).body.risks[0]).toMatchObject({ signs: null, response: 'Telefona la zia', description: 'Smette di uscire' });
      await manager.delete(at(`/risks/${two.id}`), 3).expect(412);
      expect((await manager.delete(at(`/risks/${two.id}`), 4).expect(200)).body.risks).toHaveLength(1);
      await manager.delete(at(`/risks/${two.id}`), 5).expect(404);
    });
  });

  describe('hours', () => {
    interface Visit { on: string; minutes: number; partner?: 0 | 1; enrolmentId?: string; validated?: boolean; present?: boolean }
    async function visit({ on, minutes, partner = 0, enrolmentId = person.enrolmentId, validated = true, present = true }: Visit): Promise<string> {
      const [id, at11] = [uuid(), `${on}T11:00:00Z`];
      const place = [CONVENZIONE, world.partners[partner].id, area('abitare'), action('abitare', '1.1')];
      await api.sql.query(`insert into activity (id, convenzione_id, partner_id, area_id, action_id, kind, title, held_on, minutes, status, operator_id, submitted_at, decided_at, decided_by)
        values ($1, $2, $3, $4, $5, 'simple', 'Visita a domicilio', $6, $7, $8, $9, $10, $11, $12)`,
      [id, ...place, on, Math.max(minutes, 1), validated ? 'validated' : 'submitted', world.partners[partner].operator.id, at11, validated ? at11 : null, validated ? world.coordinators.abitare.id : null]);
      await api.sql.query(`insert into attendance (id, activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id, person_id, held_on, present, minutes, validated_at, validated_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`, [uuid(), id, ...place, enrolmentId, person.personId, on, present, present ? minutes : 0, validated && present ? at11 : null, validated && present ? world.coordinators.abitare.id : null]);
      return id;
    }
    const delivered = async () => (await manager.get(at('/delivered')).expect(200)).body;

    it('delivered are validated attendance of the enrolment with the partner, on the intervention’s days, once', async () => {
      const { body: visits } = await intervention({ plannedMinutes: 1_840, startsOn: '2026-10-01', endsOn: '2026-12-31' }).expect(201);
      const { body: next } = await intervention({ plannedMinutes: null, startsOn: '2027-01-01', endsOn: '2027-01-31' }).expect(201);
      const { body: neighbour } = await intervention({ ...nobody, provider: 'La vicina' }).expect(201);
      const days: Visit[] = [
        { on: '2026-09-30', minutes: 500 }, { on: '2026-10-01', minutes: 60 }, { on: '2026-10-20', minutes: 90 }, { on: '2026-11-10', minutes: 45 },
        { on: '2026-11-11', minutes: 60, validated: false }, { on: '2026-11-12', minutes: 60, present: false }, { on: '2026-11-13', minutes: 60, partner: 1 },
      ];
      const ids: string[] = [];
      for (const day of days) ids.push(await visit(day));
      expect(await delivered()).toEqual({
        on: '2026-11-22', nextCursor: null, items: [
          { interventionId: visits.id, plannedMinutes: 1_840, expectedMinutes: 1_060, deliveredMinutes: 195, sessions: 3, months: [{ month: '2026-10', minutes: 150, sessions: 2 }, { month: '2026-11', minutes: 45, sessions: 1 }] },
          { interventionId: next.id, plannedMinutes: null, expectedMinutes: null, deliveredMinutes: 0, sessions: 0, months: [] },
          { interventionId: neighbour.id, plannedMinutes: 750, expectedMinutes: 432, deliveredMinutes: null, sessions: 0, months: [] },
        ],
      });
      const sessions = at(`/interventions/${visits.id}/sessions`);
      const { body: first } = await manager.get(`${sessions}?limit=2`).expect(200);
      expect(first.items).toEqual([{ activityId: ids[3], heldOn: '2026-11-10', title: 'Visita a domicilio', kind: 'simple', minutes: 45 }, expect.objectContaining({ activityId: ids[2], minutes: 90 })]);
      const { body: rest } = await manager.get(`${sessions}?limit=2&cursor=${first.nextCursor}`).expect(200);
      expect([rest.items.map((s: { activityId: string }) => s.activityId), rest.nextCursor]).toEqual([[ids[1]], null]);
      await manager.get(`/activities/${ids[1]}`).expect(200); // Each figure leads to what is behind it.
    });

    it('are nobody else’s, nor those of another plan', async () => {
      const { body: one } = await intervention().expect(201);
      const other = await api.signIn(world.otherManager.email);
      await other.get(at('/delivered')).expect(404);
      await other.get(at(`/interventions/${one.id}/sessions`)).expect(404);
      await manager.get(at(`/interventions/${uuid()}/sessions`)).expect(404);
      await (await api.signIn(world.partners[0].operator.email)).get(at('/delivered')).expect(403);
    });
  });

  describe('spending', () => {
    const spend = (lineId: string, more: object = {}) => manager.post(at(`/lines/${lineId}/spending`), { amountCents: 4_050, spentOn: '2026-11-02', note: 'Ottobre', ...more });

    it('of other sources is declared on an active plan, and stands beside what was planned', async () => {
      const { body: social } = await line({ quantity: '10', unitCostCents: 1_000 }).expect(201);
      expect((await spend(social.id).expect(409)).body.code).toBe('plan-spending.not-active');
      await activate();
      const { body: one, headers } = await spend(social.id).expect(201);
      expect(one).toMatchObject({ planId, lineId: social.id, item: 'Ore di educatrice', amountCents: 4_050, spentOn: '2026-11-02', note: 'Ottobre', declaredBy: 'Prova manager', version: 1 });
      expect(headers['etag']).toBe('"1"');
      const { body: two } = await spend(social.id, { amountCents: 7_000, spentOn: '2026-11-22', note: null }).expect(201);
      expect((await manager.get(at('/spending')).expect(200)).body).toEqual({ items: [two, one], nextCursor: null });
      const { lines, totals } = await read();
      expect(lines[0].spentCents).toBe(11_050);
      expect(totals).toMatchObject({ spendingCents: 10_000, committedCents: 10_000, spentCents: 11_050, varianceCents: 1_050 });
      await manager.delete(at(`/spending/${two.id}`)).expect(428);
      await manager.delete(at(`/spending/${two.id}`), 2).expect(412);
      await manager.delete(at(`/spending/${two.id}`), 1).expect(204);
      await manager.delete(at(`/spending/${two.id}`), 1).expect(404);
      expect((await read()).totals.varianceCents).toBe(-5_950);
    });

    it('is neither the convenzione’s, nor the community’s, nor nothing, nor of other days', async () => {
      const { body: financed } = await line({ source: 'convenzione', enrolmentId: person.enrolmentId, partnerId: world.partners[0].id }).expect(201);
      const { body: gift } = await line({ source: 'community', item: 'La vicina' }).expect(201);
      const { body: health } = await line({ source: 'health', item: 'Colloqui', startsOn: '2026-10-15' }).expect(201);
      await activate();
      expect((await spend(financed.id).expect(422)).body.code).toBe('plan-spending.of-ledger');
      expect((await spend(gift.id).expect(422)).body.code).toBe('plan-spending.of-community');
      expect(refusals((await spend(health.id, { amountCents: 0, spentOn: '2026-11-23' }).expect(422)).body)).toEqual(['/amountCents plan-spending.nothing', '/spentOn field.date-future']);
      expect(refusals((await spend(health.id, { spentOn: '2026-10-14' }).expect(422)).body)).toEqual(['/spentOn field.date-before']);
      await spend(uuid()).expect(404);
      const other = await api.signIn(world.otherManager.email);
      await other.post(at(`/lines/${health.id}/spending`), { amountCents: 1, spentOn: '2026-11-01' }).expect(404);
      await other.get(at('/spending')).expect(404);
    });

    it('follows its line into the next version, which keeps it', async () => {
      await manager.post(at('/goals'), { axis: 'casa', description: 'Uno' }).expect(201);
      const { body: social } = await line({ unitCostCents: 1_000 }).expect(201);
      await activate();
      await spend(social.id).expect(201);
      const { body: next } = await manager.post(at('/versions'), {}).expect(201);
      const [copy] = (await manager.get(`/plans/${next.id}`).expect(200)).body.lines;
      expect(copy).toMatchObject({ lineageId: social.lineageId, spentCents: 4_050 });
      expect(copy.id).not.toBe(social.id);
      const refused = await manager.delete(`/plans/${next.id}/lines/${copy.id}`, next.version).expect(422);
      expect([refused.body.code, refused.body.detail]).toEqual(['plan-line.spent', expect.stringContaining('40,50')]);
      expect(refusals((await manager.patch(`/plans/${next.id}/lines/${copy.id}`, { source: 'health' }, next.version).expect(422)).body)).toEqual(['/source plan-line.spent']);
      await manager.patch(`/plans/${next.id}/lines/${copy.id}`, { quantity: '4.05' }, next.version).expect(200);
      expect((await manager.get(`/plans/${next.id}/spending`).expect(200)).body.items).toHaveLength(1);
    });

    it('on the convenzione is what the ledger approved of the line', async () => {
      const { body: financed } = await line({ source: 'convenzione', enrolmentId: person.enrolmentId, partnerId: world.partners[0].id }).expect(201);
      await activate();
      expect((await read()).lines[0].spentCents).toBe(0);
      await api.sql.query(`insert into ledger_entry (id, allocation_id, convenzione_id, area_id, partner_id, kind, amount_cents, source, source_id) values ($1, $2, $3, $4, $5, 'approved', 9_900, 'plan_line', $6)`, [uuid(), financed.allocationId, CONVENZIONE, area('abitare'), world.partners[0].id, financed.id]);
      const { lines, totals } = await read();
      expect([lines[0].spentCents, totals.spentCents]).toEqual([9_900, 9_900]);
    });
  });

  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31); // TEST_SEED repeats a run
  it(`the database rounds as the platform does, lines and euro per day (seed ${seed})`, async () => {
    const cases = fc.sample(fc.record({ thousandths: fc.integer({ min: 1, max: 99_999_999 }), unit: fc.nat(100_000), days: fc.integer({ min: 1, max: 1_500 }) }), { numRuns: 500, seed });
    const { rows } = await api.sql.query(
      `select round((t::numeric / 1000)::numeric(12, 3) * u)::bigint as line, round(u::numeric / d)::bigint as daily from unnest($1::int[], $2::int[], $3::int[]) as x(t, u, d)`,
      [cases.map((c) => c.thousandths), cases.map((c) => c.unit), cases.map((c) => c.days)],
    );
    expect(rows.map(({ line: amount, daily }) => [amount, daily])).toEqual(cases.map(({ thousandths, unit, days }) => [multiplyCents({ thousandths }, unit), perDay(unit, days)]));
  });

  it('is written in a draft only, over HTTP and in SQL', async () => {
    const { body: one } = await intervention().expect(201);
    const { body: risk } = await manager.post(at('/risks'), { description: 'Un rischio', response: 'Chiamare' }).expect(201);
    const { body: goal } = await manager.post(at('/goals'), { axis: 'casa', description: 'Uno' }).expect(201);
    const { body: paying } = await line().expect(201);
    await activate();
    const answers = [
      await intervention({ ...nobody, provider: 'La vicina' }), await manager.patch(at(`/interventions/${one.id}`), { place: null }, 5), await manager.delete(at(`/interventions/${one.id}`), 5),
      await manager.post(at('/risks'), { description: 'Altro', response: 'Altro' }), await manager.patch(at(`/risks/${risk.id}`), { response: 'Altro' }, 5), await manager.delete(at(`/risks/${risk.id}`), 5),
      await manager.patch(at(`/goals/${goal.id}`), { place: 1 }, 5), await manager.patch(at(`/lines/${paying.id}`), { quantity: '1' }, 5),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [409, 'plan.not-draft']));
    for (const sql of [`update plan_intervention set place = 'x' where plan_id = $1`, `delete from plan_risk where plan_id = $1`]) {
      await expect(api.sql.query(sql, [planId])).rejects.toMatchObject({ code: 'VS001' });
    }
  });

  it('is nobody else’s', async () => {
    const { body: one } = await intervention().expect(201);
    const other = await api.signIn(world.otherManager.email);
    const answers = [
      await other.post(at('/interventions'), { axis: 'casa', description: 'Mio', kind: 'simple', provider: 'Io', startsOn: STARTS, endsOn: ENDS }), await other.patch(at(`/interventions/${one.id}`), { place: 'x' }, 2),
      await other.delete(at(`/interventions/${one.id}`), 2), await other.post(at('/risks'), { description: 'Mio', response: 'Mio' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const foreign = await addOrganisation(api.sql, 'service', 'Altro servizio');
    await intervention({ ...nobody, serviceId: foreign }).expect(201);
    expect((await other.get('/plan-interventions').expect(200)).body.items).toEqual([]);
  });
});
