// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, type World } from '../support/arrange.js';

describe('intensity bands', () => {
  let api: TestApi;
  let world: World;
  let office: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    office = await api.signIn(world.office.email);
  });
  beforeEach(() => api.sql.query('truncate intensity_band'));
  afterAll(() => api.close());

  const three = (low: number, high: number) => [
    { level: 'low', fromCentsPerDay: 0, toCentsPerDay: low }, { level: 'medium', fromCentsPerDay: low, toCentsPerDay: high }, { level: 'high', fromCentsPerDay: high, toCentsPerDay: null },
  ];
  const decide = (more: object = {}) => office.post('/intensity-bands', { validFrom: '2026-06-01', actNumber: 'DD 77', actDate: '2026-05-20', bands: three(3_000, 7_000), ...more });
  const list = async (client = office) => (await client.get('/intensity-bands').expect(200)).body.items;
  const refusals = (body: { errors: { pointer: string; code: string }[] }) => body.errors.map(({ pointer, code }) => `${pointer} ${code}`);

  it('are none until an act decides them', async () => {
    expect(await list()).toEqual([]);
    await office.get(`/intensity-bands/${uuid()}`).expect(404);
  });

  it('hold from a day on, and those before them until the day before', async () => {
    const { body: first, headers } = await decide().expect(201);
    expect(first).toMatchObject({ validFrom: '2026-06-01', validTo: null, inForce: true, actNumber: 'DD 77', bands: three(3_000, 7_000) });
    expect(headers['location']).toBe(`/api/v1/intensity-bands/${first.id}`);
    const { body: second } = await decide({ validFrom: '2027-01-01', bands: three(3_500, 8_000).reverse() }).expect(201);
    expect(second).toMatchObject({ inForce: false, bands: three(3_500, 8_000) });
    expect(await list()).toEqual([second, { ...first, validTo: '2026-12-31' }]);
    expect((await office.get(`/intensity-bands/${first.id}`).expect(200)).body.validTo).toBe('2026-12-31');
  });

  it('are refused with an act in the future, upside down, on top of one another, twice or in part', async () => {
    expect(refusals((await decide({ actDate: '2026-11-23' }).expect(422)).body)).toEqual(['/actDate field.date-future']);
    const [low, medium, high] = three(3_000, 7_000);
    expect(refusals((await decide({ bands: [low, { ...medium, toCentsPerDay: 3_000 }, high] }).expect(422)).body)).toEqual(['/bands/1/toCentsPerDay intensity-band.inverted']);
    expect(refusals((await decide({ bands: [low, { ...medium, fromCentsPerDay: 2_999 }, high] }).expect(422)).body)).toEqual(['/bands/1/fromCentsPerDay intensity-band.overlap']);
    expect(refusals((await decide({ bands: [low, low, high] }).expect(422)).body)).toEqual(['/bands/1/level intensity-band.level-twice']);
    expect(refusals((await decide({ bands: [low, medium] }).expect(422)).body)).toEqual(['/bands field.list-size']);
    expect(refusals((await decide({ bands: [low, medium, { level: 'extreme', fromCentsPerDay: 70.5 }], validFrom: '2026-02-30' }).expect(422)).body).sort()).toEqual(['/bands/2/fromCentsPerDay field.amount', '/bands/2/level field.choice', '/validFrom field.date']);
    expect(await list()).toEqual([]);
  });

  it('never reach back behind the newest ones', async () => {
    await decide().expect(201);
    for (const validFrom of ['2026-06-01', '2026-05-31']) {
      const { body } = await decide({ validFrom }).expect(422);
      expect([refusals(body), body.detail]).toEqual([['/validFrom intensity-band.not-after'], expect.stringContaining('01/06/2026')]);
    }
    // What stands is not rewritten in SQL either.
    await expect(api.sql.query(`update intensity_band set valid_to = '2026-01-01'`)).rejects.toThrow('check');
  });

  it('decided twice at once stand once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => decide()));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422]);
    expect(await list()).toHaveLength(1);
  });

  it('are read by whoever signs in, and decided by the programme office alone', async () => {
    await decide().expect(201);
    for (const { email } of [world.manager, world.cabina, world.partners[0].operator, world.service.referrer]) {
      const client = await api.signIn(email);
      expect(await list(client)).toHaveLength(1);
      await client.post('/intensity-bands', { validFrom: '2027-01-01', actNumber: 'X', actDate: '2026-01-01', bands: three(1, 2) }).expect(403);
    }
  });

  it('a plan stands in the one of its euro per day that held on its first day', async () => {
    await decide({ bands: three(1_000, 2_000) }).expect(201);
    await decide({ validFrom: '2026-11-01', bands: three(3_000, 7_000) }).expect(201);
    const manager = await api.signIn(world.manager.email);
    const person = await addPersonInCharge(api.sql, world);
    const { body: plan } = await manager.post('/plans', { caseId: person.caseId, startsOn: '2026-10-01', endsOn: '2026-10-31' }).expect(201);
    const totals = async () => (await manager.get(`/plans/${plan.id}`).expect(200)).body.totals;
    expect(await totals()).toMatchObject({ days: 31, centsPerDay: 0, band: { level: 'low', fromCentsPerDay: 0, toCentsPerDay: 1_000 } });
    const line = (source: string, unitCostCents: number) => manager.post(`/plans/${plan.id}/lines`, { axis: 'casa', item: `Voce ${source}`, source, quantity: '1', unit: 'month', unitCostCents, startsOn: '2026-10-01', endsOn: '2026-10-31' }).expect(201);
    await line('social', 62_016);
    await line('community', 999_999); // Valued, not spent.
    expect(await totals()).toMatchObject({ centsPerDay: 2_001, band: { level: 'high' } });
    const { body } = await manager.patch(`/plans/${plan.id}`, { startsOn: '2026-10-01', endsOn: null }, 3).expect(200);
    expect(body.totals).toMatchObject({ days: null, centsPerDay: null, band: null });
    await api.sql.query(`update plan set starts_on = '2026-11-02', ends_on = '2026-12-02' where id = $1`, [plan.id]);
    expect(await totals()).toMatchObject({ days: 31, centsPerDay: 2_001, band: { level: 'low', toCentsPerDay: 3_000 } });
  });
});
