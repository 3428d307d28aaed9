// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addEnrolment, addPerson, addPersonInCharge, arrangeWorld, type PersonInCharge, type World } from '../support/arrange.js';
import { action, area, CONVENZIONE, period } from '../support/people.js';
import { bodyFor, confirmFactor, propose } from '../support/plan-signing.js';
import { countStatements } from '../support/statements.js';

const STARTS = '2026-10-01';
const ENDS = '2027-03-31';

describe('plans', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let person: PersonInCharge;

  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  beforeEach(async () => {
    // Money left over from one story must not pay for the next one.
    await api.sql.query('truncate ledger_entry, allocation cascade');
    person = await addPersonInCharge(api.sql, world);
  });
  afterAll(() => api.close());

  /** Money for Abitare 1.1 at the first partner; the third period is the one that runs. */
  async function allocate(amountCents: number, periodNumber = 3, partnerId = world.partners[0].id): Promise<string> {
    const id = uuid();
    await api.sql.query(
      'insert into allocation (id, convenzione_id, area_id, action_id, partner_id, period_id, amount_cents) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, CONVENZIONE, area('abitare'), action('abitare', '1.1'), partnerId, period(periodNumber), amountCents],
    );
    return id;
  }
  const openPlan = async (caseId = person.caseId, more: object = {}) =>
    (await manager.post('/plans', { caseId, startsOn: STARTS, endsOn: ENDS, ...more }).expect(201)).body;
  const goal = (planId: string, more: object = {}) => manager.post(`/plans/${planId}/goals`, { axis: 'casa', description: 'Tenere la casa da sola', expectedLevel: 4, ...more });
  const lineBody = (more: object = {}) => ({
    axis: 'casa', item: 'Sostegno educativo a domicilio', source: 'convenzione', quantity: '10', unit: 'hour', unitCostCents: 2_350,
    startsOn: STARTS, endsOn: '2026-12-31', enrolmentId: person.enrolmentId, partnerId: world.partners[0].id, ...more,
  });
  const line = (planId: string, more: object = {}) => manager.post(`/plans/${planId}/lines`, lineBody(more));
  const read = async (planId: string) => (await manager.get(`/plans/${planId}`).expect(200)).body;
  const community = { source: 'community', enrolmentId: null, partnerId: null };

  describe('a draft', () => {
    it('opens once per case, with the person of the case', async () => {
      const plan = await openPlan(person.caseId, { wishes: 'Vorrei dormire a casa mia.', reviewOn: '2027-01-10' });
      expect(plan).toMatchObject({ caseId: person.caseId, personId: person.personId, person: { id: person.personId, givenName: 'Ada', familyName: 'Prova', alias: null }, status: 'draft', version: 1, goals: [], lines: [], wishes: 'Vorrei dormire a casa mia.', activatedAt: null });
      const again = await manager.post('/plans', { caseId: person.caseId, startsOn: STARTS }).expect(409);
      expect(again.body.code).toBe('plan.exists');
      const mine = await manager.get(`/plans?caseId=${person.caseId}`).expect(200);
      expect(mine.body).toEqual({ items: [expect.objectContaining({ id: plan.id, totalCents: 0 })], nextCursor: null });
      expect((await manager.get(`/plans/${plan.id}`)).headers['etag']).toBe('"1"');
    });

    it('opens for a case in reach only, and the answer does not tell a foreign case from none', async () => {
      const foreign = await addPerson(api.sql, { managerId: world.otherManager.id });
      const [a, b] = [await manager.post('/plans', { caseId: foreign.caseId, startsOn: STARTS }), await manager.post('/plans', { caseId: uuid(), startsOn: STARTS })];
      expect([a.status, a.body.code, a.body.errors[0].pointer]).toEqual([422, 'plan.case-unknown', '/caseId']);
      expect(b.body).toEqual(a.body);
    });

    it('does not begin before its case, nor end or be reviewed before it begins: each at its field', async () => {
      const { body } = await manager.post('/plans', { caseId: person.caseId, startsOn: '2026-08-31', endsOn: '2026-08-30', reviewOn: '2026-08-01' }).expect(422);
      expect(body.errors.map((e: { pointer: string }) => e.pointer)).toEqual(['/startsOn', '/endsOn', '/reviewOn']);
      expect(body.errors[0].detail).toContain('01/09/2026');
    });

    it('refuses what is no date, no axis, no quantity and no field, all at once', async () => {
      const plan = await openPlan();
      const { body } = await line(plan.id, { axis: 'salute', quantity: 12.5, startsOn: '2026-02-30', unitCostCents: -1, price: 3 }).expect(422);
      expect(body.errors.map((e: { pointer: string; code: string }) => `${e.pointer} ${e.code}`).sort()).toEqual([
        '/axis field.choice', '/price field.unknown', '/quantity field.quantity', '/startsOn field.date', '/unitCostCents field.amount',
      ]);
      expect((await read(plan.id)).version).toBe(1);
    });

    it('keeps goals in the order in which they were added and removes one by the plan’s version', async () => {
      const plan = await openPlan();
      const first = (await goal(plan.id).expect(201)).body;
      await goal(plan.id, { axis: 'socialita', description: 'Uscire due volte a settimana', expectedLevel: null }).expect(201);
      const now = await read(plan.id);
      expect(now.goals.map((g: { axis: string }) => g.axis)).toEqual(['casa', 'socialita']);
      expect(now.version).toBe(3);
      await manager.delete(`/plans/${plan.id}/goals/${first.id}`).expect(428);
      await manager.delete(`/plans/${plan.id}/goals/${first.id}`, 1).expect(412);
      const after = await manager.delete(`/plans/${plan.id}/goals/${first.id}`, 3).expect(200);
      expect(after.body).toMatchObject({ version: 4, goals: [{ axis: 'socialita' }] });
      await manager.delete(`/plans/${plan.id}/goals/${first.id}`, 4).expect(404);
    });

    it('changes dates and wishes; a stale version shows what the other one wrote', async () => {
      const plan = await openPlan();
      await line(plan.id, community).expect(201);
      const changed = await manager.patch(`/plans/${plan.id}`, { wishes: 'Un lavoro vicino a casa' }, 2).expect(200);
      expect(changed.body).toMatchObject({ version: 3, wishes: 'Un lavoro vicino a casa', endsOn: ENDS });
      const stale = await manager.patch(`/plans/${plan.id}`, { wishes: 'Altro' }, 2).expect(412);
      expect(stale.body.differences).toEqual([{ field: 'wishes', yours: 'Altro', current: 'Un lavoro vicino a casa' }]);
      const shorter = await manager.patch(`/plans/${plan.id}`, { endsOn: '2026-12-30' }, 3).expect(422);
      expect(shorter.body.code).toBe('plan.lines-outside');
      expect((await manager.patch(`/plans/${plan.id}`, { endsOn: null }, 3).expect(200)).body.endsOn).toBeNull();
    });
  });

  describe('lines and totals', () => {
    it('add up to the cent by source and by axis; the community is valued and not spent', async () => {
      await allocate(100_000_00);
      const plan = await openPlan();
      const first = await line(plan.id, { quantity: '12.5', unitCostCents: 2_345 }).expect(201);
      expect(first.body).toMatchObject({ amountCents: 29_313, quantity: '12.5', partnerName: world.partners[0].name });
      await line(plan.id, { ...community, item: 'La vicina fa la spesa', quantity: '08.500', unitCostCents: 1_000 }).expect(201);
      await line(plan.id, { axis: 'socialita', source: 'health', quantity: '2.675', unitCostCents: 100, enrolmentId: null }).expect(201);
      await line(plan.id, { axis: 'socialita', item: 'Contributo', source: 'social', quantity: '0.1', unitCostCents: 3 }).expect(201);
      const { totals, lines, totalCents } = await read(plan.id);
      expect(lines.map((l: { amountCents: number; quantity: string }) => [l.quantity, l.amountCents])).toEqual([['12.5', 29_313], ['8.5', 8_500], ['2.675', 268], ['0.1', 0]]);
      expect(totals).toMatchObject({ totalCents: 38_081, spendingCents: 29_581, communityCents: 8_500, committedCents: 0 });
      expect(totals.bySource.filter((s: { cents: number }) => s.cents)).toMatchObject([{ source: 'convenzione', cents: 29_313 }, { source: 'health', cents: 268 }, { source: 'community', cents: 8_500 }]);
      expect(totals.byAxis.filter((a: { cents: number }) => a.cents)).toMatchObject([{ axis: 'casa', cents: 37_813, spendingCents: 29_313 }, { axis: 'socialita', cents: 268, spendingCents: 268 }]);
      expect(totalCents).toBe(38_081);
    });

    it('what the database stores is what was computed, for awkward quantities too', async () => {
      const plan = await openPlan();
      for (const [quantity, unitCostCents] of [['1.005', 100], ['0.001', 500], ['0.001', 499], ['33.333', 333], ['99999.999', 99_999]] as const) {
        const { body } = await line(plan.id, { ...community, quantity, unitCostCents }).expect(201);
        const stored = await api.sql.query('select amount_cents from plan_line where id = $1', [body.id]);
        expect(stored.rows[0].amount_cents).toBe(body.amountCents);
      }
    });

    it('find the allocation of action, partner and period by themselves', async () => {
      await allocate(1_000_00, 2);
      const third = await allocate(1_000_00, 3);
      const plan = await openPlan();
      expect((await line(plan.id).expect(201)).body.allocationId).toBe(third);
      expect((await line(plan.id, { allocationId: third }).expect(201)).body.allocationId).toBe(third);
    });

    it('of the convenzione are refused without money for that action, partner and period', async () => {
      const plan = await openPlan();
      const none = await line(plan.id).expect(422);
      expect([none.body.code, none.body.detail]).toEqual(['plan-line.no-allocation', expect.stringContaining(world.partners[0].name)]);
      const elsewhere = await allocate(1_000_00, 3, world.partners[1].id);
      expect((await line(plan.id, { allocationId: elsewhere }).expect(422)).body.code).toBe('plan-line.allocation-unknown');
      await allocate(1_000_00, 2);
      const late = await line(plan.id).expect(422);
      expect([late.body.code, late.body.errors[0].pointer]).toEqual(['plan-line.outside-period', '/startsOn']);
      expect(late.body.detail).toContain('31/05/2026');
      expect((await read(plan.id)).version).toBe(1);
    });

    it('do not accept the enrolment of another person, and say it as of one that does not exist', async () => {
      await allocate(1_000_00);
      const other = await addPersonInCharge(api.sql, world);
      const plan = await openPlan();
      const [theirs, nobodys] = [await line(plan.id, { enrolmentId: other.enrolmentId }).expect(422), await line(plan.id, { enrolmentId: uuid() }).expect(422)];
      expect(theirs.body).toEqual(nobodys.body);
      expect(theirs.body.errors[0].pointer).toBe('/enrolmentId');
    });

    it('that are too much for a line are refused, not rounded', async () => {
      const plan = await openPlan();
      const { body } = await line(plan.id, { ...community, quantity: '99999999.999', unitCostCents: 1e12 }).expect(422);
      expect([body.code, body.detail]).toEqual(['plan-line.too-much', expect.stringContaining('10.000.000.000,00')]);
    });

    it('are removed by the plan’s version, and another plan’s line is not found', async () => {
      const plan = await openPlan();
      const { body: mine } = await line(plan.id, community).expect(201);
      const other = await openPlan((await addPersonInCharge(api.sql, world)).caseId);
      await manager.delete(`/plans/${other.id}/lines/${mine.id}`, 1).expect(404);
      const { body } = await manager.delete(`/plans/${plan.id}/lines/${mine.id}`, 2).expect(200);
      expect(body).toMatchObject({ lines: [], version: 3, totals: { totalCents: 0 } });
    });

    it('a repeated creation under one key adds one line', async () => {
      const plan = await openPlan();
      const key = `linea-${uuid()}`;
      const [first, second] = [await manager.post(`/plans/${plan.id}/lines`, lineBody(community), key), await manager.post(`/plans/${plan.id}/lines`, lineBody(community), key)];
      expect(first.status).toBe(201);
      // No route answers one line: that it was done is all that there is to say.
      expect([second.status, second.body.code]).toEqual([409, 'idempotency.done']);
      expect((await read(plan.id)).lines).toHaveLength(1);
    });
  });

  describe('who sees it', () => {
    it('no other case manager: a plan out of reach is one that does not exist', async () => {
      const plan = await openPlan();
      const other = await api.signIn(world.otherManager.email);
      const answers = [
        await other.get(`/plans/${plan.id}`), await other.patch(`/plans/${plan.id}`, { wishes: 'Mio' }, 1), await other.post(`/plans/${plan.id}/goals`, { axis: 'casa', description: 'Mio' }),
        await other.post(`/plans/${plan.id}/lines`, lineBody(community)), await other.act(`/plans/${plan.id}/proposal`, {}, 1), await other.delete(`/plans/${plan.id}/proposal`, 1),
        await other.post(`/plans/${plan.id}/versions`), await other.delete(`/plans/${plan.id}`, 1), await other.get(`/plans/${plan.id}/changes`), await other.post(`/plans/${plan.id}/signatories`, { kind: 'family', name: 'Io' }), await other.get(`/plans/${uuid()}`), await other.get('/plans/1'),
      ];
      expect(answers.map((a) => [a.status, a.body.code])).toEqual(answers.map(() => [404, 'not-found']));
      expect((await other.get('/plans').expect(200)).body.items).toEqual([]);
      expect(await read(plan.id)).toMatchObject({ version: 1, goals: [], lines: [] });
    });

    it('the partner: its own lines for the people entrusted to it, once they are proposed, and never the plan', async () => {
      await allocate(1_000_00);
      const plan = await openPlan();
      await goal(plan.id).expect(201);
      await line(plan.id, { item: 'Educatrice, due volte a settimana' });
      await line(plan.id, { ...community, item: 'La vicina' });
      const [mine, theirs] = [await api.signIn(world.partners[0].operator.email), await api.signIn(world.partners[1].operator.email)];
      expect((await mine.get(`/plan-lines?personId=${person.personId}`).expect(200)).body.items).toEqual([]);
      await propose(manager, plan.id);
      const { body } = await mine.get(`/plan-lines?personId=${person.personId}`).expect(200);
      expect(body.items.map((l: { item: string }) => l.item)).toEqual(['Educatrice, due volte a settimana']);
      expect((await theirs.get(`/plan-lines?personId=${person.personId}`).expect(200)).body.items).toEqual([]);
      await mine.get(`/plans/${plan.id}`).expect(403);
      await api.sql.query('update consent set withdrawn_on = $2 where person_id = $1 and purpose = $3', [person.personId, '2026-11-22', 'sharing_with_partners']);
      expect((await mine.get(`/plan-lines?personId=${person.personId}`).expect(200)).body.items).toEqual([]);
    });

    it('neither the Cabina nor the programme office', async () => {
      const plan = await openPlan();
      for (const staff of [world.cabina, world.office]) {
        const client = await api.signIn(staff.email);
        expect((await client.get(`/plans/${plan.id}`).expect(403)).body.code).toBe('forbidden');
        await client.get('/plan-lines').expect(403);
      }
    });

    it('a line on an enrolment in an area that the role does not act in stays hidden', async () => {
      const { enrolmentId } = await addEnrolment(api.sql, { ...person, area: 'carcere-rems', action: '2.2', targetGroup: 'leaving_or_left_prison_or_rems' });
      const plan = await openPlan();
      expect((await line(plan.id, { ...community, enrolmentId }).expect(422)).body.code).toBe('plan-line.enrolment-unknown');
    });

    it('pages lists without losing or doubling a row', async () => {
      const plan = await openPlan();
      for (let i = 0; i < 5; i++) await line(plan.id, { ...community, item: `Voce ${i}` }).expect(201);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } =
          await manager.get(`/plan-lines?personId=${person.personId}&limit=2${cursor ? `&cursor=${cursor}` : ''}`).expect(200);
        seen.push(...body.items.map((l) => l.id));
        cursor = body.nextCursor;
      } while (cursor);
      expect(new Set(seen).size).toBe(5);
      expect(seen).toHaveLength(5);
      expect((await manager.get('/plan-lines?cursor=abc').expect(422)).body.code).toBe('page.cursor');
    });

    it('every reading and writing leaves a trace with the person', async () => {
      const plan = await openPlan();
      await manager.get(`/plans/${plan.id}`).expect(200);
      await manager.get('/plans').expect(200);
      await goal(plan.id).expect(201);
      const { rows } = await api.sql.query(`select verb, subject from audit.entry where $1 = any (person_ids) and account_id = $2 group by verb, subject order by verb, subject`, [person.personId, world.manager.id]);
      expect(rows).toEqual(expect.arrayContaining([{ verb: 'read', subject: 'Plan' }, { verb: 'insert', subject: 'public.plan' }, { verb: 'insert', subject: 'public.plan_goal' }]));
    });
  });

  it('asks as few statements for a long plan as for a short one', async () => {
    await allocate(1_000_00);
    const plan = await openPlan();
    for (let i = 0; i < 3; i++) await goal(plan.id).expect(201);
    const one = await countStatements(api, () => line(plan.id, { quantity: '1' }).expect(201));
    for (let i = 0; i < 8; i++) await line(plan.id, { quantity: '1' }).expect(201);
    // The key of the request takes two of its own.
    expect(one).toBe(3 + 2);
    expect(await countStatements(api, () => manager.get(`/plans/${plan.id}`).expect(200))).toBe(1);
    expect(await countStatements(api, () => manager.get('/plans').expect(200))).toBe(1);
    expect(await countStatements(api, () => manager.get('/plan-lines').expect(200))).toBe(1);
    await manager.post(`/plans/${plan.id}/signatories`, { kind: 'partner', organisationId: world.partners[0].id }).expect(201);
    expect(await countStatements(api, () => manager.act(`/plans/${plan.id}/proposal`, {}, 14).expect(200))).toBe(7 + 2);
    const { contentHash, signatories } = await read(plan.id);
    await confirmFactor(api.sql);
    const [seat] = signatories;
    expect(await countStatements(api, () => manager.post(`/plan-signatories/${seat.id}/signature`, bodyFor('person', contentHash)).expect(200))).toBe(9 + 2);
    expect(await countStatements(api, () => manager.get(`/plans/${plan.id}`).expect(200))).toBe(1);
  });

  describe('axis levels', () => {
    const record = (more: object = {}) => manager.post(`/cases/${person.caseId}/axis-levels`, { axis: 'casa', moment: 'baseline', level: 2, assessedOn: '2026-09-10', ...more });

    it('have one baseline per axis and as many reviews as there are', async () => {
      const { body: baseline } = await record().expect(201);
      await record({ moment: 'review', level: 3, assessedOn: '2026-11-01' }).expect(201);
      await record({ moment: 'review', level: 3, assessedOn: '2026-11-22' }).expect(201);
      expect((await record().expect(409)).body.code).toBe('axis-level.baseline-exists');
      const { body } = await manager.get(`/cases/${person.caseId}/axis-levels`).expect(200);
      expect(body.items.map((l: { moment: string; assessedOn: string }) => `${l.moment} ${l.assessedOn}`)).toEqual(['baseline 2026-09-10', 'review 2026-11-01', 'review 2026-11-22']);
      expect(body.items[0]).toEqual(baseline);
    });

    it('ten baselines at once: one stands', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => record()));
      expect(answers.map((a) => a.status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    });

    it('are corrected by version', async () => {
      const { body: level } = await record().expect(201);
      expect((await manager.patch(`/axis-levels/${level.id}`, { level: 1 }, 1).expect(200)).body).toMatchObject({ level: 1, version: 2, assessedOn: '2026-09-10' });
      expect((await manager.patch(`/axis-levels/${level.id}`, { level: 5 }, 1).expect(412)).body.differences).toEqual([{ field: 'level', yours: 5, current: 1 }]);
    });

    it.each([
      ['in the future', { assessedOn: '2026-11-23' }, '/assessedOn', 'field.date-future'],
      ['before the case was opened', { assessedOn: '2026-08-31' }, '/assessedOn', 'field.date-before'],
      ['off the scale', { level: 6 }, '/level', 'field.too-big'],
      ['of a conclusion, which only concluding records', { moment: 'conclusion' }, '/moment', 'field.choice'],
    ])('are refused %s', async (_, more, pointer, code) => {
      expect((await record(more).expect(422)).body.errors).toEqual([expect.objectContaining({ pointer, code })]);
    });

    it('are nobody else’s', async () => {
      const { body: level } = await record().expect(201);
      const other = await api.signIn(world.otherManager.email);
      await other.get(`/cases/${person.caseId}/axis-levels`).expect(404);
      await other.post(`/cases/${person.caseId}/axis-levels`, { axis: 'lavoro', moment: 'baseline', level: 2, assessedOn: '2026-09-10' }).expect(404);
      await other.patch(`/axis-levels/${level.id}`, { level: 1 }, 1).expect(404);
    });
  });
});
