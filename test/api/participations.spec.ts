// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, type World } from '../support/arrange.js';

describe('participations', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
  });
  afterAll(() => api.close());

  /** Entered with a birth date, which the target group asks for, and nothing else. */
  const entered = async () => {
    const { personId, participationId } = await addPersonInCharge(api.sql, world, { characteristics: false, sex: null, citizenship: null, startsOn: '2026-09-15' });
    return { personId, url: `/participations/${participationId}` };
  };

  it('say what is missing, and become reportable when it is completed', async () => {
    const { url } = await entered();
    expect((await manager.get(url).expect(200)).body).toMatchObject({ reportable: false, missing: ['sex', 'employmentStatus', 'education'], unasked: ['citizenship', 'disability', 'foreignBackground', 'minority', 'homeless', 'rural'] });
    const half = await manager.patch(url, { sex: 'non_binary', employmentStatus: 'unemployed', unemployedMonths: 13 }, 1).expect(200);
    expect(half.body).toMatchObject({ reportable: false, missing: ['education'], version: 2 });
    const whole = await manager.patch(url, { education: 'isced_5_8', disability: 'refused', foreignBackground: 'no', minority: 'no', homeless: 'refused', rural: false, citizenship: 'IT' }, 2).expect(200);
    expect(whole.body).toMatchObject({ reportable: true, missing: [], unasked: [], disability: 'refused', version: 3 });
  });

  it('keep what was recorded: a set field cannot change, the same value sent again is no change', async () => {
    const { personId, participationId } = await addPersonInCharge(api.sql, world);
    const url = `/participations/${participationId}`;
    const before = (await manager.get(url).expect(200)).body;
    const refused = await manager.patch(url, { education: 'isced_5_8', sex: 'female', employmentStatus: 'employed' }, 1).expect(409);
    expect(refused.body).toMatchObject({ code: 'participation.frozen', errors: [{ pointer: '/employmentStatus' }, { pointer: '/education' }] });
    expect((await manager.patch(url, { sex: 'female', education: 'isced_3_4' }, 1).expect(200)).body).toEqual(before);
    const { body: person } = await manager.get(`/people/${personId}`).expect(200);
    await manager.patch(`/people/${personId}`, { sex: 'male', birthDate: '1970-01-01', characteristics: { education: 'isced_5_8' } }, person.version).expect(200);
    expect((await manager.get(url).expect(200)).body).toEqual(before);
  });

  it('take birth date and sex from the person when they are recorded late, for they were the same at entry', async () => {
    const { personId, url } = await entered();
    await api.sql.query('update participation set birth_date = null where person_id = $1', [personId]);
    await api.sql.query('update person_identity set birth_date = null where person_id = $1', [personId]);
    await manager.patch(`/people/${personId}`, { birthDate: '1990-02-03', sex: 'male', characteristics: { employmentStatus: 'employed' } }, 1).expect(200);
    expect((await manager.get(url).expect(200)).body).toMatchObject({ birthDate: '1990-02-03', sex: 'male', employmentStatus: null, missing: ['employmentStatus', 'education'], version: 2 });
  });

  it('refuse months without work of who was not unemployed, a birth after the entry, null, and fields that are not entry data', async () => {
    const { personId, url } = await entered();
    await manager.patch(url, { unemployedMonths: 3 }, 1).expect(422);
    await manager.patch(url, { employmentStatus: 'employed', unemployedMonths: 3 }, 1).expect(422);
    await manager.patch(url, { employmentStatus: 'employed', education: null }, 1).expect(422);
    for (const body of [{ enteredOn: '2024-06-01' }, { exitedOn: '2026-10-01' }, { personId: randomUUID() }, { rural: 'yes' }, { disability: 'maybe' }, { citizenship: 'it' }]) await manager.patch(url, body, 1).expect(422);
    await api.sql.query('update participation set birth_date = null where person_id = $1', [personId]);
    expect((await manager.patch(url, { birthDate: '2026-09-16' }, 1).expect(422)).body.errors).toMatchObject([{ pointer: '/birthDate', code: 'field.date-after' }]);
    expect((await manager.get(url).expect(200)).body.version).toBe(1);
  });

  it('ask for the version, and are nobody else’s', async () => {
    const { url } = await entered();
    await manager.patch(url, { sex: 'female' }, null).expect(428);
    const stale = await manager.patch(url, { sex: 'female' }, 9).expect(412);
    expect(stale.body.differences).toEqual([{ field: 'sex', yours: 'female', current: null }]);
    const other = await api.signIn(world.otherManager.email);
    const [foreign, nobody] = await Promise.all([other.patch(url, { sex: 'female' }, 1).expect(404), other.patch(`/participations/${randomUUID()}`, { sex: 'female' }, 1).expect(404)]);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
    const coordinator = await api.signIn(world.coordinators.abitare.email);
    await coordinator.get(url).expect(200);
    await coordinator.patch(url, { sex: 'female' }, 1).expect(403);
    await (await api.signIn(world.coordinators.lavoro.email)).get(url).expect(404);
    for (const { email } of [world.partners[0].operator, world.cabina, world.office]) await (await api.signIn(email)).get(url).expect(403);
  });
});
