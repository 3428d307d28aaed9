// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type TestApi } from '../support/api.js';
import { addAccount, addOrganisation } from '../support/people.js';

describe('session', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
    const partner = await addOrganisation(api.sql, 'partner', 'Cooperativa di prova');
    await addAccount(api.sql, { email: 'manager@example.org', roles: [{ role: 'case_manager', areas: ['abitare'] }] });
    await addAccount(api.sql, { email: 'double@example.org', roles: [{ role: 'partner_coordinator', organisation: partner, areas: ['abitare'] }, { role: 'cabina_member' }] });
    await addAccount(api.sql, { email: 'admin@example.org', roles: [{ role: 'platform_administrator' }] });
  });
  afterAll(() => api.close());

  it('signs in, tells who one is and signs out', async () => {
    const client = await api.signIn('MANAGER@example.org');
    const me = await client.get('/session').expect(200);
    expect(me.body.account.email).toBe('manager@example.org');
    expect(me.body.role).toMatchObject({ role: 'case_manager', areas: [{ key: 'abitare', number: 1 }] });
    expect(me.body.rules).toContainEqual({ action: 'create', subject: 'Person' });
    await client.delete('/session').expect(204);
    await client.get('/session').expect(401).expect('content-type', /problem\+json/);
  });

  it('answers a wrong password and an unknown account alike', async () => {
    const wrong = await api.anonymous().post('/session', { email: 'manager@example.org', password: 'no' });
    const unknown = await api.anonymous().post('/session', { email: 'nobody@example.org', password: 'no' });
    expect([wrong.status, wrong.body]).toEqual([401, unknown.body]);
    expect(wrong.body.code).toBe('sign-in.refused');
  });

  it('refuses a change without the CSRF token or from another origin', async () => {
    const client = await api.signIn('double@example.org');
    const to = { roleId: client.session.roles[1].id };
    const bare = await client.patch('/session', to, null).set('x-csrf-token', '').expect(403);
    expect(bare.body.code).toBe('csrf.missing');
    const foreign = await client.patch('/session', to, null).set('origin', 'https://elsewhere.example').expect(403);
    expect(foreign.body.code).toBe('csrf.origin');
  });

  it('acts in one role at a time and switches only among one’s own', async () => {
    const client = await api.signIn('double@example.org');
    expect(client.session.role.role).toBe('partner_coordinator');
    const switched = await client.patch('/session', { roleId: client.session.roles[1].id }, null).expect(200);
    expect(switched.body.role.role).toBe('cabina_member');
    expect(switched.body.rules).not.toContainEqual({ action: 'read', subject: 'Person' });
    const again = await client.get('/session').expect(200);
    expect(again.body.role.role).toBe('cabina_member');
    await client.patch('/session', { roleId: '00000000-0000-4000-8000-000000000000' }, null).expect(404);
  });

  it('ends the sessions of a disabled account at their next request', async () => {
    const admin = await api.signIn('admin@example.org');
    const victim = await api.signIn('manager@example.org');
    const { body } = await admin.get('/accounts?role=case_manager').expect(200);
    const { id, version } = body.items[0];
    await admin.patch(`/accounts/${id}`, { disabled: true }, null).expect(428);
    await admin.patch(`/accounts/${id}`, { disabled: true }, version + 7).expect(412);
    await admin.patch(`/accounts/${id}`, { disabled: true }, version).expect(200);
    await victim.get('/session').expect(401);
    await admin.patch(`/accounts/${id}`, { disabled: false }, version + 1).expect(200);
  });

  it('answers unknown fields, wrong types and unreadable bodies with problem documents', async () => {
    const client = await api.signIn('double@example.org');
    const unknown = await client.patch('/session', { roleId: 5, more: true }, null).expect(422);
    expect(unknown.body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ pointer: '/more', code: 'field.unknown' }), expect.objectContaining({ pointer: '/roleId', code: 'field.id' })]));
    await client.get('/nowhere').expect(404).expect('content-type', /problem\+json/);
    const broken = await client.post('/session').set('content-type', 'application/json').send('{');
    expect([broken.status, broken.body.code]).toEqual([400, 'unreadable']);
  });

  it('delays after repeated failures, and never for ever', async () => {
    await addAccount(api.sql, { email: 'slow@example.org', roles: [{ role: 'auditor' }] });
    for (let i = 0; i < 5; i++) await api.anonymous().post('/session', { email: 'slow@example.org', password: 'no' }).expect(401);
    const refused = await api.anonymous().post('/session', { email: 'slow@example.org', password: 'no' }).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await api.sql.query(`update access.account set blocked_until = now() where email = 'slow@example.org'`);
    await api.signIn('slow@example.org');
  });

  it('judges no more of many passwords at once than of as many one after the other', async () => {
    await addAccount(api.sql, { email: 'many@example.org', roles: [{ role: 'auditor' }] });
    // After so many failures the next one is a minute's wait, however slow the machine.
    await api.sql.query(`update access.account set failed_attempts = 10, failed_at = now() where email = 'many@example.org'`);
    const tries = await Promise.all(Array.from({ length: 30 }, () => api.anonymous().post('/session', { email: 'many@example.org', password: 'no' })));
    expect(tries.map(({ status }) => status).sort()).toEqual([401, ...Array.from({ length: 29 }, () => 429)]);
    expect((await api.sql.query(`select failed_attempts from access.account where email = 'many@example.org'`)).rows).toEqual([{ failed_attempts: 11 }]);
  });

  it('gives a try with the right password back', async () => {
    await addAccount(api.sql, { email: 'right@example.org', roles: [{ role: 'auditor' }] });
    for (let i = 0; i < 4; i++) await api.anonymous().post('/session', { email: 'right@example.org', password: 'no' }).expect(401);
    await api.signIn('right@example.org');
    for (let i = 0; i < 4; i++) await api.anonymous().post('/session', { email: 'right@example.org', password: 'no' }).expect(401);
    const both = await Promise.all(Array.from({ length: 3 }, () => api.anonymous().post('/session', { email: 'right@example.org', password: 'una-password-di-prova' })));
    expect(both.map(({ status }) => status).filter((status) => ![201, 429].includes(status))).toEqual([]);
    expect((await api.sql.query(`select failed_attempts, blocked_until from access.account where email = 'right@example.org'`)).rows).toEqual([{ failed_attempts: 0, blocked_until: null }]);
  });

  it('answers many tries of an unknown address as those of a known one, and forgets it after a day', async () => {
    await addAccount(api.sql, { email: 'known@example.org', roles: [{ role: 'auditor' }] });
    await addAccount(api.sql, { email: 'gone@example.org', roles: [{ role: 'auditor' }] });
    await api.sql.query(`update access.account set disabled_at = now() where email = 'gone@example.org'`);
    const answers = async (email: string): Promise<unknown[]> => {
      const all: unknown[] = [];
      for (let i = 0; i < 7; i++) {
        const { status, body, headers } = await api.anonymous().post('/session', { email, password: 'no' });
        all.push([status, body.code, headers['retry-after']]);
      }
      return all;
    };
    const known = await answers('known@example.org');
    expect(known.slice(4)).toEqual([[401, 'sign-in.refused', undefined], [429, 'sign-in.wait', '1'], [429, 'sign-in.wait', '1']]);
    expect(await answers('Nobody-at-all@example.org')).toEqual(known);
    expect(await answers('gone@example.org')).toEqual(known);
    const { rows } = await api.sql.query(`select octet_length(address_code) as n, failed_attempts from access.unknown_sign_in where failed_attempts = 5`);
    expect(rows).toEqual([{ n: 32, failed_attempts: 5 }, { n: 32, failed_attempts: 5 }]);
    // A day later both begin anew.
    await api.sql.query(`update access.unknown_sign_in set failed_at = now() - interval '25 hours', blocked_until = now()`);
    await api.sql.query(`update access.account set failed_at = now() - interval '25 hours', blocked_until = now() where email = 'known@example.org'`);
    expect(await answers('known@example.org')).toEqual(known);
    expect(await answers('nobody-at-all@example.org')).toEqual(known);
    await api.sql.query(`update access.unknown_sign_in set failed_at = now() - interval '25 hours'`);
    await api.sql.query('select jobs.tidy()');
    expect((await api.sql.query('select from access.unknown_sign_in')).rowCount).toBe(0);
  });

  it('says how it is at /status', async () => {
    const status = await api.anonymous().get('/status').expect(200);
    expect(status.body).toMatchObject({ title: 'OK', status: 200 });
  });
});
