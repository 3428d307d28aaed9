// SPDX-License-Identifier: AGPL-3.0-or-later
import { Db } from '../../src/platform/database/db.js';
import { loadProgramme } from '../../src/programme/load-programme.js';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { setToday } from '../support/arrange.js';
import { addAccount, addOrganisation, area, CONVENZIONE, period } from '../support/people.js';
import { addSecondConvenzione, second } from '../support/second-convenzione.js';
import { urlFor } from '../support/postgres.js';

/** What arrives over HTTP is untyped: the test asserts its shape. */
type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- as said above

const ACT = { reason: 'Rimodulazione tra aree', actNumber: 'DD 100/2026', actDate: '2026-03-02' };

describe('programme', () => {
  let api: TestApi;
  let office: ApiClient;
  let manager: ApiClient;
  let otherOffice: string;

  beforeAll(async () => {
    api = await startApi();
    await setToday(api.sql, '2026-05-15');
    await addAccount(api.sql, { email: 'office@example.org', roles: [{ role: 'programme_office' }] });
    await addAccount(api.sql, { email: 'manager@example.org', roles: [{ role: 'case_manager', areas: ['abitare'] }] });
    await addAccount(api.sql, { email: 'auditor@example.org', roles: [{ role: 'auditor' }] });
    ({ office: otherOffice } = await addSecondConvenzione(urlFor(process.env['TEST_SUPERUSER_URL']!, api.database), api.sql));
    office = await api.signIn('office@example.org');
    manager = await api.signIn('manager@example.org');
  });
  afterAll(() => api.close());

  it('shows what is financed: 4 areas, 19 actions keyed by area and code, groups with ages, minimums, ceilings, targets', async () => {
    const { body } = await manager.get('/programme').expect(200);
    expect(body.convenzione).toMatchObject({ code: 'VSM-MI-2024', startsOn: '2024-06-01', endsOn: '2026-05-31', extendedTo: '2026-05-31', economicValueCents: null });
    expect(body.areas.map((a: { number: number; key: string }) => [a.number, a.key])).toEqual([[1, 'abitare'], [2, 'lavoro'], [3, 'stigma'], [4, 'carcere-rems']]);
    const actions = body.areas.flatMap((a: Json) => a.objectives.flatMap((o: Json) => o.actions.map((x: Json) => ({ ...x, key: `${a.key} ${x.code}` }))));
    expect(actions).toHaveLength(19);
    expect(new Set(actions.map((a: { key: string }) => a.key)).size).toBe(19);
    const minimums = actions.filter((a: Json) => a.yearlyMinimum !== null).map((a: Json) => [a.key, a.yearlyMinimum]);
    expect(minimums).toEqual([['abitare 1.1', 110], ['abitare 1.2', 72]]);
    const [home] = actions;
    expect(home.targetGroups).toEqual([expect.objectContaining({ key: 'adults_severe_distress', minAge: 18, maxAge: null, kind: 'participants' })]);
    expect(home.targetGroups[0].conditions.length).toBeGreaterThanOrEqual(5);
    expect(home.operation).toMatchObject({ code: 'vsm_demo', cup: null });
    const ceilings = Object.fromEntries(body.areas.map((a: Json) => [a.key, a.ceilings.map((c: Json) => c.amountCents)]));
    expect(ceilings).toEqual({ abitare: [50_000_000, 50_000_000], lavoro: [15_000_000, 15_000_000], stigma: [35_520_000, 35_520_000], 'carcere-rems': [15_000_000, 15_000_000] });
    const targets = body.indicatorTargets.map((t: Json) => [t.indicator, t.kind, t.byDate, t.value]);
    expect(targets).toEqual([
      ['EECO01', 'milestone', '2024-12-31', 128], ['EECO01', 'target', '2026-12-31', 852],
      ['ISR4_2IT', 'milestone', '2024-12-31', null], ['ISR4_2IT', 'target', '2026-12-31', 486],
    ]);
    expect(body.periods.filter((p: Json) => p.inUse).map((p: Json) => [p.number, p.current])).toEqual([[1, false], [2, true]]);
    expect(body.openSettings.every((s: Json) => s.status === 'provisional' && s.note.it && s.name.en)).toBe(true);
    expect(body.areas[0].profiles.filter((p: Json) => p.choice === 1)).toEqual([expect.objectContaining({ key: 'asa', requirement: 'required' }), expect.objectContaining({ key: 'oss', requirement: 'required' })]);
    expect(body.lifeAxes.map((a: Json) => [a.key, a.levels.length])).toEqual([['casa', 5], ['lavoro', 5], ['socialita', 5], ['apprendimento', 5]]);
    expect(body.scale).toHaveLength(5);
  });

  it('costs at most three statements', async () => {
    const db = api.app.get(Db);
    const query = db.query.bind(db);
    let statements = 0;
    db.query = (...of: Parameters<typeof query>) => (statements++, query(...of)) as never;
    await manager.get('/programme').expect(200);
    db.query = query;
    expect(statements).toBeGreaterThan(0);
    expect(statements).toBeLessThanOrEqual(3);
  });

  it('needs a session, and nothing more', async () => {
    await api.anonymous().get('/programme').expect(401);
    const auditor = await api.signIn('auditor@example.org');
    await auditor.get('/ceilings').expect(200);
    await auditor.post('/ceilings', { areaId: area('abitare'), periodId: period(1), amountCents: 1, ...ACT }).expect(403);
  });

  it('keeps several convenzioni apart, in programme, ceilings, targets and extensions', async () => {
    const mine = await manager.get('/programme').expect(200);
    expect(JSON.stringify(mine.body)).not.toMatch(/Second|77700/);
    const other = await api.signIn(otherOffice);
    const theirs = await other.get('/programme').expect(200);
    expect(theirs.body.convenzione.code).toBe('ALTRA-CITTA-2025');
    expect(theirs.body.areas[0].ceilings.map((c: Json) => c.amountCents)).toEqual([77_700, 77_700]);
    expect((await manager.get('/convenzioni').expect(200)).body.items.map((c: Json) => c.code).sort()).toEqual(['ALTRA-CITTA-2025', 'VSM-MI-2024']);
    expect((await manager.get(`/programme?convenzioneId=${second()}`).expect(200)).body.convenzione.code).toBe('ALTRA-CITTA-2025');
    await manager.get('/programme?convenzioneId=00000000-0000-4000-8000-000000000000').expect(404);
    const listed = [await manager.get('/ceilings?limit=100'), await manager.get('/indicator-targets?limit=100')].flatMap(({ body }) => body.items.map((i: { id: string }) => i.id));
    const { rows } = await api.sql.query<{ id: string }>(`select c.id from ceiling c join area a on a.id = c.area_id where a.convenzione_id = $1
      union all select id from indicator_target where convenzione_id = $1`, [second()]);
    expect(rows).toHaveLength(12);
    expect(listed.filter((id: string) => rows.some((row) => row.id === id))).toEqual([]);
    expect(listed).toHaveLength(12);
    await manager.get(`/ceilings/${rows[0].id}`).expect(404);
    const refused = await office.post('/ceilings', { areaId: second('area', 'abitare'), periodId: second('period', 'convention_year', 1), amountCents: 1, ...ACT }).expect(422);
    expect(refused.body.errors.map((e: Json) => [e.pointer, e.code])).toEqual([['/areaId', 'field.id'], ['/periodId', 'field.id']]);
  });

  describe('ceilings', () => {
    const lavoro = { areaId: area('lavoro'), periodId: period(2) };
    const versions = async (where: { areaId: string; periodId: string }) =>
      (await office.get(`/ceilings?areaId=${where.areaId}&periodId=${where.periodId}&limit=100`).expect(200)).body.items;

    it('a change is a new version with its act; the old one stays readable from–to', async () => {
      const [before] = await versions(lavoro);
      const { body, headers } = await office.post('/ceilings', { ...lavoro, amountCents: 16_000_000, supersedesId: before.id, ...ACT }).expect(201);
      expect(body).toMatchObject({ ...lavoro, ...ACT, amountCents: 16_000_000, version: 2, supersededAt: null, allocatedCents: 0 });
      expect(headers['etag']).toBe('"2"');
      await office.get(headers['location'].replace('/api/v1', '')).expect(200);
      const history = await versions(lavoro);
      expect(history.map((c: Json) => [c.version, c.amountCents])).toEqual([[2, 16_000_000], [1, 15_000_000]]);
      expect(history[1].supersededAt).toBe(history[0].recordedAt);
      const inState = async (state: string) => (await office.get(`/ceilings?areaId=${lavoro.areaId}&periodId=${lavoro.periodId}&state=${state}`).expect(200)).body.items.map((c: Json) => c.version);
      expect([await inState('in_force'), await inState('superseded')]).toEqual([[2], [1]]);
      const stale = await office.post('/ceilings', { ...lavoro, amountCents: 1_700_000, supersedesId: before.id, ...ACT }).expect(409);
      expect(stale.body.code).toBe('ceiling.changed');
      expect(await versions(lavoro)).toHaveLength(2);
      expect((await manager.get('/programme')).body.areas[1].ceilings[1]).toMatchObject({ amountCents: 16_000_000, version: 2 });
    });

    it('of many changes at once each supersedes the one before or is refused: one is in force, none is lost', async () => {
      const where = { areaId: area('stigma'), periodId: period(1) };
      const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => office.post('/ceilings', { ...where, amountCents: 40_000_000 + i, ...ACT })));
      const made = answers.filter((a) => a.status === 201);
      expect(answers.filter((a) => a.status !== 201).map((a) => a.body.code)).toEqual(Array(12 - made.length).fill('ceiling.changed'));
      expect(made.length).toBeGreaterThan(0);
      const history = await versions(where);
      expect(history.filter((c: Json) => c.supersededAt === null)).toHaveLength(1);
      expect(history.map((c: Json) => c.version)).toEqual(Array.from({ length: made.length + 1 }, (_, i) => made.length + 1 - i));
    });

    it('history cannot be rewritten, not even in SQL as the application', async () => {
      const { rows } = await api.sql.query(`select has_column_privilege('app', 'ceiling', 'amount_cents', 'update') as amount,
        has_column_privilege('app', 'indicator_target', 'value', 'update') as value, has_table_privilege('app', 'ceiling', 'delete') as gone`);
      expect(rows[0]).toEqual({ amount: false, value: false, gone: false });
    });

    it('refuses roles without the verb, unknown fields, negative cents, acts of tomorrow, and periods without a ceiling', async () => {
      const good = { ...lavoro, amountCents: 16_000_000, ...ACT };
      await manager.post('/ceilings', good).expect(403);
      const bad = await office.post('/ceilings', { ...good, amountCents: -1, reason: '  ', actDate: '2026-02-30', validFrom: '2026-01-01' }).expect(422);
      expect(bad.body.errors.map((e: Json) => [e.pointer, e.code]).sort()).toEqual([['/actDate', 'field.date'], ['/amountCents', 'field.amount'], ['/reason', 'field.blank'], ['/validFrom', 'field.unknown']]);
      expect((await office.post('/ceilings', { ...good, actDate: '2026-05-16' }).expect(422)).body.errors[0]).toMatchObject({ pointer: '/actDate', code: 'field.date-future' });
      const calendar = (await manager.get('/programme')).body.periods.find((p: Json) => p.basis === 'calendar_year');
      expect((await office.post('/ceilings', { ...good, periodId: calendar.id }).expect(422)).body.code).toBe('ceiling.none');
      expect(await versions(lavoro)).toHaveLength(2);
    });

    it('pages through the history without gaps or doubles', async () => {
      const all = (await office.get('/ceilings?limit=100').expect(200)).body;
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body }: Json = await office.get(`/ceilings?limit=3${cursor ? `&cursor=${cursor}` : ''}`).expect(200);
        seen.push(...body.items.map((c: { id: string }) => c.id));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(all.items.map((c: { id: string }) => c.id));
      expect((await office.get('/ceilings?cursor=abc').expect(422)).body.code).toBe('page.cursor');
    });
  });

  describe('indicator targets', () => {
    const final = { indicator: 'EECO01', byDate: '2026-12-31', ...ACT };

    it('a change is a new version; the old one stays', async () => {
      const { body } = await office.post('/indicator-targets', { ...final, value: 900 }).expect(201);
      expect(body).toMatchObject({ ...final, kind: 'target', value: 900, version: 2, name: { it: expect.any(String) } });
      const history = (await manager.get('/indicator-targets?indicator=EECO01').expect(200)).body.items;
      expect(history.map((t: Json) => [t.byDate, t.version, t.value, t.supersededAt === null])).toEqual([
        ['2024-12-31', 1, 128, true], ['2026-12-31', 2, 900, true], ['2026-12-31', 1, 852, false],
      ]);
      expect((await manager.get('/programme')).body.indicatorTargets.find((t: Json) => t.indicator === 'EECO01' && t.kind === 'target').value).toBe(900);
    });

    it('a new day needs a kind, and cumulative values never go down', async () => {
      expect((await office.post('/indicator-targets', { ...final, byDate: '2027-12-31', value: 1000 }).expect(422)).body.errors[0]).toMatchObject({ pointer: '/kind', code: 'field.required' });
      const lower = await office.post('/indicator-targets', { ...final, byDate: '2027-12-31', kind: 'target', value: 899 }).expect(422);
      expect(lower.body).toMatchObject({ code: 'indicator-target.decreasing', errors: [{ pointer: '/value' }] });
      expect(lower.body.detail).toContain('900');
      await office.post('/indicator-targets', { ...final, byDate: '2027-12-31', kind: 'target', value: 1000 }).expect(201);
      expect((await office.post('/indicator-targets', { ...final, value: 1001 }).expect(422)).body.code).toBe('indicator-target.decreasing');
      await office.post('/indicator-targets', { ...final, value: undefined }).expect(422);
      await manager.post('/indicator-targets', { ...final, value: 901 }).expect(403);
    });

    it('refuses a change of a version that is no longer in force', async () => {
      const { rows } = await api.sql.query<{ id: string }>(`select id from indicator_target where convenzione_id = $1 and indicator = 'EECO01' and superseded_at is not null`, [CONVENZIONE]);
      expect((await office.post('/indicator-targets', { ...final, value: 950, supersedesId: rows[0].id }).expect(409)).body.code).toBe('indicator-target.changed');
    });
  });

  describe('proroga', () => {
    const proroga = { kind: 'proroga', months: 12, actNumber: 'DD 4821', actDate: '2026-05-15' };

    it('is recorded by its act and brings its period and ceilings', async () => {
      await addOrganisation(api.sql, 'comune', 'Comune');
      await manager.post('/extensions', proroga).expect(403);
      expect((await office.post('/extensions', { ...proroga, months: 5 }).expect(422)).body).toMatchObject({ code: 'extension.step', errors: [{ pointer: '/months' }] });
      expect((await office.post('/extensions', { ...proroga, kind: 'ampliamento' }).expect(422)).body.errors[0].pointer).toBe('/kind');
      const { body } = await office.post('/extensions', proroga).expect(201);
      expect(body).toMatchObject({ ...proroga, startsOn: '2026-06-01', endsOn: '2027-05-31', amountCents: null });
      const programme = (await manager.get('/programme')).body;
      expect(programme.convenzione).toMatchObject({ endsOn: '2026-05-31', extendedTo: '2027-05-31' });
      expect(programme.extensions).toEqual([body]);
      const third = programme.periods.find((p: Json) => p.inUse && p.number === 3);
      expect(third).toMatchObject({ id: period(3), startsOn: '2026-06-01', endsOn: '2027-05-31', current: false });
      expect(programme.areas.map((a: Json) => a.ceilings.find((c: Json) => c.periodId === third.id).amountCents)).toEqual([50_000_000, 16_000_000, 35_520_000, 15_000_000]);
      expect(programme.periods.filter((p: Json) => p.basis === 'calendar_year').map((p: Json) => [p.startsOn, p.endsOn]).slice(2)).toEqual([['2026-01-01', '2026-12-31'], ['2027-01-01', '2027-05-31']]);
      const [ceiling] = (await office.get(`/ceilings?periodId=${third.id}`)).body.items;
      expect(ceiling).toMatchObject({ actNumber: 'DD 4821', actDate: '2026-05-15', version: 1 });
      await setToday(api.sql, '2026-11-22');
      expect((await manager.get('/programme')).body.periods.find((p: Json) => p.current).number).toBe(3);
      await setToday(api.sql, '2026-05-15');
    });

    it('never goes beyond the months that the setting allows, also when two are recorded at once', async () => {
      const answers = await Promise.all([24, 24].map(() => office.post('/extensions', { ...proroga, months: 36 })));
      expect(answers.map((a) => [a.status, a.body.code])).toEqual([[422, 'extension.too-long'], [422, 'extension.too-long']]);
      expect(answers[0].body.detail).toContain('24');
      expect((await office.get('/extensions').expect(200)).body.items).toHaveLength(1);
    });

    it('survives loading the programme again: what was decided stays', async () => {
      const before = (await manager.get('/programme')).body;
      await loadProgramme({ url: urlFor(process.env['TEST_SUPERUSER_URL']!, api.database) });
      expect((await manager.get('/programme')).body).toEqual(before);
    });
  });
});
