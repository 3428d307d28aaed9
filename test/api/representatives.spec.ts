// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, addPersonInCharge, arrangeWorld, setToday, TODAY, type World } from '../support/arrange.js';

/** Who acts for the person: by which act, in what, from when to when, and when they may not sign. */
describe('representatives', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  afterAll(() => api.close());

  const person = async (birthDate: string | null = '1980-05-05'): Promise<string> => (await addPerson(api.sql, { managerId: world.manager.id, birthDate })).personId;
  const ADMINISTRATOR = {
    kind: 'support_administrator', name: 'Avv. Lina Sostegno', powers: ['sign_plan', 'assets'], actNumber: '1234/2026', actDate: '2026-01-15', court: 'Tribunale di Milano, giudice tutelare',
    validFrom: '2026-10-01', validTo: '2027-01-31', contact: 'studio@example.org',
  };
  const add = async (id: string, body: object) => (await manager.post(`/people/${id}/representatives`, body).expect(201)).body;
  const dueOf = async (id: string): Promise<string[]> => (await manager.get(`/people/${id}`).expect(200)).body.due.filter(({ kind }: { kind: string }) => kind.startsWith('representative')).map(({ kind, on }: { kind: string; on: string | null }) => (on ? `${kind} ${on}` : kind));

  it('are kept with their act, powers and days; how they are reached, encrypted and apart', async () => {
    const id = await person();
    const { body, headers } = await manager.post(`/people/${id}/representatives`, ADMINISTRATOR).expect(201);
    expect(body).toEqual({ ...ADMINISTRATOR, id: body.id, personId: id, powers: ['assets', 'sign_plan'], endedReason: null, lacks: null, version: 1 });
    expect((await manager.get(headers['location'].slice('/api/v1'.length)).expect(200)).body).toEqual(body);
    expect((await api.sql.query('select representative_contact::text as text from representative_contact where representative_id = $1', [body.id])).rows[0].text).not.toContain('studio');
    const changed = (await manager.patch(`/people/${id}/representatives/${body.id}`, { contact: null, powers: ['health', 'health'], validTo: TODAY, endedReason: 'Decreto di revoca' }, 1).expect(200)).body;
    expect(changed).toMatchObject({ contact: null, powers: ['health'], validTo: TODAY, endedReason: 'Decreto di revoca', lacks: 'power', version: 2 });
    expect((await api.sql.query('select from representative_contact where representative_id = $1', [body.id])).rowCount).toBe(0);
  });

  it.each([
    [{ validTo: '2026-09-30' }, '/validTo field.date-before'],
    [{ powers: [] }, '/powers representative.powers-missing'],
    [{ powers: ['everything'] }, '/powers field.choice'],
    [{ actDate: null }, '/actDate representative.act-incomplete'],
    [{ actNumber: null }, '/actNumber representative.act-incomplete'],
    [{ actDate: '2026-11-23' }, '/actDate field.date-future'],
    [{ kind: 'uncle' }, '/kind field.choice'],
    [{ name: '' }, '/name field.blank'],
    [{ validFrom: '2026-02-30' }, '/validFrom field.date'],
    [{ endedReason: 'appena nominato' }, '/endedReason field.unknown'],
  ])('refuse %j', async (wrong, mistake) => {
    const id = await person();
    const { body } = await manager.post(`/people/${id}/representatives`, { ...ADMINISTRATOR, ...wrong }).expect(422);
    expect(body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)).toEqual([mistake]);
    expect((await manager.get(`/people/${id}/representatives`).expect(200)).body.items).toEqual([]);
  });

  it('end with a day, not with a reason alone, and under their version', async () => {
    const id = await person();
    const { id: representative } = await add(id, { ...ADMINISTRATOR, validTo: null });
    const url = `/people/${id}/representatives/${representative}`;
    expect((await manager.patch(url, { endedReason: 'Rinuncia' }, 1).expect(422)).body.errors).toEqual([expect.objectContaining({ pointer: '/validTo', code: 'representative.ended-needs-day' })]);
    await manager.patch(url, { validTo: TODAY }, null).expect(428);
    expect((await manager.patch(url, { validTo: TODAY }, 7).expect(412)).body.differences).toEqual([{ field: 'validTo', yours: TODAY, current: null }]);
    await manager.patch(url, { validTo: TODAY, endedReason: 'Rinuncia' }, 1).expect(200);
  });

  it('may not sign out of validity, without the power, or without an act', async () => {
    const id = await person();
    const { id: representative } = await add(id, ADMINISTRATOR);
    const lacks = async (): Promise<string | null> => (await manager.get(`/people/${id}/representatives/${representative}`).expect(200)).body.lacks;
    try {
      for (const [day, lack] of [['2026-09-30', 'not-yet'], ['2026-10-01', null], ['2027-01-31', null], ['2027-02-01', 'ended']] as const) {
        await setToday(api.sql, day);
        expect([day, await lacks()]).toEqual([day, lack]);
      }
    } finally {
      await setToday(api.sql, TODAY);
    }
    expect((await add(id, { ...ADMINISTRATOR, powers: ['health'] })).lacks).toBe('power');
    const guardian = await add(id, { kind: 'guardian', name: 'Zio Carlo', powers: ['sign_plan'], validFrom: '2026-02-01' });
    expect(guardian.lacks).toBe('act');
    expect(await dueOf(id)).toEqual(['representative_act']);
    expect((await manager.patch(`/people/${id}/representatives/${guardian.id}`, { actNumber: '7/2026', actDate: '2026-01-20' }, 1).expect(200)).body.lacks).toBeNull();
    expect(await dueOf(id)).toEqual([]);
  });

  it('who are parents need no act, and sign until the eighteenth birthday', async () => {
    const minor = await person('2008-11-23');
    expect(await dueOf(minor)).toEqual(['representative']);
    const parents = { kind: 'parents', name: 'Rosa e Mario Prova', powers: ['sign_plan', 'health'], validFrom: '2026-09-01' };
    const { id, lacks } = await add(minor, parents);
    expect([lacks, await dueOf(minor)]).toEqual([null, []]);
    try {
      await setToday(api.sql, '2026-11-23');
      expect((await manager.get(`/people/${minor}/representatives/${id}`).expect(200)).body.lacks).toBe('of-age');
    } finally {
      await setToday(api.sql, TODAY);
    }
    expect((await add(await person(null), parents)).lacks).toBeNull();
    expect((await add(await person('1980-05-05'), { ...parents, kind: 'parent' })).lacks).toBe('of-age');
  });

  it('of a minor are missed again when they end, and told before they do', async () => {
    const minor = await person('2012-03-03');
    const { id } = await add(minor, { ...ADMINISTRATOR, kind: 'guardian', validTo: '2026-12-10' });
    expect(await dueOf(minor)).toEqual(['representative_ending 2026-12-10']);
    await manager.patch(`/people/${minor}/representatives/${id}`, { validTo: '2026-11-21' }, 1).expect(200);
    expect(await dueOf(minor)).toEqual(['representative']);
  });

  it('are known by name to the area’s coordinator, without how they are reached; to partners not at all', async () => {
    const { personId } = await addPersonInCharge(api.sql, world);
    const { id } = await add(personId, ADMINISTRATOR);
    const coordinator = await api.signIn(world.coordinators.abitare.email);
    const { body } = await coordinator.get(`/people/${personId}/representatives`).expect(200);
    expect(body.items).toEqual([expect.objectContaining({ id, name: 'Avv. Lina Sostegno', contact: null, lacks: null })]);
    await coordinator.post(`/people/${personId}/representatives`, ADMINISTRATOR).expect(403);
    await (await api.signIn(world.coordinators.lavoro.email)).get(`/people/${personId}/representatives`).expect(404);
    await (await api.signIn(world.partners[0].coordinator.email)).get(`/people/${personId}/representatives`).expect(403);
    await (await api.signIn(world.otherManager.email)).get(`/people/${personId}/representatives/${id}`).expect(404);
    const { rows } = await api.sql.query(`select distinct subject from audit.entry where verb = 'read' and account_id = $1 and $2 = any (person_ids)`, [world.coordinators.abitare.id, personId]);
    expect(rows.map(({ subject }) => subject)).toEqual(['Representative']);
  });
});
