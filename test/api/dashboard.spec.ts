// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, type World } from '../support/arrange.js';
import { addAccount, action } from '../support/people.js';

describe('dashboard', () => {
  let api: TestApi;
  let world: World;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    const other = (email: string, role: 'cabina_secretary' | 'platform_administrator' | 'auditor' | 'administrative_referent') => addAccount(api.sql, { email, roles: [{ role }] });
    await other('segreteria@example.org', 'cabina_secretary');
    await other('admin@example.org', 'platform_administrator');
    await other('auditor@example.org', 'auditor');
    await other('referente@example.org', 'administrative_referent');
    await addPersonInCharge(api.sql, world, { startsOn: '2024-11-04', openedOn: '2024-10-01', familyName: 'Zafferano' });
    await addPersonInCharge(api.sql, world, { startsOn: '2026-09-15', familyName: 'Zafferano', characteristics: false });
  });
  afterAll(() => api.close());

  const PATHS = ['/dashboard', '/indicators', '/indicators/EECO01', '/indicators/ISR4_2IT', '/indicators/YEARLY_MINIMUM'];

  it('shows both indicators against milestone and target, as of today', async () => {
    const { body } = await (await api.signIn(world.cabina.email)).get('/dashboard').expect(200);
    expect(body.asOf).toBe('2026-11-22');
    const [eeco, isr4] = body.indicators;
    expect(eeco).toMatchObject({ code: 'EECO01', value: 1, registered: 2, awaiting: null, methodology: null, definitionVersion: 1 });
    expect(eeco.targets).toEqual([
      { kind: 'milestone', byDate: '2024-12-31', required: 128, value: 1, reached: false, missing: 127, monthsLeft: null, neededPerMonth: null },
      { kind: 'target', byDate: '2026-12-31', required: 852, value: 1, reached: null, missing: 851, monthsLeft: 2, neededPerMonth: 426 },
    ]);
    expect(isr4).toMatchObject({ code: 'ISR4_2IT', value: 0, registered: null, awaiting: 0, notCounted: 0, methodology: { version: 0, status: 'provisional', document: null } });
    expect(isr4.targets[0]).toMatchObject({ kind: 'milestone', byDate: '2024-12-31', required: null, reached: null, missing: null, neededPerMonth: null });
    expect(isr4.targets[1]).toMatchObject({ required: 486, missing: 486, neededPerMonth: 243 });
  });

  it('shows minimums with open enrolments beside, and committed against ceilings per area and year', async () => {
    const { body } = await (await api.signIn(world.office.email)).get('/dashboard').expect(200);
    const current = body.minimums.filter((m: { period: { current: boolean } }) => m.period.current);
    expect(current.map((m: { action: { id: string; code: string }; minimum: number }) => [m.action.code, m.action.id, m.minimum])).toEqual([['1.1', action('abitare', '1.1'), 110], ['1.2', action('abitare', '1.2'), 72]]);
    expect(current[0]).toMatchObject({ people: 0, missing: 110, openEnrolments: 2, outsideAges: 0, area: { key: 'abitare', number: 1 }, period: { number: 3, startsOn: '2026-06-01', endsOn: '2027-05-31' } });
    const spending = body.spending.filter((s: { period: { current: boolean } }) => s.period.current);
    expect(spending.map((s: { area: { key: string }; ceilingCents: number; committedCents: number }) => [s.area.key, s.ceilingCents, s.committedCents])).toEqual([
      ['abitare', 50_000_000, 0], ['lavoro', 15_000_000, 0], ['stigma', 35_520_000, 0], ['carcere-rems', 15_000_000, 0],
    ]);
    expect(body.spending).toHaveLength(12);
    expect(body.peopleReached).toHaveLength(3);
  });

  it('withholds small numbers from the Cabina, and says which are small', async () => {
    const { body } = await (await api.signIn(world.cabina.email)).get('/dashboard').expect(200);
    expect(body.smallestShown).toBe(5);
    expect(body.minimums[0]).toMatchObject({ people: 0, openEnrolments: null, outsideAges: null });
  });

  it('opens every figure: definition, source, version, date, rule and closed months', async () => {
    const cabina = await api.signIn(world.cabina.email);
    const { body: list } = await cabina.get('/indicators').expect(200);
    for (const { code } of list.items) {
      const { body } = await cabina.get(`/indicators/${code}`).expect(200);
      expect(body).toMatchObject({ code, definitionVersion: 1, asOf: '2026-11-22', definition: { it: expect.any(String), en: expect.any(String) }, source: { it: expect.any(String) } });
    }
    const { body } = await cabina.get('/indicators/EECO01').expect(200);
    expect(body.series).toHaveLength(29);
    expect(body.series[0]).toEqual({ asOf: '2024-06-30', value: 0, registered: 0 });
    expect(body.series.at(-1)).toEqual({ asOf: '2026-10-31', value: null, registered: null });
    expect((await (await api.signIn(world.office.email)).get('/indicators/EECO01')).body.series.at(-1)).toEqual({ asOf: '2026-10-31', value: 1, registered: 2 });
    expect(body.missing).toBeNull();
    const { body: isr4 } = await cabina.get('/indicators/ISR4_2IT').expect(200);
    expect(isr4.figure.methodology.text.it).toContain('Provvisoria');
    expect(isr4.reasons).toBeNull();
  });

  it('tells the programme office what is missing, and which participations, without saying who', async () => {
    const office = await api.signIn(world.office.email);
    const { body } = await office.get('/indicators/EECO01').expect(200);
    expect(body.missing).toEqual([{ key: 'education', participations: 1 }, { key: 'employment_status', participations: 1 }]);
    const { body: members } = await office.get('/indicators/EECO01/members').expect(200);
    expect(members.items.map((m: { status: string; detail: string[] }) => [m.status, m.detail])).toEqual(expect.arrayContaining([['reportable', []], ['registered', ['employment_status', 'education']]]));
    expect(Object.keys(members.items[0]).sort()).toEqual(['detail', 'participationId', 'status']);
    const person = await office.get(`/participations/${members.items[0].participationId}`);
    expect([403, 404]).toContain(person.status);
  });

  it('pages the members, and leaves a trace of whose they are', async () => {
    const manager = await api.signIn(world.manager.email);
    const first = await manager.get('/indicators/EECO01/members?limit=1').expect(200);
    const second = await manager.get(`/indicators/EECO01/members?limit=1&cursor=${first.body.nextCursor}`).expect(200);
    expect([first.body.items.length, second.body.items.length, second.body.nextCursor]).toEqual([1, 1, null]);
    const { rows } = await api.sql.query<{ people: number }>(`select cardinality(person_ids) as people from audit.entry where subject = 'FigureMember' and account_id = $1`, [world.manager.id]);
    expect(rows).toEqual([{ people: 1 }, { people: 1 }]);
    const { body } = await (await api.signIn(world.otherManager.email)).get('/indicators/EECO01/members').expect(200);
    expect(body).toEqual({ items: [], nextCursor: null });
  });

  it('is for the Cabina and the programme office; every other role is refused', async () => {
    for (const email of [world.cabina.email, 'segreteria@example.org', world.office.email]) {
      const client = await api.signIn(email);
      for (const path of PATHS) await client.get(path).expect(200);
    }
    const others = [world.manager, world.coordinators.abitare, world.partners[0].operator, world.partners[0].coordinator, world.service.referrer].map((s) => s.email);
    for (const email of [...others, 'admin@example.org', 'auditor@example.org', 'referente@example.org']) {
      const client = await api.signIn(email);
      for (const path of PATHS) await client.get(path).expect(403);
    }
    for (const path of PATHS) await api.anonymous().get(path).expect(401);
  });

  it('names nobody to the Cabina, whatever it asks for', async () => {
    const cabina = await api.signIn(world.cabina.email);
    await cabina.get('/indicators/EECO01/members').expect(403);
    for (const path of PATHS) expect((await cabina.get(path)).text).not.toContain('Zafferano');
    const { body } = await cabina.get('/dashboard').expect(200);
    const { rows } = await api.sql.query<{ id: string }>('select id from participation union all select id from person');
    for (const { id } of rows) expect(JSON.stringify(body)).not.toContain(id);
  });

  it('has no other day, partner or group to ask for: two answers that differ by one person cannot be had', async () => {
    const cabina = await api.signIn(world.cabina.email);
    const { body } = await cabina.get('/dashboard').expect(200);
    for (const query of ['asOf=2024-12-30', 'asOf=2024-12-31', 'partnerId=x', 'sex=female', 'targetGroupId=x', 'areaId=x']) {
      for (const path of ['/dashboard', '/indicators/EECO01']) {
        const answer = await cabina.get(`${path}?${query}`);
        expect([path, query, answer.status]).toEqual([path, query, 422]);
      }
    }
    expect((await cabina.get('/dashboard')).body).toEqual(body);
  });

  it('answers a figure that does not exist with 404', async () => {
    const cabina = await api.signIn(world.cabina.email);
    for (const code of ['EECO99', 'eeco01', '00-frame', '%00', '..%2F']) {
      const { status, headers } = await cabina.get(`/indicators/${code}`);
      expect([code, [400, 404].includes(status), String(headers['content-type'])]).toEqual([code, true, expect.stringContaining('problem+json')]);
    }
    await (await api.signIn(world.office.email)).get('/indicators/SPENDING/members').expect(404);
  });
});
