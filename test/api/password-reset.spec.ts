// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { addAccount } from '../support/people.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';

const PASSWORD = 'quattro gatti sul balcone';

describe('a forgotten password', () => {
  let api: TestApi;
  let smtp: TestSmtp;
  let count = 0;
  beforeAll(async () => {
    smtp = await startSmtp();
    api = await startApi({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@example.org', PUBLIC_URL: 'https://salute.example.org', TRUST_PROXY: '1' } });
  });
  afterAll(async () => {
    await api.close();
    await smtp.close();
  });
  beforeEach(async () => {
    await api.sql.query('delete from access.password_reset');
  });

  const someone = async (): Promise<string> => {
    const email = `persona${++count}@example.org`;
    await addAccount(api.sql, { email, roles: [{ role: 'auditor' }] });
    return email;
  };
  const ask = (email: string, from = '192.0.2.1') => api.anonymous().post('/password-resets', { email }).set('x-forwarded-for', from);
  const mailsTo = (email: string): number => smtp.received.filter(({ to }) => to === email).length;
  const send = (): Promise<void> => api.app.get(JobsService).runOnce('mail.send');
  const tokenOf = async (email: string): Promise<string> => {
    await ask(email).expect(202);
    await send();
    return /\/nuova-password#([\w-]{43})/.exec(smtp.textTo(email))![1];
  };
  const complete = (token: string, password = PASSWORD) => api.anonymous().post('/password-resets/completion', { token, password });

  it('is replaced through a link that serves once, and all sessions end', async () => {
    const email = await someone();
    const before = await api.signIn(email);
    const token = await tokenOf(email);
    expect((await api.anonymous().post('/password-resets/opening', { token }).expect(200)).body).toEqual({ email });
    await before.get('/session').expect(200);
    const done = await complete(token).expect(204);
    expect(done.headers['set-cookie']).toBeUndefined();
    await before.get('/session').expect(401);
    await api.anonymous().post('/session', { email, password: TEST_PASSWORD }).expect(401);
    await api.signIn(email, PASSWORD);
    expect((await complete(token, 'un’altra frase lunga').expect(409)).body.code).toBe('reset.used');
    expect((await api.anonymous().post('/password-resets/opening', { token }).expect(409)).body.code).toBe('reset.used');
    await api.signIn(email, PASSWORD);
  });

  it('is told by mail once it has changed', async () => {
    const email = await someone();
    await complete(await tokenOf(email)).expect(204);
    await send();
    expect(mailsTo(email)).toBe(2);
    expect(smtp.textTo(email)).toContain('la password del tuo account è cambiata il');
  });

  it('takes the delays of a guessed password away', async () => {
    const email = await someone();
    for (let i = 0; i < 5; i++) await api.anonymous().post('/session', { email, password: 'no' });
    await api.anonymous().post('/session', { email, password: TEST_PASSWORD }).expect(429);
    await complete(await tokenOf(email)).expect(204);
    await api.signIn(email, PASSWORD);
  });

  it('keeps the hash of the link alone, and the link for an hour', async () => {
    const email = await someone();
    const token = await tokenOf(email);
    const { rows: [row] } = await api.sql.query(`select token_hash, expires_at - asked_at = interval '1 hour' as hour from access.password_reset where account_id is not null`);
    expect([row.token_hash.equals(createHash('sha256').update(token).digest()), row.hour]).toEqual([true, true]);
    await api.sql.query(`update access.password_reset set expires_at = now() - interval '1 second'`);
    expect((await complete(token).expect(409)).body.code).toBe('reset.expired');
    expect((await api.anonymous().post('/password-resets/opening', { token }).expect(409)).body.code).toBe('reset.expired');
  });

  it('lets all other links of the account die with the first that is used', async () => {
    const email = await someone();
    const first = await tokenOf(email);
    const second = await tokenOf(email);
    await complete(second).expect(204);
    expect((await complete(first).expect(409)).body.code).toBe('reset.used');
  });

  it('lets one of two who use a link at the same time', async () => {
    const token = await tokenOf(await someone());
    const answers = await Promise.all([complete(token, 'la prima frase lunga'), complete(token, 'la seconda frase lunga')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('refuses a weak password and keeps the link good', async () => {
    const email = await someone();
    const token = await tokenOf(email);
    for (const [password, code] of [['corta', 'password.short'], [`${email.split('@')[0]} e altro`, 'password.email'], ['passwordpassword', 'password.common']]) {
      expect((await complete(token, password).expect(422)).body.errors).toEqual([expect.objectContaining({ pointer: '/password', code })]);
    }
    await complete(token).expect(204);
  });

  it('refuses a link that is nobody’s', async () => {
    for (const token of ['x', 'A'.repeat(43)]) expect((await complete(token).expect(422)).body.errors).toEqual([expect.objectContaining({ pointer: '/token', code: 'link.unknown' })]);
  });

  it('is asked for with the same answer after the same time by whoever has no account', async () => {
    const email = await someone();
    const timed = async (address: string): Promise<[number, string, number]> => {
      const since = performance.now();
      const { status, text } = await ask(address);
      return [status, text, performance.now() - since];
    };
    const known = await timed(email);
    const unknown = await timed('nessuno@example.org');
    expect(known.slice(0, 2)).toEqual(unknown.slice(0, 2));
    expect(known[0]).toBe(202);
    expect([known[2] >= 395, unknown[2] >= 395, Math.abs(known[2] - unknown[2]) < 150]).toEqual([true, true, true]);
    await send();
    expect([mailsTo(email), mailsTo('nessuno@example.org')]).toEqual([1, 0]);
  });

  it('sends nothing to accounts that are disabled, a demo’s, or not yet accepted', async () => {
    const [disabled, demo, invited] = [await someone(), await someone(), await someone()];
    await api.sql.query('update access.account set disabled_at = now() where email = $1', [disabled]);
    await api.sql.query('update access.account set demo = true where email = $1', [demo]);
    await api.sql.query('update access.account set password_hash = null where email = $1', [invited]);
    for (const email of [disabled, demo, invited]) await ask(email).expect(202);
    await send();
    expect([disabled, demo, invited].map(mailsTo)).toEqual([0, 0, 0]);
  });

  it('sends an account three links an hour and no more, from wherever they are asked for', async () => {
    const email = await someone();
    await Promise.all([1, 2, 3, 4, 5].map((i) => ask(email, `198.51.100.${i}`).expect(202)));
    await send();
    expect(mailsTo(email)).toBe(3);
    await api.sql.query(`update access.password_reset set asked_at = asked_at - interval '1 hour'`);
    await ask(email).expect(202);
    await send();
    expect(mailsTo(email)).toBe(4);
  });

  it('makes a network address wait after thirty requests, whatever they are for, and no other', async () => {
    await api.sql.query(`insert into access.password_reset (id, address_code, asked_at) select gen_random_uuid(), '\\x00', now() - interval '30 minutes' from generate_series(1, 29)`);
    await ask('nessuno@example.org', '203.0.113.9').expect(202);
    await api.sql.query(`update access.password_reset set address_code = (select address_code from access.password_reset where address_code <> '\\x00')`);
    const answer = await ask('nessuno@example.org', '203.0.113.9').expect(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(1700);
    await ask('nessuno@example.org', '203.0.113.10').expect(202);
    const { rows } = await api.sql.query(`select from access.password_reset where encode(address_code, 'escape') like '%203%'`);
    expect(rows).toEqual([]);
  });

  it('wants an address that can be one', async () => {
    expect((await ask('nobody').expect(422)).body.errors).toEqual([expect.objectContaining({ pointer: '/email', code: 'field.email' })]);
  });

  it('refuses requests from other sites', async () => {
    expect((await ask('nessuno@example.org').set('origin', 'https://elsewhere.example').expect(403)).body.code).toBe('csrf.origin');
    expect((await complete('x').set('origin', 'https://elsewhere.example').expect(403)).body.code).toBe('csrf.origin');
  });

  it('stands on the trail, from asking to changing', async () => {
    const email = await someone();
    await complete(await tokenOf(email)).expect(204);
    const { rows } = await api.sql.query(`select verb from audit.entry e join access.account a on a.id = e.account_id where a.email = $1 and subject = 'Account' order by e.id`, [email]);
    expect(rows.map(({ verb }) => verb)).toEqual(['password-reset-asked', 'password-reset']);
    const { rows: fields } = await api.sql.query(`select fields from audit.entry where subject = 'access.account' and verb = 'update' and row_id = (select id::text from access.account where email = $1)`, [email]);
    expect(fields).toEqual([{ fields: ['password_hash'] }]);
  });
});
