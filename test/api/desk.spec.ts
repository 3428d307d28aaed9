// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addEnrolment, addPerson, addPersonInCharge, arrangeWorld, TODAY, type World } from '../support/arrange.js';
import { CONVENZIONE } from '../support/people.js';
import { countStatements } from '../support/statements.js';

interface Desk { people: number; agenda: { heldOn: string }[]; due: { kind: string; count: number; overdue: number }[]; changes: { kind: string; by: string }[]; changeCount: number; lastVisitAt: string | null }
interface Due { items: { kind: string; key: string; personId: string | null; on: string | null; since: boolean; late: boolean; leadsTo: string; data: Record<string, unknown> }[]; nextCursor: string | null }

describe('the desk', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  afterAll(() => api.close());

  const desk = async (client = manager): Promise<Desk> => (await client.get('/desk').expect(200)).body as Desk;
  const due = async (query = '', client = manager): Promise<Due> => (await client.get(`/desk/due?limit=100${query}`).expect(200)).body as Due;
  const count = async (kind: string): Promise<number> => (await desk()).due.find((one) => one.kind === kind)?.count ?? 0;
  const person = (more: object = {}) => addPerson(api.sql, { managerId: world.manager.id, ...more });

  it('is empty for somebody without people, and not an error', async () => {
    const fresh = await api.signIn(world.otherManager.email);
    expect(await desk(fresh)).toMatchObject({ people: 0, agenda: [], changes: [], changeCount: 0 });
  });

  it('shows the week’s agenda, and past appointments as something to tell', async () => {
    const { personId } = await person();
    for (const heldOn of ['2026-11-20', TODAY, '2026-11-28', '2026-11-29']) await manager.post(`/people/${personId}/appointments`, { kind: 'visit', heldOn, startsAt: '10:00' }).expect(201);
    expect((await desk()).agenda.map(({ heldOn }) => heldOn)).toEqual([TODAY, '2026-11-28']);
    expect((await due('&kind=appointment_past')).items).toMatchObject([{ personId, on: '2026-11-20', data: { appointmentKind: 'visit' } }]);
  });

  it('counts what its lists hold, for every kind, and pages them without a gap', async () => {
    for (let i = 0; i < 6; i++) await person({ birthDate: null, alias: `Alias ${i}` });
    const counts = (await desk()).due;
    expect(counts.length).toBeGreaterThan(1);
    const all = await due();
    for (const { kind, count: told, overdue } of counts) {
      const { items } = await due(`&kind=${kind}`);
      expect([kind, items.length]).toEqual([kind, told]);
      expect(items.filter(({ late }) => late).length).toBe(overdue);
      expect(items.filter(({ late, since, on }) => late !== (!since && on !== null && on < TODAY))).toEqual([]);
    }
    expect(all.items.length).toBe(counts.reduce((sum, one) => sum + one.count, 0));
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Due = (await manager.get(`/desk/due?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`).expect(200)).body as Due;
      paged.push(...page.items.map(({ kind, key }) => kind + key));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.items.map(({ kind, key }) => kind + key));
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('asks for the situation upon leaving until it is recorded or its days are over', async () => {
    const before = await count('exit');
    const leaving = await addPersonInCharge(api.sql, world, { openedOn: '2026-06-01', startsOn: '2026-06-15' });
    await manager.act(`/cases/${leaving.caseId}/conclusion`, { outcome: 'goals_reached', concludedOn: '2026-11-01' }, 1).expect(201);
    expect(await count('exit')).toBe(before + 1);
    const { items } = await due('&kind=exit');
    expect(items.find(({ personId }) => personId === leaving.personId)).toMatchObject({ on: '2026-11-29' });
    const participation = items.find(({ personId }) => personId === leaving.personId)!.key;
    await manager.post(`/participations/${participation}/exit-situations`, { observedOn: TODAY, employment: 'employed', training: 'no', qualification: 'no' }).expect(201);
    expect(await count('exit')).toBe(before);
  });

  it('proposes a conclusion when the last enrolment has ended', async () => {
    const one = await person({ openedOn: '2026-03-01' });
    await addEnrolment(api.sql, { ...one, area: 'abitare', action: '2.2', targetGroup: 'others_at_risk_of_isolation', startsOn: '2026-04-01', endsOn: '2026-10-31' });
    const { items } = await due('&kind=conclusion');
    expect(items).toMatchObject([{ personId: one.personId, on: '2026-10-31', leadsTo: `conclusion:${one.caseId}` }]);
    await addEnrolment(api.sql, { ...one, area: 'lavoro', action: '2.2', targetGroup: 'adults_and_young_adults', startsOn: '2026-11-01' });
    expect((await due('&kind=conclusion')).items).toEqual([]);
  });

  it('reminds of the next contact named in the last note alone', async () => {
    const { personId } = await person();
    await manager.post(`/people/${personId}/notes`, { kind: 'visit', text: 'Ci sentiamo domani', happenedOn: '2026-11-10', nextContactOn: '2026-11-12' }).expect(201);
    expect((await due('&kind=next_contact')).items).toMatchObject([{ personId, on: '2026-11-12' }]);
    await manager.post(`/people/${personId}/notes`, { kind: 'contact_phone', text: 'Sentito', happenedOn: '2026-11-13' }).expect(201);
    expect((await due('&kind=next_contact')).items).toEqual([]);
  });

  it('tells what colleagues did since the last visit, and nothing of one’s own', async () => {
    const { personId, caseId } = await person();
    await api.sql.query('insert into care_team (id, case_id, person_id, account_id, starts_on) values (gen_random_uuid(), $1, $2, $3, $4)', [caseId, personId, world.otherManager.id, '2026-11-01']);
    const again = await api.signIn(world.manager.email);
    const before = (await desk(again)).changeCount;
    await again.post(`/people/${personId}/notes`, { kind: 'visit', text: 'Mia' }).expect(201);
    await (await api.signIn(world.otherManager.email)).post(`/people/${personId}/notes`, { kind: 'visit', text: 'Di una collega' }).expect(201);
    const after = await desk(again);
    expect(after.changeCount).toBe(before + 1);
    expect(after.changes[0]).toMatchObject({ kind: 'note', by: expect.stringContaining('Prova') as string });
  });

  it('is a coordinator’s, a sending service’s and a partner coordinator’s too, each with their own; nobody else has one', async () => {
    const one = await person({ openedOn: '2026-03-01' });
    const { enrolmentId } = await addEnrolment(api.sql, { ...one, area: 'abitare', action: '2.2', targetGroup: 'others_at_risk_of_isolation', startsOn: '2026-04-01' });
    await api.sql.query(`update enrolment set outside_reason = 'Motivo', participation_id = null where id = $1`, [enrolmentId]);
    const coordinator = await api.signIn(world.coordinators.abitare.email);
    expect((await due('&kind=admission', coordinator)).items).toMatchObject([{ key: enrolmentId, personId: one.personId }]);
    expect((await desk(await api.signIn(world.service.referrer.email))).due).toEqual([]);
    await (await api.signIn(world.cabina.email)).get('/desk').expect(403);
    await (await api.signIn(world.office.email)).get('/desk/due').expect(403);
  });

  it('asks few statements, however much waits', async () => {
    expect(await countStatements(api, () => manager.get('/desk').expect(200))).toBeLessThanOrEqual(4);
    expect(await countStatements(api, () => manager.get('/desk/due').expect(200))).toBe(1);
  });

  describe('caseloads', () => {
    interface Load { accountId: string; name: string; open: number; waiting: number; review: number; missing: number; away: { substitute: string; until: string } | null }
    const loads = async (client: ApiClient): Promise<Load[]> => ((await client.get('/desk/caseloads').expect(200)).body as { items: Load[] }).items;

    it('count per case manager the open cases of the coordinator’s areas, each number being the list behind it', async () => {
      const mine = (managerId: string, more: object = {}) => addPersonInCharge(api.sql, world, { managerId, ...more });
      const one = await mine(world.manager.id, { characteristics: false });
      await mine(world.manager.id);
      const theirs = await mine(world.otherManager.id);
      // In charge of somebody who has nothing to do with the area.
      const elsewhere = await addPerson(api.sql, { managerId: world.otherManager.id });
      await addEnrolment(api.sql, { ...elsewhere, area: 'lavoro', action: '2.2', targetGroup: 'adults_and_young_adults' });
      const concluded = await mine(world.manager.id);
      await api.sql.query(`update case_file set status = 'concluded', concluded_on = $2, outcome = 'goals_reached' where id = $1`, [concluded.caseId, TODAY]);
      const reviewed = await mine(world.manager.id);
      for (const [{ personId, caseId }, reviewOn] of [[one, TODAY], [theirs, '2026-12-31'], [reviewed, '2026-11-02']] as const) {
        await api.sql.query(`insert into plan (id, case_id, person_id, convenzione_id, number, status, starts_on, review_on, activated_at) values (gen_random_uuid(), $1, $2, $4, 1, 'active', '2026-09-15', $3, now())`, [caseId, personId, reviewOn, CONVENZIONE]);
      }
      // Looked at when it was due: the next day is the one that its last review says.
      await api.sql.query(
        `insert into plan_review (id, plan_id, person_id, kind, held_on, decision, next_review_on, recorded_by)
         select gen_random_uuid(), p.id, p.person_id, 'scheduled', '2026-11-02', 'continue', '2027-02-02', $2 from plan p where p.person_id = $1`, [reviewed.personId, world.manager.id]);
      await api.sql.query(
        `insert into waiting_entry (id, case_id, person_id, action_id, area_id, convenzione_id, target_group_id, requested_by, requested_on, priority, status)
         select gen_random_uuid(), $1, $2, e.action_id, e.area_id, e.convenzione_id, e.target_group_id, $3, $4, 'normal', 'waiting' from enrolment e where e.person_id = $2 limit 1`, [theirs.caseId, theirs.personId, world.otherManager.id, TODAY]);

      const coordinator = await api.signIn(world.coordinators.abitare.email);
      const found = await loads(coordinator);
      expect(found.map(({ accountId }) => accountId).sort()).toEqual([world.manager.id, world.otherManager.id].sort());
      for (const { accountId, ...load } of found) {
        const listed = async (query: string): Promise<string[]> => {
          const { items } = (await coordinator.get(`/people?limit=100&status=open&caseManagerId=${accountId}${query}`).expect(200)).body as { items: { id: string; caseManager: string }[] };
          expect(items.filter(({ caseManager }) => caseManager !== load.name)).toEqual([]);
          return items.map(({ id }) => id);
        };
        expect((await listed('')).length).toBe(load.open);
        for (const concern of ['waiting', 'review', 'missing'] as const) expect([concern, (await listed(`&concern=${concern}`)).length]).toEqual([concern, load[concern]]);
        expect(await listed('')).not.toContain(elsewhere.personId);
      }
      const of = (id: string) => found.find(({ accountId }) => accountId === id)!;
      expect(of(world.manager.id)).toMatchObject({ review: 1, away: null });
      expect(of(world.manager.id).missing).toBeGreaterThan(0);
      expect(of(world.otherManager.id)).toMatchObject({ open: 1, waiting: 1, review: 0, missing: 0, away: null });
      // The figure on the desk is all of them.
      expect((await desk(coordinator)).people).toBe(found.reduce((sum, { open }) => sum + open, 0));
      // Another area's coordinator counts others.
      expect((await loads(await api.signIn(world.coordinators.stigma.email))).length).toBe(0);
      await manager.get('/desk/caseloads').expect(403);
    });

    it('tell who is away today and who stands in, and not why', async () => {
      const coordinator = await api.signIn(world.coordinators.abitare.email);
      const other = await api.signIn(world.otherManager.email);
      const { id } = (await other.post('/substitutions', { substituteAccountId: world.manager.id, startsOn: TODAY, endsOn: '2026-11-30', reason: 'leave' }).expect(201)).body as { id: string };
      const away = async () => (await loads(coordinator)).find(({ accountId }) => accountId === world.otherManager.id)?.away;
      expect(await away()).toEqual({ substitute: expect.stringContaining('manager') as string, until: '2026-11-30' });
      await other.act(`/substitutions/${id}/end`, {}, 1).expect(200);
      expect(await away()).toBeNull();
    });
  });

  it('lists all that is new since the last visit, of which it shows the newest', async () => {
    const { personId, caseId } = await person();
    await manager.post(`/cases/${caseId}/team`, { accountId: world.otherManager.id, role: 'Educatrice' }).expect(201);
    const other = await api.signIn(world.otherManager.email);
    await api.sql.query(`update access.session set last_seen_at = now() - interval '1 minute', created_at = created_at - interval '1 hour' where account_id = $1`, [world.manager.id]);
    const again = await api.signIn(world.manager.email);
    for (let i = 0; i < 12; i++) await other.post(`/people/${personId}/notes`, { kind: 'visit', happenedOn: TODAY, text: `Nota ${i}` }).expect(201);
    const shown = await desk(again);
    expect(shown.changes.length).toBe(10);
    expect(shown.changeCount).toBeGreaterThanOrEqual(12);
    const keys: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = (await again.get(`/desk/changes?limit=5${cursor && `&cursor=${encodeURIComponent(cursor)}`}`).expect(200)).body as { items: { key: string; by: string }[]; nextCursor: string | null };
      keys.push(...page.items.map(({ key }) => key));
      cursor = page.nextCursor;
    }
    expect([keys.length, new Set(keys).size]).toEqual([shown.changeCount, shown.changeCount]);
    expect(keys.slice(0, 10)).toEqual((shown.changes as unknown as { key: string }[]).map(({ key }) => key));
  });
});
