// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, addPersonInCharge, arrangeWorld, TODAY, type World } from '../support/arrange.js';
import { addAccount, area } from '../support/people.js';

describe('hand-over', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let other: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    other = await api.signIn(world.otherManager.email);
  });
  afterAll(() => api.close());

  const person = (familyName = 'Prova') => addPerson(api.sql, { managerId: world.manager.id, familyName });
  const propose = (caseId: string, more: object = {}, client = manager) => client.post('/handovers', { caseId, toAccountId: world.otherManager.id, reason: 'Cambia zona', ...more });
  const answer = (client: ApiClient, id: string, body: object, version: number | null = 1) => client.act(`/handovers/${id}/answer`, body, version);

  /** What the policies say to a proposal that no service looked at: 'done', or the SQLSTATE of the refusal. Nothing stays. */
  const insertedAs = async (email: string, role: string, { personId, caseId, to, by }: { personId: string; caseId: string; to: string; by: string }): Promise<string> => {
    const client = await api.sql.connect();
    try {
      const { rows } = await client.query('select convenzione_id, case_manager_id from case_file where id = $1', [caseId]);
      await client.query('begin');
      await client.query(
        `insert into access.session (id, token_hash, account_id, account_role_id, expires_at)
         select gen_random_uuid(), sha256(convert_to('probe', 'UTF8')), r.account_id, r.id, now() + interval '1 hour'
           from access.account_role r join access.account a on a.id = r.account_id where a.email = $1 and r.role = $2`, [email, role]);
      await client.query('set local role app');
      await client.query(`select access.enter('probe')`);
      await client.query(
        `insert into handover (id, case_id, person_id, convenzione_id, from_account_id, to_account_id, proposed_by, reason, proposed_on)
         values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 'x', access.today())`, [caseId, personId, rows[0].convenzione_id, rows[0].case_manager_id, to, by]);
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  /** Signed in, in this one of several roles. */
  const signInAs = async (email: string, role: string): Promise<ApiClient> => {
    const client = await api.signIn(email);
    await client.patch('/session', { roleId: client.session.roles.find((one) => one.role === role)!.id }, null).expect(200);
    return client;
  };

  it('passes the case when it is accepted, and the former case manager’s next request finds nobody', async () => {
    const { personId, caseId } = await person();
    const { body: proposed, headers } = await propose(caseId).expect(201);
    expect(headers['location']).toBe(`/api/v1/handovers/${proposed.id}`);
    expect(proposed).toMatchObject({ status: 'proposed', caseId, from: 'Prova manager', to: 'Prova altra.manager', actions: ['take-back'], summary: null, person: { id: personId } });
    await other.get(`/people/${personId}`).expect(404);
    const tab = await manager.get(`/cases/${caseId}`).expect(200);

    const { body: accepted } = await answer(other, proposed.id, { decision: 'accepted' }).expect(200);
    expect(accepted).toMatchObject({ status: 'accepted', decidedOn: TODAY, caseId, person: { id: personId }, actions: [], summary: null });
    expect((await other.get(`/cases/${caseId}`).expect(200)).body).toMatchObject({ caseManagerId: world.otherManager.id, version: 2 });

    // The stale tab: it read version 1 and holds it still.
    await manager.get(`/people/${personId}`).expect(404);
    await manager.patch(`/cases/${caseId}`, { phase: 'monitoring' }, tab.body.version).expect(404);
    await manager.patch(`/people/${personId}`, { alias: 'x' }, 1).expect(404);
    expect((await manager.get('/people?limit=100')).text).not.toContain(personId);
    // What became of it is told, and nobody by name.
    expect((await manager.get(`/handovers/${proposed.id}`).expect(200)).body).toMatchObject({ status: 'accepted', person: null, caseId: null });

    const { rows } = await api.sql.query('select account_id, starts_on, ends_on, handed_over from care_team where case_id = $1 order by starts_on', [caseId]);
    expect(rows).toEqual([
      { account_id: world.manager.id, starts_on: '2026-09-01', ends_on: TODAY, handed_over: true },
      { account_id: world.otherManager.id, starts_on: TODAY, ends_on: null, handed_over: false },
    ]);
    const trail = await api.sql.query(`select distinct subject, verb from audit.entry where account_id = $1 and $2 = any (person_ids) and verb in ('update', 'insert') order by 1, 2`, [world.otherManager.id, personId]);
    expect(trail.rows).toEqual([
      { subject: 'public.care_team', verb: 'insert' }, { subject: 'public.care_team', verb: 'update' }, { subject: 'public.case_file', verb: 'update' }, { subject: 'public.handover', verb: 'update' },
    ]);
  });

  it('tells who is asked initials, age, phase and the areas they work in, and notes that it was told', async () => {
    const { personId, caseId } = await addPersonInCharge(api.sql, world, { familyName: 'Segreta', birthDate: '2000-11-23' });
    const { body: proposed } = await propose(caseId).expect(201);
    const shown = await other.get(`/handovers/${proposed.id}`).expect(200);
    expect(shown.body).toMatchObject({ person: null, caseId: null, actions: ['answer'], summary: { initials: 'A. S.', age: 25, phase: 'design', openedOn: '2026-09-01', areaIds: [area('abitare')] } });
    expect(shown.text).not.toMatch(/Segreta|2000-11-23/);
    expect(shown.text).not.toContain(personId);
    const told = (await other.get('/handovers?status=proposed&limit=100').expect(200)).body.items.find((h: { id: string }) => h.id === proposed.id);
    expect(told.summary.initials).toBe('A. S.');
    const { rows } = await api.sql.query(`select count(*)::int as n from audit.entry where verb = 'read' and subject = 'HandoverSummary' and account_id = $1 and $2 = any (person_ids)`, [world.otherManager.id, personId]);
    expect(rows[0].n).toBeGreaterThan(1);
    await answer(other, proposed.id, { decision: 'declined', reason: 'Non riesco' }).expect(200);
    // After the answer nothing of the person is told any more.
    expect((await other.get(`/handovers/${proposed.id}`).expect(200)).body).toMatchObject({ summary: null, person: null, declineReason: 'Non riesco' });
  });

  it('does not tell of areas in which whoever is asked does not work', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.otherManager.id });
    await api.sql.query(
      `insert into enrolment (id, case_id, person_id, convenzione_id, area_id, action_id, target_group_id, starts_on)
       select gen_random_uuid(), $1, $2, c.convenzione_id, a.area_id, a.id, g.target_group_id, '2026-09-15' from case_file c, action a join action_target_group g on g.action_id = a.id
        where c.id = $1 and a.area_id = $3 and a.code = '2.1' limit 1`, [caseId, personId, area('carcere-rems')]);
    const { body } = await other.post('/handovers', { caseId, toAccountId: world.manager.id, reason: 'Cambia zona' }).expect(201);
    expect((await manager.get(`/handovers/${body.id}`)).body.summary.areaIds).toEqual([]);
  });

  it('may overlap for some days, and then ends by itself', async () => {
    const { personId, caseId } = await person();
    for (const [overlapUntil, code] of [[TODAY, 'field.date-before'], ['2026-12-23', 'field.date-after']]) {
      expect((await propose(caseId, { overlapUntil }).expect(422)).body.errors).toMatchObject([{ pointer: '/overlapUntil', code }]);
    }
    const { body } = await propose(caseId, { overlapUntil: '2026-12-01' }).expect(201);
    await answer(other, body.id, { decision: 'accepted' }).expect(200);
    await manager.get(`/people/${personId}`).expect(200);
    const { rows } = await api.sql.query(`select valid_to from access.reach where person_id = $1 and holder = $2`, [personId, world.manager.id]);
    expect(rows).toEqual([{ valid_to: '2026-12-01' }]);
  });

  it('is declined with a reason, taken back by who proposed it, and answered once', async () => {
    const { caseId } = await person();
    const { body: one } = await propose(caseId).expect(201);
    await answer(other, one.id, { decision: 'declined' }).expect(422);
    await answer(other, one.id, { decision: 'accepted', reason: 'x' }).expect(422);
    await answer(other, one.id, { decision: 'accepted' }, null).expect(428);
    await answer(other, one.id, { decision: 'accepted' }, 7).expect(412);
    await answer(manager, one.id, { decision: 'accepted' }).expect(404);
    await other.act(`/handovers/${one.id}/taking-back`, {}, 1).expect(404);
    await answer(other, one.id, { decision: 'declined', reason: 'Ho troppe persone' }).expect(200);
    expect((await manager.get(`/handovers/${one.id}`)).body).toMatchObject({ status: 'declined', declineReason: 'Ho troppe persone', person: { familyName: 'Prova' } });
    await answer(other, one.id, { decision: 'accepted' }, 2).expect(409);

    const { body: two } = await propose(caseId).expect(201);
    expect((await manager.act(`/handovers/${two.id}/taking-back`, {}, 1).expect(200)).body.status).toBe('taken_back');
    await answer(other, two.id, { decision: 'accepted' }, 2).expect(409);
    expect((await manager.get(`/cases/${caseId}`)).body.caseManagerId).toBe(world.manager.id);
  });

  it('is refused to oneself, to who holds no cases, of a case that is another’s, concluded, or being handed over', async () => {
    const { caseId } = await person();
    const pointerOf = async (body: object, client = manager, status = 422) => (await propose(caseId, body, client).expect(status)).body.errors?.[0];
    expect(await pointerOf({ toAccountId: world.manager.id })).toMatchObject({ pointer: '/toAccountId', code: 'handover.to-holder' });
    for (const toAccountId of [world.coordinators.abitare.id, world.partners[0].operator.id, randomUUID()]) expect(await pointerOf({ toAccountId })).toMatchObject({ pointer: '/toAccountId', code: 'handover.receiver' });
    const gone = await addAccount(api.sql, { email: 'andata@example.org', roles: [{ role: 'case_manager', areas: ['abitare'], validTo: '2026-11-21' }] });
    expect(await pointerOf({ toAccountId: gone })).toMatchObject({ code: 'handover.receiver' });
    expect(await pointerOf({}, other)).toMatchObject({ pointer: '/caseId', code: 'field.id' });
    expect(await pointerOf({ reason: ' ' })).toMatchObject({ pointer: '/reason' });
    await api.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) select gen_random_uuid(), id, person_id, $2, $3 from case_file where id = $1', [caseId, world.otherManager.id, TODAY]);
    expect(await pointerOf({ toAccountId: world.manager.id }, other)).toMatchObject({ pointer: '/caseId', code: 'handover.not-holder' });
    await propose(caseId).expect(201);
    expect((await propose(caseId).expect(409)).body.code).toBe('handover.open');
    const { caseId: concluded } = await person();
    await api.sql.query(`update case_file set status = 'concluded', concluded_on = $2, outcome = 'transferred' where id = $1`, [concluded, TODAY]);
    await propose(concluded).expect(409);
    for (const { email } of [world.partners[0].operator, world.cabina, world.office, world.service.referrer]) await propose(caseId, {}, await api.signIn(email)).expect(403);
  });

  it('ends with the case, and lapses when the case went to somebody else', async () => {
    const { caseId } = await person();
    const { body: one } = await propose(caseId).expect(201);
    await api.sql.query(`update case_file set status = 'concluded', concluded_on = $2, outcome = 'transferred' where id = $1`, [caseId, TODAY]);
    expect((await manager.get(`/handovers/${one.id}`)).body).toMatchObject({ status: 'taken_back', decidedOn: TODAY });
    const { caseId: moved } = await person();
    const { body: two } = await propose(moved).expect(201);
    const third = await addAccount(api.sql, { email: 'terza@example.org', roles: [{ role: 'case_manager', areas: ['abitare'] }] });
    await api.sql.query('update case_file set case_manager_id = $2 where id = $1', [moved, third]);
    expect((await answer(other, two.id, { decision: 'accepted' }).expect(409)).body.code).toBe('handover.moved');
  });

  it('brings back whoever held the case before, also on the same day', async () => {
    const { personId, caseId } = await person();
    const { body: one } = await propose(caseId).expect(201);
    await answer(other, one.id, { decision: 'accepted' }).expect(200);
    const { body: two } = await other.post('/handovers', { caseId, toAccountId: world.manager.id, reason: 'Torna a te' }).expect(201);
    await answer(manager, two.id, { decision: 'accepted' }).expect(200);
    await manager.get(`/people/${personId}`).expect(200);
    await other.get(`/people/${personId}`).expect(404);
  });

  /** A case manager of the same convenzione whose role ended yesterday, with somebody in charge, enrolled in Abitare. */
  const ofOneWhoLeft = async (email: string) => {
    const left = await addAccount(api.sql, { email, roles: [{ role: 'case_manager', areas: ['abitare'], validTo: '2026-11-21' }] });
    return { left, ...(await addPersonInCharge(api.sql, world, { managerId: left })) };
  };

  it('is proposed by the area’s coordinator when who holds the case holds cases no more', async () => {
    const { caseId } = await ofOneWhoLeft('uscita@example.org');
    const coordinator = await api.signIn(world.coordinators.abitare.email);
    const elsewhere = await api.signIn(world.coordinators.lavoro.email);
    await propose(caseId, {}, elsewhere).expect(422);
    expect((await coordinator.get(`/cases/${caseId}`).expect(200)).body.caseManagerActs).toBe(false);
    const { body } = await propose(caseId, {}, coordinator).expect(201);
    expect(body).toMatchObject({ proposedBy: 'Prova coordinatrice.abitare', actions: ['take-back'] });
    await manager.act(`/handovers/${body.id}/taking-back`, {}, 1).expect(404);
    await answer(coordinator, body.id, { decision: 'accepted' }).expect(403);
    await answer(other, body.id, { decision: 'accepted' }).expect(200);
    expect((await coordinator.get(`/cases/${caseId}`)).body).toMatchObject({ caseManagerId: world.otherManager.id, caseManagerActs: true });
  });

  it('is refused to the coordinator while who holds the case can act, also by the policy alone', async () => {
    const { personId, caseId } = await addPersonInCharge(api.sql, world);
    const coordinator = await api.signIn(world.coordinators.abitare.email);
    expect((await coordinator.get(`/cases/${caseId}`).expect(200)).body.caseManagerActs).toBe(true);
    expect((await propose(caseId, {}, coordinator).expect(422)).body.errors).toMatchObject([{ pointer: '/caseId', code: 'handover.holder-acts' }]);
    expect(await insertedAs(world.coordinators.abitare.email, 'case_coordinator', { personId, caseId, to: world.otherManager.id, by: world.coordinators.abitare.id })).toBe('42501');
    // Disabled: from then on the coordinator may.
    await api.sql.query('update access.account set disabled_at = now() where id = $1', [world.manager.id]);
    try {
      expect(await insertedAs(world.coordinators.abitare.email, 'case_coordinator', { personId, caseId, to: world.otherManager.id, by: world.coordinators.abitare.id })).toBe('done');
      await propose(caseId, {}, coordinator).expect(201);
    } finally {
      await api.sql.query('update access.account set disabled_at = null where id = $1', [world.manager.id]);
      manager = await api.signIn(world.manager.email);
    }
  });

  it('is void when who held the case is back before the answer', async () => {
    const { left, caseId } = await ofOneWhoLeft('tornata@example.org');
    const coordinator = await api.signIn(world.coordinators.abitare.email);
    const { body } = await propose(caseId, {}, coordinator).expect(201);
    await api.sql.query('update access.account_role set valid_to = null where account_id = $1', [left]);
    expect((await answer(other, body.id, { decision: 'accepted' }).expect(409)).body.code).toBe('handover.holder-back');
    expect((await coordinator.get(`/cases/${caseId}`)).body.caseManagerId).toBe(left);
    await coordinator.act(`/handovers/${body.id}/taking-back`, {}, 1).expect(200);
  });

  it('is never proposed by somebody to themselves, in whichever role', async () => {
    const { personId, caseId } = await ofOneWhoLeft('partita@example.org');
    const both = await addAccount(api.sql, { email: 'due.ruoli@example.org', roles: [{ role: 'case_coordinator', areas: ['abitare'] }, { role: 'case_manager', areas: ['abitare'] }] });
    const coordinating = await signInAs('due.ruoli@example.org', 'case_coordinator');
    expect((await propose(caseId, { toAccountId: both }, coordinating).expect(422)).body.errors).toMatchObject([{ pointer: '/toAccountId', code: 'handover.to-yourself' }]);
    expect(await insertedAs('due.ruoli@example.org', 'case_coordinator', { personId, caseId, to: both, by: both })).toBe('42501');
    // One that stands from before is not accepted either.
    const { rows } = await api.sql.query(
      `insert into handover (id, case_id, person_id, convenzione_id, from_account_id, to_account_id, proposed_by, reason, proposed_on)
       select gen_random_uuid(), id, person_id, convenzione_id, case_manager_id, $2, $2, 'x', $3 from case_file where id = $1 returning id`, [caseId, both, TODAY]);
    const managing = await signInAs('due.ruoli@example.org', 'case_manager');
    expect((await answer(managing, rows[0].id, { decision: 'accepted' }).expect(409)).body.code).toBe('handover.own-proposal');
    await managing.get(`/cases/${caseId}`).expect(404);
  });

  it('is not proposed by the coordinator of an area where the person only waits for a place', async () => {
    const { personId, caseId } = await ofOneWhoLeft('lontana@example.org');
    await api.sql.query(
      `insert into waiting_entry (id, person_id, case_id, convenzione_id, area_id, action_id, target_group_id, priority, requested_on, requested_by)
       select gen_random_uuid(), $1, $2, a.convenzione_id, a.area_id, a.id, g.target_group_id, 'normal', $4, $5 from action a join action_target_group g on g.action_id = a.id
        where a.area_id = $3 and a.named_participants limit 1`, [personId, caseId, area('lavoro'), TODAY, world.otherManager.id]);
    const waiting = await api.signIn(world.coordinators.lavoro.email);
    await waiting.get(`/cases/${caseId}`).expect(200);
    expect((await propose(caseId, {}, waiting).expect(422)).body.errors).toMatchObject([{ pointer: '/caseId', code: 'handover.only-waiting' }]);
    expect(await insertedAs(world.coordinators.lavoro.email, 'case_coordinator', { personId, caseId, to: world.otherManager.id, by: world.coordinators.lavoro.id })).toBe('42501');
  });

  it('of two answers at once keeps one', async () => {
    const { caseId } = await person();
    const { body } = await propose(caseId).expect(201);
    const answers = await Promise.all([answer(other, body.id, { decision: 'accepted' }), answer(other, body.id, { decision: 'accepted' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
