// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import type { ApiClient, TestApi } from '../support/api.js';
import { startApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, type PersonInCharge, type World } from '../support/arrange.js';
import { action, area, targetGroup } from '../support/people.js';
import { countStatements } from '../support/statements.js';

describe('the register', () => {
  let api: TestApi;
  let world: World;
  let office: ApiClient;
  let person: PersonInCharge;

  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    office = await api.signIn(world.office.email);
    person = await addPersonInCharge(api.sql, world, { givenName: 'Segretissima', familyName: 'Persona' });
    const absent = await addPersonInCharge(api.sql, world, { givenName: 'Assente' });
    const operator = await api.signIn(world.partners[0].operator.email);
    const report = async (body: object, submit = true) => {
      const made = await operator.post('/activities', { kind: 'simple', title: 'Titolo riservato', notes: 'Nota riservata', place: 'Luogo riservato', heldOn: '2026-11-20', minutes: 90, ...body }).expect(201);
      return submit ? (await operator.act(`/activities/${made.body.id}/submission`, {}, made.body.version).expect(200)).body : made.body;
    };
    await report({ actionId: action('abitare', '1.1'), attendances: [{ personId: person.personId, minutes: 60 }, { personId: absent.personId, present: false }] });
    await report({ actionId: action('stigma', '1.1'), kind: 'event', heldOn: '2026-11-10', headcounts: [{ targetGroupId: targetGroup('stigma', 'students'), people: 21 }, { targetGroupId: targetGroup('stigma', 'parents'), people: 4 }] });
    await report({ actionId: action('abitare', '1.1'), heldOn: '2026-11-09', attendances: [{ personId: person.personId }] }, false);
    const back = await report({ actionId: action('abitare', '1.1'), heldOn: '2026-11-08', attendances: [{ personId: person.personId }] });
    const coordinator = await api.signIn(world.coordinators.abitare.email);
    await coordinator.act(`/activities/${back.id}/validation`, { decision: 'returned', reason: 'Motivo riservato' }, back.version).expect(200);
  });
  afterAll(() => api.close());

  it('shows hours and counts of everything submitted, newest first, and no draft', async () => {
    const { body } = await office.get('/register').expect(200);
    expect(body.items).toMatchObject([
      { heldOn: '2026-11-20', status: 'submitted', minutes: 90, action: { code: '1.1' }, area: { key: 'abitare' }, partner: { name: 'Cooperativa Primo Passo' }, present: 1, absent: 1, attendedMinutes: 60, headcountPeople: 0 },
      { heldOn: '2026-11-10', area: { key: 'stigma' }, present: 0, absent: 0, attendedMinutes: 0, headcountPeople: 25 },
      { heldOn: '2026-11-08', status: 'returned', present: 1, attendedMinutes: 90 },
    ]);
    expect(body.nextCursor).toBeNull();
  });

  it('holds no title, place, note, reason, operator or person', async () => {
    const { body, text } = await office.get('/register').expect(200);
    for (const secret of ['riservat', 'Segretissima', person.personId, person.enrolmentId, person.caseId, world.partners[0].operator.id]) expect(text).not.toContain(secret);
    expect(Object.keys(body.items[0]).sort()).toEqual([
      'absent', 'action', 'area', 'attendedMinutes', 'decidedAt', 'headcountPeople', 'heldOn', 'id', 'kind', 'minutes', 'partner', 'present', 'status', 'submittedAt',
    ]);
  });

  it('filters and pages', async () => {
    const list = async (query: string) => (await office.get(`/register?${query}`).expect(200)).body.items.length as number;
    expect(await list('status=returned')).toBe(1);
    expect(await list(`areaId=${area('stigma')}`)).toBe(1);
    expect(await list(`actionId=${action('abitare', '1.1')}`)).toBe(2);
    expect(await list(`partnerId=${world.partners[1].id}`)).toBe(0);
    expect(await list('from=2026-11-09&to=2026-11-19')).toBe(1);
    const first = (await office.get('/register?limit=2').expect(200)).body;
    const second = (await office.get(`/register?limit=2&cursor=${first.nextCursor}`).expect(200)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    for (const query of ['status=draft', 'personId=x', 'areaId=x']) await office.get(`/register?${query}`).expect(422);
    expect(await countStatements(api, () => office.get('/register').expect(200))).toBe(1);
  });

  it('is the programme office’s alone', async () => {
    for (const { email } of [world.cabina, world.manager, world.coordinators.abitare, world.partners[0].operator, world.partners[0].coordinator, world.service.referrer]) {
      await (await api.signIn(email)).get('/register').expect(403);
    }
  });

  it('stays empty for other roles and other convenzioni in the database itself', async () => {
    const rowsFor = async (email: string): Promise<number> => {
      const client = await api.sql.connect();
      try {
        await client.query('begin');
        await client.query(
          `insert into access.session (id, token_hash, account_id, account_role_id, expires_at)
           select gen_random_uuid(), sha256(convert_to('probe', 'UTF8')), r.account_id, r.id, now() + interval '1 hour'
             from access.account_role r join access.account a on a.id = r.account_id where a.email = $1`, [email]);
        await client.query('set local role app');
        await client.query(`select access.enter('probe')`);
        return (await client.query('select from indicators.register')).rowCount!;
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    expect(await rowsFor(world.office.email)).toBe(3);
    for (const { email } of [world.cabina, world.manager, world.coordinators.abitare, world.partners[0].operator]) expect(await rowsFor(email)).toBe(0);
    const other = uuid();
    await api.sql.query(`insert into convenzione (id, code, name_it, name_en, signed_on, starts_on, ends_on) values ($1, 'ALTRA', 'Altra', 'Other', '2025-01-01', '2025-01-01', '2027-01-01')`, [other]);
    await api.sql.query('update access.account_role set convenzione_id = $1 where account_id = $2', [other, world.office.id]);
    expect(await rowsFor(world.office.email)).toBe(0);
  });
});
