// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, arrangeWorld, setToday, TODAY, type World } from '../support/arrange.js';
import { addAccount } from '../support/people.js';

/** Who works on a case, from when to when: access follows from the dates and ends by itself. */
describe('the care team', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let colleague: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    colleague = await api.signIn(world.otherManager.email);
  });
  afterAll(() => api.close());

  const open = (openedOn = '2026-09-01'): Promise<{ personId: string; caseId: string }> => addPerson(api.sql, { managerId: world.manager.id, openedOn });
  const joining = (more: object = {}) => ({ accountId: world.otherManager.id, role: 'collega di zona', ...more });
  const on = async (day: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await setToday(api.sql, day);
      await work();
    } finally {
      await setToday(api.sql, TODAY);
    }
  };

  it('begins with who holds the case', async () => {
    const { caseId, personId } = await open();
    expect((await manager.get(`/cases/${caseId}/team`).expect(200)).body.items).toEqual([
      { id: expect.any(String), caseId, personId, accountId: world.manager.id, name: 'Prova manager', holdsCase: true, role: null, startsOn: '2026-09-01', endsOn: null, version: 1 },
    ]);
  });

  it('gives a colleague the person from the first day to the last, and no longer', async () => {
    const { caseId, personId } = await open();
    await colleague.get(`/people/${personId}`).expect(404);
    const { body, headers } = await manager.post(`/cases/${caseId}/team`, joining({ startsOn: '2026-11-20', endsOn: '2026-11-25' })).expect(201);
    expect(body).toMatchObject({ accountId: world.otherManager.id, name: 'Prova altra.manager', role: 'collega di zona', holdsCase: false, startsOn: '2026-11-20', endsOn: '2026-11-25' });
    expect((await manager.get(headers['location'].slice('/api/v1'.length)).expect(200)).body).toEqual(body);
    for (const [day, status] of [['2026-11-19', 404], ['2026-11-20', 200], ['2026-11-25', 200], ['2026-11-26', 404]] as const) {
      await on(day, async () => {
        await colleague.get(`/people/${personId}`).expect(status);
        await colleague.get(`/cases/${caseId}/team`).expect(status);
        expect(JSON.stringify((await colleague.get('/people?limit=100').expect(200)).body).includes(personId)).toBe(status === 200);
      });
    }
    // A member works on the case as who holds it does.
    await colleague.patch(`/cases/${caseId}`, { phase: 'monitoring' }, 1).expect(200);
  });

  it.each([
    ['no case manager', () => ({ accountId: world.coordinators.abitare.id }), '/accountId team.not-a-colleague'],
    ['nobody', () => ({ accountId: randomUUID() }), '/accountId team.not-a-colleague'],
    ['a day before the case', () => ({ startsOn: '2026-08-31' }), '/startsOn field.date-before'],
    ['an end before the start', () => ({ startsOn: '2026-11-10', endsOn: '2026-11-09' }), '/endsOn field.date-before'],
    ['no role in words', () => ({ role: ' ' }), '/role field.blank'],
  ])('takes %s', async (_, wrong, mistake) => {
    const { caseId } = await open();
    const { body } = await manager.post(`/cases/${caseId}/team`, joining(wrong())).expect(422);
    expect(body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)).toEqual([mistake]);
    expect((await manager.get(`/cases/${caseId}/team`).expect(200)).body.items).toHaveLength(1);
  });

  it('takes nobody twice at once; again later, yes', async () => {
    const { caseId } = await open();
    await manager.post(`/cases/${caseId}/team`, joining({ startsOn: '2026-10-01', endsOn: '2026-10-31' })).expect(201);
    for (const days of [{ startsOn: '2026-10-31' }, { startsOn: '2026-09-15', endsOn: '2026-10-01' }, { startsOn: '2026-09-15' }]) {
      expect((await manager.post(`/cases/${caseId}/team`, joining(days)).expect(409)).body).toMatchObject({ code: 'team.overlap' });
    }
    expect((await manager.post(`/cases/${caseId}/team`, { accountId: world.manager.id, role: 'io' }).expect(409)).body.code).toBe('team.overlap');
    const answers = await Promise.all([1, 2, 3].map(() => manager.post(`/cases/${caseId}/team`, joining({ startsOn: '2026-11-01' }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('takes no account that holds cases elsewhere, no longer, or was switched off', async () => {
    const { caseId } = await open();
    const over = await addAccount(api.sql, { email: 'fino.a.ieri@example.org', roles: [{ role: 'case_manager', validTo: '2026-11-21' }] });
    const off = await addAccount(api.sql, { email: 'spenta@example.org', roles: [{ role: 'case_manager' }] });
    await api.sql.query('update access.account set disabled_at = now() where id = $1', [off]);
    for (const accountId of [over, off]) await manager.post(`/cases/${caseId}/team`, joining({ accountId })).expect(422);
    const names = (await manager.get('/colleagues').expect(200)).body.items.map(({ id }: { id: string }) => id);
    expect(names).toContain(world.otherManager.id);
    for (const id of [over, off, world.manager.id, world.coordinators.abitare.id]) expect(names).not.toContain(id);
  });

  it('finds colleagues by part of a name, whatever the accents and the order', async () => {
    const id = await addAccount(api.sql, { email: 'nicolo.de.cosi@example.org', roles: [{ role: 'case_manager', areas: ['lavoro'] }] });
    await api.sql.query(`update access.account set given_name = 'Nicolò', family_name = 'De Così' where id = $1`, [id]);
    for (const q of ['nicolo', 'cosi', 'COSI nic', 'de così']) expect((await manager.get(`/colleagues?q=${encodeURIComponent(q)}`).expect(200)).body.items).toEqual([{ id, name: 'Nicolò De Così', organisation: null, areas: ['lavoro'] }]);
    expect((await manager.get('/colleagues?q=%25').expect(200)).body.items).toEqual([]);
    // Whoever coordinates an area looks for who takes somebody over; nobody else learns who holds cases.
    await (await api.signIn(world.coordinators.abitare.email)).get('/colleagues?q=nicolo').expect(200);
    for (const { email } of [world.partners[0].coordinator, world.cabina, world.office]) await (await api.signIn(email)).get('/colleagues?q=a').expect(403);
  });

  it('keeps who holds the case as long as they hold it', async () => {
    const { caseId } = await open();
    const [me] = (await manager.get(`/cases/${caseId}/team`).expect(200)).body.items;
    expect((await manager.patch(`/cases/${caseId}/team/${me.id}`, { endsOn: TODAY }, 1).expect(409)).body).toMatchObject({ code: 'team.holds-case', errors: [{ pointer: '/endsOn' }] });
    await manager.delete(`/cases/${caseId}/team/${me.id}`, 1).expect(409);
    expect((await api.sql.query('select ends_on from care_team where id = $1', [me.id])).rows).toEqual([{ ends_on: null }]);
  });

  it('is made by who holds the case; a member leaves, and changes nobody else', async () => {
    const { caseId, personId } = await open();
    const third = await addAccount(api.sql, { email: `terza.${caseId.slice(-6)}@example.org`, roles: [{ role: 'case_manager' }] });
    const { body: joined } = await manager.post(`/cases/${caseId}/team`, joining({ startsOn: '2026-11-01' })).expect(201);
    const { body: another } = await manager.post(`/cases/${caseId}/team`, joining({ accountId: third })).expect(201);
    expect((await colleague.post(`/cases/${caseId}/team`, { accountId: third, role: 'amica', startsOn: '2027-01-01' }).expect(409)).body.code).toBe('team.others-decide');
    expect((await colleague.patch(`/cases/${caseId}/team/${another.id}`, { endsOn: TODAY }, 1).expect(409)).body.code).toBe('team.others-decide');
    const left = (await colleague.patch(`/cases/${caseId}/team/${joined.id}`, { endsOn: '2026-11-21' }, 1).expect(200)).body;
    expect(left).toMatchObject({ id: joined.id, endsOn: '2026-11-21', version: 2 });
    await colleague.get(`/people/${personId}`).expect(404);
    await colleague.patch(`/cases/${caseId}/team/${joined.id}`, { endsOn: null }, 2).expect(404);
    expect((await manager.get(`/cases/${caseId}/team/${joined.id}`).expect(200)).body).toEqual(left);
  });

  it('changes under its version; what has not begun is taken back, what has begun stays written', async () => {
    const { caseId, personId } = await open();
    const { body: ahead } = await manager.post(`/cases/${caseId}/team`, joining({ startsOn: '2026-12-01' })).expect(201);
    const url = `/cases/${caseId}/team/${ahead.id}`;
    await manager.patch(url, { role: 'sostituta' }, null).expect(428);
    expect((await manager.patch(url, { role: 'sostituta' }, 3).expect(412)).body.differences).toEqual([{ field: 'role', yours: 'sostituta', current: 'collega di zona' }]);
    expect((await manager.patch(url, { endsOn: '2026-11-30' }, 1).expect(422)).body.errors[0]).toMatchObject({ pointer: '/endsOn', code: 'field.date-before' });
    expect((await manager.patch(url, { role: 'sostituta' }, 1).expect(200)).body).toMatchObject({ role: 'sostituta', version: 2 });
    await manager.delete(url, 1).expect(412);
    await manager.delete(url, 2).expect(204);
    await on('2026-12-01', () => colleague.get(`/people/${personId}`).expect(404));
    const { body: now } = await manager.post(`/cases/${caseId}/team`, joining()).expect(201);
    expect((await manager.delete(`/cases/${caseId}/team/${now.id}`, 1).expect(409)).body.code).toBe('team.begun');
  });

  it('of a concluded case changes no more', async () => {
    const { caseId } = await open();
    const { body: joined } = await manager.post(`/cases/${caseId}/team`, joining()).expect(201);
    await api.sql.query(`update case_file set status = 'concluded', concluded_on = $2, outcome = 'dropped_out' where id = $1`, [caseId, TODAY]);
    expect((await manager.post(`/cases/${caseId}/team`, joining({ startsOn: '2027-01-01' })).expect(409)).body.code).toBe('case.concluded');
    expect((await manager.patch(`/cases/${caseId}/team/${joined.id}`, { endsOn: TODAY }, 1).expect(409)).body.code).toBe('case.concluded');
  });

  it('of somebody else’s case is not there, nor is a member of another case', async () => {
    const { caseId } = await open();
    const theirs = await addPerson(api.sql, { managerId: world.otherManager.id });
    const [member] = (await colleague.get(`/cases/${theirs.caseId}/team`).expect(200)).body.items;
    await manager.get(`/cases/${theirs.caseId}/team`).expect(404);
    await manager.post(`/cases/${theirs.caseId}/team`, joining({ accountId: world.manager.id })).expect(404);
    await manager.get(`/cases/${caseId}/team/${member.id}`).expect(404);
    await manager.patch(`/cases/${caseId}/team/${member.id}`, { endsOn: TODAY }, 1).expect(404);
  });
});
