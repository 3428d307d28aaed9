// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPersonInCharge, arrangeWorld, type PersonInCharge, type World } from '../support/arrange.js';
import { action, area, CONVENZIONE, period } from '../support/people.js';
import { activatePlan, bodyFor, confirmFactor, propose, signAll, type PlanAnswer } from '../support/plan-signing.js';

const STARTS = '2026-10-01';
const ENDS = '2027-03-31';

describe('versions of a plan', () => {
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

  /** Money for an action of Abitare at a partner, in the period that runs. */
  async function allocate(amountCents: number, partnerId = world.partners[0].id, code = '1.1'): Promise<string> {
    const id = uuid();
    await api.sql.query(
      'insert into allocation (id, convenzione_id, area_id, action_id, partner_id, period_id, amount_cents) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, CONVENZIONE, area('abitare'), action('abitare', code), partnerId, period(3), amountCents],
    );
    return id;
  }
  const openPlan = async (caseId = person.caseId, more: object = {}) => (await manager.post('/plans', { caseId, startsOn: STARTS, endsOn: ENDS, ...more }).expect(201)).body;
  const goal = (planId: string, more: object = {}) => manager.post(`/plans/${planId}/goals`, { axis: 'casa', description: 'Tenere la casa da sola', expectedLevel: 4, ...more });
  const line = (planId: string, more: object = {}) => manager.post(`/plans/${planId}/lines`, {
    axis: 'casa', item: 'Sostegno educativo', source: 'convenzione', quantity: '10', unit: 'hour', unitCostCents: 100_00,
    startsOn: STARTS, endsOn: '2026-12-31', enrolmentId: person.enrolmentId, partnerId: world.partners[0].id, ...more,
  });
  const gift = { item: 'La vicina fa la spesa', source: 'community', enrolmentId: null, partnerId: null };
  const read = async (planId: string) => (await manager.get(`/plans/${planId}`).expect(200)).body;
  const activate = (planId: string): Promise<PlanAnswer> => activatePlan(api, world, manager, planId);
  const next = async (planId: string) => (await manager.post(`/plans/${planId}/versions`).expect(201)).body;
  const ledger = async () => (await api.sql.query<{ source: string; source_id: string; allocation_id: string; amount_cents: number }>(
    `select source, source_id, allocation_id, amount_cents from ledger_entry where kind = 'committed' order by posted_at, amount_cents`)).rows;
  const committed = async () => Object.fromEntries((await api.sql.query<{ id: string; cents: number }>(
    `select allocation_id as id, sum(amount_cents)::int as cents from ledger_entry where kind = 'committed' group by 1`)).rows.map(({ id, cents }) => [id, cents]));
  const lineOf = (plan: { lines: { item: string; id: string }[] }, item: string) => plan.lines.find((l) => l.item === item)!;

  /** An active first version: a goal, ten hours on the convenzione (1.000 euro) and the neighbour's shopping. */
  const agreed = async () => {
    const plan = await openPlan();
    await goal(plan.id).expect(201);
    await line(plan.id).expect(201);
    await line(plan.id, gift).expect(201);
    return activate(plan.id);
  };

  describe('the first version', () => {
    it('begins as number 1, with the person and the case manager as signatories', async () => {
      const plan = await openPlan();
      expect(plan).toMatchObject({ number: 1, previousId: null, status: 'draft', contentHash: null, proposedAt: null, endedOn: null, returned: null });
      expect(plan.signatories).toEqual([
        expect.objectContaining({ kind: 'person', mandatory: true, status: 'pending', accountId: null }),
        expect.objectContaining({ kind: 'case_manager', accountId: world.manager.id, accountName: 'Prova manager', mine: true }),
      ]);
      expect(plan.events.map((e: { kind: string }) => e.kind)).toEqual(['opened']);
    });

    it('becomes active with its last mandatory signature, and commits each line of the convenzione once', async () => {
      const money = await allocate(5_000_00);
      const plan = await openPlan();
      await goal(plan.id);
      await line(plan.id);
      await line(plan.id, gift);
      await line(plan.id, { source: 'social', item: 'Contributo per la spesa', partnerId: null });
      const proposed = await propose(manager, plan.id);
      expect(proposed).toMatchObject({ status: 'proposed', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/), totals: { committedCents: 0 } });
      expect(await ledger()).toEqual([]);
      const active = await signAll(api, world, manager, proposed);
      expect(active).toMatchObject({ status: 'active', contentHash: proposed.contentHash, activatedAt: expect.stringMatching(/Z$/) });
      expect(await ledger()).toEqual([{ source: 'plan_line', source_id: lineOf(active as never, 'Sostegno educativo').id, allocation_id: money, amount_cents: 1_000_00 }]);
      expect((active['events'] as { kind: string }[]).map((e) => e.kind)).toEqual(['opened', 'proposed', 'signed', 'signed', 'signed', 'activated']);
    });
  });

  describe('a later version', () => {
    it('is a draft with all that the active one is made of, under the same lineages, and stands beside it', async () => {
      await allocate(5_000_00);
      const first = await openPlan(person.caseId, { wishes: 'Dormire a casa mia', history: 'Sono nata a Milano', reviewMonths: 3 });
      await goal(first.id);
      const { body: intervention } = await manager.post(`/plans/${first.id}/interventions`, {
        axis: 'casa', description: 'Educatrice a casa', kind: 'simple', partnerId: world.partners[0].id, enrolmentId: person.enrolmentId, plannedMinutes: 600, startsOn: STARTS, endsOn: '2026-12-31',
      }).expect(201);
      await line(first.id, { interventionId: intervention.id }).expect(201);
      await manager.post(`/plans/${first.id}/risks`, { description: 'Smettere le cure', signs: 'Non esce', response: 'Chiamare il CPS' }).expect(201);
      const active = await activate(first.id);
      const second = await next(first.id);
      expect(second).toMatchObject({ number: 2, previousId: first.id, status: 'draft', wishes: 'Dormire a casa mia', history: 'Sono nata a Milano', reviewMonths: 3, startsOn: STARTS, endsOn: ENDS });
      for (const part of ['goals', 'interventions', 'lines', 'risks', 'signatories'] as const) {
        const [before, after] = [active[part], second[part]] as { id: string; lineageId: string }[][];
        expect(after.map((x) => x.lineageId).sort()).toEqual(before.map((x) => x.lineageId).sort());
        expect(after.filter(({ id }) => before.some((b) => b.id === id))).toEqual([]);
        expect(after.length).toBeGreaterThan(0);
      }
      expect(second.lines[0].interventionId).toBe(second.interventions[0].id);
      expect(second.signatories.every((s: { status: string }) => s.status === 'pending')).toBe(true);
      expect((await read(first.id)).status).toBe('active');
    });

    it('is one at a time, and opened from the active one only', async () => {
      const first = await openPlan();
      expect((await manager.post(`/plans/${first.id}/versions`).expect(409)).body.code).toBe('plan.in-preparation');
      await goal(first.id);
      await activate(first.id);
      const second = await next(first.id);
      expect((await manager.post(`/plans/${first.id}/versions`).expect(409)).body.code).toBe('plan.in-preparation');
      await activate(second.id);
      expect((await manager.post(`/plans/${first.id}/versions`).expect(409)).body.code).toBe('plan.not-active');
      await manager.post(`/plans/${uuid()}/versions`).expect(404);
    });

    it('two opened at once are one', async () => {
      const first = await openPlan();
      await goal(first.id);
      await activate(first.id);
      const answers = await Promise.all(Array.from({ length: 5 }, () => manager.post(`/plans/${first.id}/versions`)));
      expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409, 409, 409]);
    });

    it('answers where it stands', async () => {
      const first = await openPlan();
      await goal(first.id);
      await activate(first.id);
      const { headers, body } = await manager.post(`/plans/${first.id}/versions`).expect(201);
      expect(headers['location']).toBe(`/api/v1/plans/${body.id}`);
    });

    it('is removed as long as nobody was asked to sign it; the first version never is', async () => {
      await allocate(5_000_00);
      const first = await agreed();
      expect((await manager.delete(`/plans/${first.id}`, first.version).expect(409)).body.code).toBe('plan.not-draft');
      const second = await next(first.id);
      await manager.delete(`/plans/${second.id}`).expect(428);
      await manager.delete(`/plans/${second.id}`, 99).expect(412);
      await manager.delete(`/plans/${second.id}`, second.version).expect(204);
      await manager.get(`/plans/${second.id}`).expect(404);
      const again = await next(first.id);
      expect(again.number).toBe(2);
      const proposed = await propose(manager, again.id);
      expect((await manager.delete(`/plans/${again.id}`, proposed.version).expect(409)).body.code).toBe('plan.proposed');
      const back = (await manager.delete(`/plans/${again.id}/proposal`, proposed.version).expect(200)).body;
      expect((await manager.delete(`/plans/${again.id}`, back.version).expect(409)).body.code).toBe('plan.version-kept');
      const draft = await openPlan((await addPersonInCharge(api.sql, world)).caseId);
      expect((await manager.delete(`/plans/${draft.id}`, draft.version).expect(409)).body.code).toBe('plan.first-version');
    });

    it('supersedes the one before with its last signature', async () => {
      await allocate(5_000_00);
      const first = await agreed();
      const second = await next(first.id);
      await activate(second.id);
      expect(await read(first.id)).toMatchObject({ status: 'superseded', endedOn: '2026-11-22' });
      expect(await read(second.id)).toMatchObject({ status: 'active', endedOn: null });
    });
  });

  describe('the list', () => {
    it('shows of each case the agreed version, with the one in preparation; of one case all versions, the newest first', async () => {
      await allocate(5_000_00);
      const first = await agreed();
      const mine = async () => (await manager.get('/plans?limit=100').expect(200)).body.items.filter((p: { caseId: string }) => p.caseId === person.caseId);
      expect(await mine()).toEqual([expect.objectContaining({ id: first.id, number: 1, status: 'active', preparing: null })]);
      const second = await next(first.id);
      expect(await mine()).toEqual([expect.objectContaining({ id: first.id, preparing: { id: second.id, number: 2, status: 'draft' } })]);
      await activate(second.id);
      expect(await mine()).toEqual([expect.objectContaining({ id: second.id, number: 2, preparing: null })]);
      const versions = (await manager.get(`/plans?caseId=${person.caseId}&limit=1`).expect(200)).body;
      expect(versions.items.map((v: { number: number }) => v.number)).toEqual([2]);
      const rest = (await manager.get(`/plans?caseId=${person.caseId}&limit=1&cursor=${versions.nextCursor}`).expect(200)).body;
      expect(rest.items.map((v: { number: number; status: string }) => [v.number, v.status])).toEqual([[1, 'superseded']]);
      expect(rest.nextCursor).toBeNull();
    });
  });

  describe('a proposal', () => {
    it('is refused with everything that is missing at once, each at its place', async () => {
      await allocate(5_00);
      const plan = await openPlan(person.caseId, { agreedTotalCents: 3_000_00 });
      await line(plan.id, { item: 'Educatrice', quantity: '1', unitCostCents: 6_00 }).expect(201);
      await line(plan.id, { ...gift, item: 'Educatrice del servizio', source: 'health', serviceId: world.service.id }).expect(201);
      await manager.delete(`/plans/${plan.id}/signatories/${plan.signatories[0].id}`, 3).expect(200);
      await manager.post(`/plans/${plan.id}/signatories`, { kind: 'partner', organisationId: world.partners[1].id }).expect(201);
      const now = await read(plan.id);
      const { body } = await manager.act(`/plans/${plan.id}/proposal`, {}, now.version).expect(422);
      expect(body.code).toBe('plan.not-ready');
      expect(body.errors.map((e: { pointer: string; code: string }) => `${e.pointer} ${e.code}`)).toEqual([
        '/goals plan.no-goal', '/agreedTotalCents plan.totals-differ', '/lines/0 plan-line.beyond-allocation', '/signatories plan.person-missing',
        '/signatories plan.signatory-missing', '/signatories plan.signatory-missing', '/signatories/1 signatory.not-entrusted',
      ]);
      expect(body.errors[1].detail).toBe('I conti non tornano: il totale concordato è 3.000,00\u00a0€, le righe fanno 1.006,00\u00a0€. Correggi le righe o il totale concordato.');
      expect(body.errors[4].detail).toContain(world.partners[0].name);
      expect(body.errors[5].detail).toContain('CPS di prova');
      expect(await read(plan.id)).toEqual(now);
    });

    it('tells one mistake under its own code, also in English', async () => {
      const plan = await openPlan();
      const { body } = await manager.act(`/plans/${plan.id}/proposal`, {}, 1).set('accept-language', 'en').expect(422);
      expect([body.code, body.errors[0].pointer, body.detail]).toEqual(['plan.no-goal', '/goals', expect.stringContaining('A goal is missing')]);
    });

    it('needs the version that was read, and a draft', async () => {
      const plan = await openPlan();
      await goal(plan.id);
      await manager.act(`/plans/${plan.id}/proposal`, {}, null).expect(428);
      await manager.act(`/plans/${plan.id}/proposal`, {}, 1).expect(412);
      const proposed = (await manager.act(`/plans/${plan.id}/proposal`, {}, 2).expect(200)).body;
      expect((await manager.act(`/plans/${plan.id}/proposal`, {}, proposed.version).expect(409)).body.code).toBe('plan.not-draft');
      await manager.act(`/plans/${uuid()}/proposal`, {}, 1).expect(404);
    });

    it.each([
      ['a line that costs the same twice', { item: 'Sostegno educativo', source: 'health' }, 'plan-line.funded-twice'],
    ])('is refused with %s', async (_, second, code) => {
      await allocate(5_000_00);
      const plan = await openPlan();
      await goal(plan.id);
      await line(plan.id).expect(201);
      await line(plan.id, { ...gift, item: 'Altro' }).expect(201);
      // Past the check on writing: what stood otherwise when it was written.
      await api.sql.query(`update plan_line set item = $2, source = $3, partner_id = $4 where plan_id = $1 and source = 'community'`, [plan.id, second.item, second.source, world.partners[0].id]);
      await manager.post(`/plans/${plan.id}/signatories`, { kind: 'partner', organisationId: world.partners[0].id }).expect(201);
      const { body } = await manager.act(`/plans/${plan.id}/proposal`, {}, (await read(plan.id)).version).expect(422);
      expect([body.code, body.errors[0].pointer]).toEqual([code, '/lines/1']);
    });

    it('refuses a line whose dates do not stand in the period of its allocation, or whose enrolment still waits', async () => {
      await allocate(5_000_00);
      const plan = await openPlan();
      await goal(plan.id);
      await line(plan.id);
      await manager.post(`/plans/${plan.id}/signatories`, { kind: 'partner', organisationId: world.partners[0].id }).expect(201);
      await api.sql.query(`update enrolment set outside_reason = 'Ha 17 anni' where id = $1`, [person.enrolmentId]);
      const waiting = await manager.act(`/plans/${plan.id}/proposal`, {}, 4).expect(422);
      expect([waiting.body.code, waiting.body.errors[0].pointer]).toEqual(['plan-line.enrolment-waiting', '/lines/0']);
      await api.sql.query('update enrolment set outside_reason = null where id = $1', [person.enrolmentId]);
      await api.sql.query('update plan_line set starts_on = $2 where plan_id = $1', [plan.id, '2026-05-01']);
      const early = await manager.act(`/plans/${plan.id}/proposal`, {}, 4).expect(422);
      expect(early.body.code).toBe('plan-line.outside-period');
    });

    it('asks for who holds the case now', async () => {
      const plan = await openPlan();
      await goal(plan.id);
      await api.sql.query('update case_file set case_manager_id = $2 where id = $1', [person.caseId, world.otherManager.id]);
      const proposed = await propose(manager, plan.id);
      expect((proposed.signatories as unknown as { kind: string; accountId: string }[]).find((s) => s.kind === 'case_manager')!.accountId).toBe(world.otherManager.id);
    });

    it('is taken back: signatures given until then are void and stay on record', async () => {
      const plan = await openPlan();
      await goal(plan.id);
      const proposed = await propose(manager, plan.id);
      await confirmFactor(api.sql);
      const [seat] = proposed.signatories;
      await manager.post(`/plan-signatories/${seat.id}/signature`, bodyFor(seat.kind, proposed.contentHash)).expect(200);
      await manager.delete(`/plans/${plan.id}/proposal`).expect(428);
      await manager.delete(`/plans/${plan.id}/proposal`, 1).expect(412);
      const back = (await manager.delete(`/plans/${plan.id}/proposal`, proposed.version).expect(200)).body;
      expect(back).toMatchObject({ status: 'draft', contentHash: null, proposedAt: null, returned: null });
      expect(back.signatories.every((s: { status: string; decidedAt: string | null }) => s.status === 'pending' && s.decidedAt === null)).toBe(true);
      expect(back.events.map((e: { kind: string }) => e.kind)).toEqual(['opened', 'proposed', 'signed', 'taken_back']);
      expect((await manager.delete(`/plans/${plan.id}/proposal`, back.version).expect(409)).body.code).toBe('plan.not-proposed');
      // What was agreed on is still the same thing: the same content has the same hash.
      expect((await propose(manager, plan.id)).contentHash).toBe(proposed.contentHash);
    });

    it('waits for a line being added, or makes it wait: what is proposed is what was read', async () => {
      const plan = await openPlan();
      await goal(plan.id);
      const [added, proposed] = await Promise.all([line(plan.id, gift), manager.act(`/plans/${plan.id}/proposal`, {}, 2)]);
      expect([[201, 412], [409, 200]]).toContainEqual([added.status, proposed.status]);
      const now = await read(plan.id);
      expect([now.status, now.lines.length]).toEqual(proposed.status === 200 ? ['proposed', 0] : ['draft', 1]);
    });
  });

  describe('outside its draft', () => {
    it.each(['proposed', 'active'] as const)('a %s version stays as it is, over HTTP and in SQL', async (status) => {
      await allocate(5_000_00);
      const plan = await openPlan();
      const aim = (await goal(plan.id)).body;
      await line(plan.id);
      const kept = (await line(plan.id, gift)).body;
      const now = status === 'active' ? await activate(plan.id) : await propose(manager, plan.id);
      const refusals = [
        await manager.patch(`/plans/${plan.id}`, { wishes: 'Altro' }, now.version), await goal(plan.id), await line(plan.id, gift),
        await manager.delete(`/plans/${plan.id}/goals/${aim.id}`, now.version), await manager.delete(`/plans/${plan.id}/lines/${kept.id}`, now.version),
        await manager.post(`/plans/${plan.id}/signatories`, { kind: 'family', name: 'La sorella' }),
        await manager.patch(`/plans/${plan.id}/signatories/${now.signatories[0].id}`, { commitment: 'Altro' }, now.version),
        await manager.delete(`/plans/${plan.id}/signatories/${now.signatories[0].id}`, now.version),
      ];
      for (const { status: answered, body } of refusals) {
        expect([answered, body.code]).toEqual([409, 'plan.not-draft']);
        expect(body.detail).toContain('nuova versione');
      }
      for (const sql of [
        `update plan set wishes = 'Altro' where id = $1`, `update plan set agreed_total_cents = 1 where id = $1`, 'update plan_line set unit_cost_cents = 1 where plan_id = $1',
        'delete from plan_goal where plan_id = $1', `update plan_signatory set commitment = 'Altro' where plan_id = $1`, 'update plan_signatory set mandatory = false where plan_id = $1',
        'delete from plan_signatory where plan_id = $1',
      ]) await expect(api.sql.query(sql, [plan.id])).rejects.toMatchObject({ code: 'VS001' });
      expect(await read(plan.id)).toEqual(now);
    });
  });

  describe('money', () => {
    it('commits the difference alone: what grows, what shrinks, what goes, what is new', async () => {
      const money = await allocate(10_000_00);
      const first = await openPlan();
      await goal(first.id);
      await line(first.id, { item: 'Cresce', unitCostCents: 100_00 });
      await line(first.id, { item: 'Cala', unitCostCents: 200_00 });
      await line(first.id, { item: 'Sparisce', unitCostCents: 50_00 });
      await line(first.id, { item: 'Resta', unitCostCents: 10_00 });
      await activate(first.id);
      expect(await committed()).toEqual({ [money]: 3_600_00 });
      const second = await next(first.id);
      let { version } = second;
      for (const [item, unitCostCents] of [['Cresce', 150_00], ['Cala', 80_00]] as const) {
        version = (await manager.patch(`/plans/${second.id}/lines/${lineOf(second, item).id}`, { unitCostCents }, version).expect(200)).body.version;
      }
      await manager.delete(`/plans/${second.id}/lines/${lineOf(second, 'Sparisce').id}`, version).expect(200);
      await line(second.id, { item: 'Nuova', unitCostCents: 30_00 });
      const active = await activate(second.id);
      expect(await committed()).toEqual({ [money]: 2_700_00 });
      const gone = (await read(first.id)).lines.find((l: { item: string }) => l.item === 'Sparisce').id;
      expect((await ledger()).slice(4).map(({ source, source_id, amount_cents }) => [source, source_id, amount_cents])).toEqual([
        ['plan_line', lineOf(active as never, 'Cala').id, -1_200_00], ['plan_line_end', gone, -500_00],
        ['plan_line', lineOf(active as never, 'Nuova').id, 300_00], ['plan_line', lineOf(active as never, 'Cresce').id, 500_00],
      ]);
    });

    it('follows a line to another partner and back, version by version', async () => {
      const [here, there] = [await allocate(1_000_00), await allocate(1_000_00, world.partners[1].id)];
      await addAssignment(api.sql, { enrolmentId: person.enrolmentId, partnerId: world.partners[1].id });
      const first = await openPlan();
      await goal(first.id);
      await line(first.id);
      await activate(first.id);
      let plan: { id: string } = first;
      for (const [partnerId, expected] of [[world.partners[1].id, { [here]: 0, [there]: 1_000_00 }], [world.partners[0].id, { [here]: 1_000_00, [there]: 0 }], [world.partners[1].id, { [here]: 0, [there]: 1_000_00 }]] as const) {
        const draft = await next(plan.id);
        await manager.patch(`/plans/${draft.id}/lines/${draft.lines[0].id}`, { partnerId, allocationId: null }, draft.version).expect(200);
        plan = await activate(draft.id);
        expect(await committed()).toEqual(expected);
      }
    });

    it('lets what shrinks pay for what grows on a full allocation', async () => {
      const money = await allocate(2_000_00);
      const first = await openPlan();
      await goal(first.id);
      await line(first.id, { item: 'Una' });
      await line(first.id, { item: 'Due' });
      await activate(first.id);
      const second = await next(first.id);
      const { body } = await manager.patch(`/plans/${second.id}/lines/${lineOf(second, 'Una').id}`, { quantity: '15' }, second.version).expect(200);
      await manager.patch(`/plans/${second.id}/lines/${lineOf(second, 'Due').id}`, { quantity: '5' }, body.version).expect(200);
      await activate(second.id);
      expect(await committed()).toEqual({ [money]: 2_000_00 });
    });

    it('a version that changes no line posts nothing', async () => {
      await allocate(5_000_00);
      const first = await agreed();
      const before = await ledger();
      const second = await next(first.id);
      await manager.patch(`/plans/${second.id}`, { wishes: 'Un lavoro' }, second.version).expect(200);
      await activate(second.id);
      expect(await ledger()).toEqual(before);
    });

    it('keeps and commits what the case manager does not see: lines on another area stay agreed on', async () => {
      const prison = { area: 'carcere-rems' as const, action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' };
      const hidden = await addEnrolment(api.sql, { ...person, ...prison });
      const elsewhere = world.partners[1];
      await addAssignment(api.sql, { enrolmentId: hidden.enrolmentId, partnerId: elsewhere.id });
      const money = uuid();
      await api.sql.query('insert into allocation (id, convenzione_id, area_id, action_id, partner_id, period_id, amount_cents) values ($1, $2, $3, $4, $5, $6, 50000)',
        [money, CONVENZIONE, area('carcere-rems'), action('carcere-rems', '2.1'), elsewhere.id, period(3)]);
      const first = await openPlan();
      await goal(first.id);
      // Written by a colleague who acts there, before the hand-over.
      await api.sql.query(
        `insert into plan_line (id, plan_id, person_id, axis, item, source, enrolment_id, partner_id, allocation_id, starts_on, ends_on, quantity, unit, unit_cost_cents, position)
         values (gen_random_uuid(), $1, $2, 'casa', 'Di un’altra area', 'convenzione', $3, $4, $5, $6, '2026-12-31', 1, 'piece', 20000, 9)`, [first.id, person.personId, hidden.enrolmentId, elsewhere.id, money, STARTS]);
      await api.sql.query(
        `insert into plan_signatory (id, plan_id, person_id, kind, organisation_id, position, commitment) values (gen_random_uuid(), $1, $2, 'partner', $3, 9, 'Nel carcere')`, [first.id, person.personId, elsewhere.id]);
      const proposed = await propose(manager, first.id);
      expect(proposed.signatories.map((s) => s.kind)).toEqual(['person', 'case_manager']);
      await signAll(api, world, manager, proposed);
      expect((await read(first.id)).status).toBe('proposed');
      const theirs = await api.signIn(elsewhere.coordinator.email);
      await confirmFactor(api.sql);
      const [seat] = (await theirs.get('/plan-signatories?status=pending').expect(200)).body.items;
      await theirs.post(`/plan-signatories/${seat.id}/signature`, bodyFor('partner', seat.contentHash)).expect(200);
      const active = await read(first.id);
      expect([active.status, await committed()]).toEqual(['active', { [money]: 200_00 }]);
      expect(JSON.stringify(active)).not.toMatch(/carcere|altra area|Altra Riva/i);
      const second = await next(first.id);
      expect(second.lines).toEqual([]);
      const copied = await api.sql.query('select count(*)::int as n from plan_line l where l.plan_id = $1', [second.id]);
      expect(copied.rows[0].n).toBe(1);
    });

    it('beyond the allocation keeps the last signature from being recorded and tells the line and what is left', async () => {
      const money = await allocate(1_155_20);
      const plan = await openPlan();
      await goal(plan.id);
      await line(plan.id, { item: 'Educatore', quantity: '1', unitCostCents: 1_00 });
      await line(plan.id, { item: 'Psicologa', quantity: '1', unitCostCents: 1_154_20 });
      const proposed = await propose(manager, plan.id);
      const manages = proposed.signatories.find((s) => s.kind === 'case_manager')!;
      await signAll(api, world, manager, proposed, (seat) => seat.id === manages.id);
      await api.sql.query('update allocation set amount_cents = 1000_00 where id = $1', [money]);
      await confirmFactor(api.sql);
      const refused = await manager.post(`/plan-signatories/${manages.id}/signature`, bodyFor('case_manager', proposed.contentHash)).expect(422);
      expect([refused.body.code, refused.body.detail]).toEqual(['plan-line.beyond-allocation', expect.stringMatching(/«Psicologa».*restano 999,00.€.*Nulla è stato impegnato/)]);
      expect(await ledger()).toEqual([]);
      expect(await read(plan.id)).toMatchObject({ status: 'proposed', version: proposed.version, totals: { committedCents: 0 } });
      await api.sql.query('update allocation set amount_cents = 1155_20 where id = $1', [money]);
      await manager.post(`/plan-signatories/${manages.id}/signature`, bodyFor('case_manager', proposed.contentHash)).expect(200);
      expect((await read(plan.id)).status).toBe('active');
    });

    it('of ten plans on the last euro: exactly one wins, the others stay proposed', async () => {
      await allocate(1_00);
      const seats: { id: string; hash: string; plan: string }[] = [];
      for (let i = 0; i < 10; i++) {
        const one = await addPersonInCharge(api.sql, world);
        const plan = await openPlan(one.caseId);
        await goal(plan.id).expect(201);
        await line(plan.id, { quantity: '1', unitCostCents: 1_00, enrolmentId: one.enrolmentId }).expect(201);
        const proposed = await propose(manager, plan.id);
        const manages = proposed.signatories.find((s) => s.kind === 'case_manager')!;
        await signAll(api, world, manager, proposed, (seat) => seat.id === manages.id);
        seats.push({ id: manages.id, hash: proposed.contentHash, plan: plan.id });
      }
      await confirmFactor(api.sql);
      // Each last signature is given five times at once, by the double clicks of hurried people.
      const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => manager.post(`/plan-signatories/${seats[i % 10].id}/signature`, bodyFor('case_manager', seats[i % 10].hash))));
      const statuses = answers.map((a) => a.status);
      expect(statuses.filter((s) => s === 200)).toHaveLength(1);
      expect(statuses.every((s) => [200, 409, 422].includes(s))).toBe(true);
      expect(await ledger()).toHaveLength(1);
      const stored = await api.sql.query('select status, count(*)::int as n from plan where id = any ($1) group by status order by status', [seats.map((s) => s.plan)]);
      expect(stored.rows).toEqual([{ status: 'active', n: 1 }, { status: 'proposed', n: 9 }]);
    });
  });

  describe('the end of the case', () => {
    it('closes the active version and the one in preparation; what was worked on are the agreed goals', async () => {
      await allocate(5_000_00);
      const first = await agreed();
      const second = await next(first.id);
      await goal(second.id, { axis: 'lavoro', description: 'Un lavoro' }).expect(201);
      await propose(manager, second.id);
      const { body } = await manager.act(`/cases/${person.caseId}/conclusion`, { outcome: 'goals_reached', concludedOn: '2026-11-20' }, 1).expect(201);
      expect(body.axes.filter((a: { worked: boolean }) => a.worked).map((a: { axis: string }) => a.axis)).toEqual(['casa']);
      expect(await read(first.id)).toMatchObject({ status: 'closed', endedOn: '2026-11-20' });
      expect(await read(second.id)).toMatchObject({ status: 'closed' });
      expect((await manager.post(`/plans/${first.id}/versions`).expect(409)).body.code).toBe('plan.not-active');
      const shown = (await manager.get('/plans?limit=100').expect(200)).body.items.filter((p: { caseId: string }) => p.caseId === person.caseId);
      expect(shown.map((p: { id: string }) => p.id)).toEqual([first.id]);
    });
  });
});
