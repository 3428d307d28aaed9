// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addEnrolment, addPerson, addPersonInCharge, arrangeWorld, type PersonInCharge, type World } from '../support/arrange.js';
import { action, area, CONVENZIONE, period } from '../support/people.js';
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
  const ledger = async () => (await api.sql.query('select source_id, kind, amount_cents from ledger_entry where source = $1 order by source_id', ['plan_line'])).rows;
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
      await line(plan.id, { axis: 'socialita', source: 'social', quantity: '0.1', unitCostCents: 3 }).expect(201);
      const { totals, lines, totalCents } = await read(plan.id);
      expect(lines.map((l: { amountCents: number; quantity: string }) => [l.quantity, l.amountCents])).toEqual([['12.5', 29_313], ['8.5', 8_500], ['2.675', 268], ['0.1', 0]]);
      expect(totals).toMatchObject({ totalCents: 38_081, spendingCents: 29_581, communityCents: 8_500, committedCents: 0 });
      expect(totals.bySource.filter((s: { cents: number }) => s.cents)).toEqual([{ source: 'convenzione', cents: 29_313 }, { source: 'health', cents: 268 }, { source: 'community', cents: 8_500 }]);
      expect(totals.byAxis.filter((a: { cents: number }) => a.cents)).toEqual([{ axis: 'casa', cents: 37_813, spendingCents: 29_313 }, { axis: 'socialita', cents: 268, spendingCents: 268 }]);
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
      expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
      expect((await read(plan.id)).lines).toHaveLength(1);
    });
  });

  describe('activation', () => {
    it('commits each line of the convenzione once, and nothing else', async () => {
      await allocate(1_000_00);
      const plan = await openPlan();
      await goal(plan.id);
      const { body: financed } = await line(plan.id, { quantity: '40', unitCostCents: 2_500 });
      await line(plan.id, { ...community, unitCostCents: 5_000 });
      await line(plan.id, { source: 'social', unitCostCents: 7_000 });
      const { body, headers } = await manager.act(`/plans/${plan.id}/activation`, {}, 5).expect(200);
      expect(body).toMatchObject({ status: 'active', version: 6, totals: { committedCents: 100_000 }, activatedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
      expect(headers['etag']).toBe('"6"');
      expect(await ledger()).toEqual([{ source_id: financed.id, kind: 'committed', amount_cents: 100_000 }]);
      expect(await read(plan.id)).toEqual(body);
    });

    it('pressed twice commits once: same key, same answer; stale version 412; active 409', async () => {
      await allocate(1_000_00);
      const plan = await openPlan();
      await goal(plan.id);
      await line(plan.id);
      const key = `attiva-${uuid()}`;
      const press = () => manager.post(`/plans/${plan.id}/activation`, {}, key).set('if-match', '"3"');
      const [first, second] = [await press(), await press()];
      expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
      await manager.act(`/plans/${plan.id}/activation`, {}, 3).expect(412);
      expect((await manager.act(`/plans/${plan.id}/activation`, {}, 4).expect(409)).body.code).toBe('plan.not-draft');
      await manager.act(`/plans/${plan.id}/activation`, {}, null).expect(428);
      expect(await ledger()).toHaveLength(1);
    });

    it('makes the plan immutable, over HTTP and in SQL, and says what to do instead', async () => {
      const plan = await openPlan();
      const { body: aim } = await goal(plan.id);
      const { body: kept } = await line(plan.id, community);
      await manager.act(`/plans/${plan.id}/activation`, {}, 3).expect(200);
      const refusals = [
        await manager.patch(`/plans/${plan.id}`, { wishes: 'Altro' }, 4), await goal(plan.id), await line(plan.id, community),
        await manager.delete(`/plans/${plan.id}/goals/${aim.id}`, 4), await manager.delete(`/plans/${plan.id}/lines/${kept.id}`, 4),
      ];
      for (const { status, body } of refusals) {
        expect([status, body.code]).toEqual([409, 'plan.not-draft']);
        expect(body.detail).toContain('rimodulato');
      }
      await expect(api.sql.query('update plan_line set unit_cost_cents = 1 where id = $1', [kept.id])).rejects.toMatchObject({ code: 'VS001' });
      await expect(api.sql.query('delete from plan_goal where id = $1', [aim.id])).rejects.toMatchObject({ code: 'VS001' });
      expect(await read(plan.id)).toMatchObject({ version: 4, goals: [{ id: aim.id }], lines: [{ id: kept.id }] });
    });

    it('needs a goal', async () => {
      const plan = await openPlan();
      const { body } = await manager.act(`/plans/${plan.id}/activation`, {}, 1).expect(422);
      expect([body.code, body.errors[0].pointer]).toEqual(['plan.no-goal', '/goals']);
      expect(await read(plan.id)).toMatchObject({ status: 'draft', version: 1, activatedAt: null });
    });

    it('beyond the allocation posts nothing of any line and tells line and euro left', async () => {
      await allocate(1_155_20);
      const plan = await openPlan();
      await goal(plan.id);
      await line(plan.id, { item: 'Educatore', quantity: '1', unitCostCents: 1_00 });
      await line(plan.id, { item: 'Psicologa', quantity: '1', unitCostCents: 1_155_20 });
      const refused = await manager.act(`/plans/${plan.id}/activation`, {}, 4).expect(422);
      expect([refused.body.code, refused.body.detail]).toEqual(['commitment.beyond-allocation', expect.stringContaining('restano 1.154,20\u00a0€')]);
      expect(refused.body.errors).toEqual([{ pointer: '/lines/1', code: 'plan-line.beyond-allocation', detail: expect.stringMatching(/«Psicologa».*restano 1\.154,20.€.*Nulla è stato impegnato/) }]);
      expect(await ledger()).toEqual([]);
      expect(await read(plan.id)).toMatchObject({ status: 'draft', version: 4, totals: { committedCents: 0 } });
    });

    it('tells in English too', async () => {
      await allocate(1_155_20);
      const plan = await openPlan();
      await goal(plan.id);
      await line(plan.id, { quantity: '2', unitCostCents: 1_155_20 });
      const { body } = await manager.act(`/plans/${plan.id}/activation`, {}, 3).set('accept-language', 'en').expect(422);
      expect(body.detail).toContain('€1,155.20 are left');
    });

    it('fits to the cent', async () => {
      await allocate(100_01);
      const plan = await openPlan();
      await goal(plan.id);
      await line(plan.id, { quantity: '1', unitCostCents: 100_00 });
      await line(plan.id, { quantity: '1', unitCostCents: 1 });
      await manager.act(`/plans/${plan.id}/activation`, {}, 4).expect(200);
      expect((await ledger()).map((e) => e.amount_cents).sort()).toEqual([1, 10_000]);
    });

    it('refuses a line whose dates do not stand in the period of its allocation', async () => {
      const second = await allocate(1_000_00, 2);
      await allocate(1_000_00, 3);
      const plan = await openPlan();
      await goal(plan.id);
      const { body: moved } = await line(plan.id);
      await api.sql.query('update plan_line set allocation_id = $2 where id = $1', [moved.id, second]);
      const { body } = await manager.act(`/plans/${plan.id}/activation`, {}, 3).expect(422);
      expect([body.code, body.detail]).toEqual(['plan-line.outside-period', expect.stringContaining('dal 01/06/2025 al 31/05/2026')]);
      expect(await ledger()).toEqual([]);
    });

    it('refuses a line on an enrolment that still waits for the coordinator', async () => {
      await allocate(1_000_00);
      const plan = await openPlan();
      await goal(plan.id);
      await line(plan.id);
      await api.sql.query(`update enrolment set outside_reason = 'Ha 17 anni' where id = $1`, [person.enrolmentId]);
      expect((await manager.act(`/plans/${plan.id}/activation`, {}, 3).expect(422)).body.code).toBe('plan-line.enrolment-waiting');
    });

    it('of fifty plans on the last euro: exactly one wins, the others stay drafts', async () => {
      await allocate(1_00);
      const plans: { id: string; version: number }[] = [];
      for (let i = 0; i < 10; i++) {
        const one = await addPersonInCharge(api.sql, world);
        const plan = await openPlan(one.caseId);
        await goal(plan.id).expect(201);
        await line(plan.id, { quantity: '1', unitCostCents: 1_00, enrolmentId: one.enrolmentId }).expect(201);
        plans.push({ id: plan.id, version: 3 });
      }
      // Each plan is activated five times at once, by the double clicks of hurried people.
      const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => manager.act(`/plans/${plans[i % 10].id}/activation`, {}, 3)));
      const statuses = answers.map((a) => a.status);
      expect(statuses.filter((s) => s === 200)).toHaveLength(1);
      expect(statuses.every((s) => [200, 412, 422].includes(s))).toBe(true);
      expect(await ledger()).toHaveLength(1);
      const stored = await api.sql.query('select status, count(*)::int as n from plan where id = any ($1) group by status order by status', [plans.map((p) => p.id)]);
      expect(stored.rows).toEqual([{ status: 'active', n: 1 }, { status: 'draft', n: 9 }]);
    });

    it('waits for a line being added, or makes it wait: what is active is what was read', async () => {
      const plan = await openPlan();
      await goal(plan.id);
      const [added, activated] = await Promise.all([line(plan.id, community), manager.act(`/plans/${plan.id}/activation`, {}, 2)]);
      expect([[201, 412], [409, 200]]).toContainEqual([added.status, activated.status]);
      const now = await read(plan.id);
      expect([now.status, now.lines.length]).toEqual(activated.status === 200 ? ['active', 0] : ['draft', 1]);
    });
  });

  describe('who sees it', () => {
    it('no other case manager: a plan out of reach is one that does not exist', async () => {
      const plan = await openPlan();
      const other = await api.signIn(world.otherManager.email);
      const answers = [
        await other.get(`/plans/${plan.id}`), await other.patch(`/plans/${plan.id}`, { wishes: 'Mio' }, 1), await other.post(`/plans/${plan.id}/goals`, { axis: 'casa', description: 'Mio' }),
        await other.post(`/plans/${plan.id}/lines`, lineBody(community)), await other.act(`/plans/${plan.id}/activation`, {}, 1), await other.get(`/plans/${uuid()}`), await other.get('/plans/1'),
      ];
      expect(answers.map((a) => [a.status, a.body.code])).toEqual(answers.map(() => [404, 'not-found']));
      expect((await other.get('/plans').expect(200)).body.items).toEqual([]);
      expect(await read(plan.id)).toMatchObject({ version: 1, goals: [], lines: [] });
    });

    it('the partner: its own lines for the people entrusted to it, and never the plan', async () => {
      await allocate(1_000_00);
      const plan = await openPlan();
      await line(plan.id, { item: 'Educatrice, due volte a settimana' });
      await line(plan.id, { ...community, item: 'La vicina' });
      const [mine, theirs] = [await api.signIn(world.partners[0].operator.email), await api.signIn(world.partners[1].operator.email)];
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
    expect(await countStatements(api, () => manager.act(`/plans/${plan.id}/activation`, {}, 13).expect(200))).toBe(3 + 2);
    expect(await ledger()).toHaveLength(9);
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
