// SPDX-License-Identifier: AGPL-3.0-or-later
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { addAccount } from '../support/people.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';

const PASSWORD = 'quattro gatti sul balcone';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

describe('one’s own account', () => {
  let api: TestApi;
  let smtp: TestSmtp;
  let count = 0;
  beforeAll(async () => {
    smtp = await startSmtp();
    api = await startApi({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@example.org', PUBLIC_URL: 'https://salute.example.org' } });
  });
  afterAll(async () => {
    await api.close();
    await smtp.close();
  });
  const someone = async (): Promise<string> => {
    const email = `persona${++count}@example.org`;
    await addAccount(api.sql, { email, roles: [{ role: 'auditor' }] });
    return email;
  };

  describe('sessions', () => {
    it('are listed with when and on what, this one first, and nobody else’s', async () => {
      const email = await someone();
      const one = await api.signIn(email);
      await api.anonymous().post('/session', { email, password: TEST_PASSWORD }).set('user-agent', FIREFOX).expect(201);
      await api.signIn(await someone());
      const { body } = await one.get('/sessions').expect(200);
      expect(body.items).toHaveLength(2);
      expect(body.items[0]).toMatchObject({ current: true, device: null });
      expect(body.items[1]).toMatchObject({ current: false, device: 'Firefox · Windows' });
      const { rows } = await api.sql.query('select device from access.session where device is not null');
      expect(rows).toEqual([{ device: 'Firefox · Windows' }]);
    });

    it('end one by one', async () => {
      const email = await someone();
      const [one, other] = [await api.signIn(email), await api.signIn(email)];
      const { body: { items } } = await one.get('/sessions').expect(200);
      await one.delete(`/sessions/${items[1].id}`).expect(204);
      await other.get('/session').expect(401);
      await one.get('/session').expect(200);
      await one.delete(`/sessions/${items[1].id}`).expect(404);
      expect((await one.get('/sessions')).body.items).toHaveLength(1);
    });

    it('of others stay as they are', async () => {
      const [email, stranger] = [await someone(), await api.signIn(await someone())];
      const { body: { items } } = await stranger.get('/sessions').expect(200);
      const client = await api.signIn(email);
      await client.delete(`/sessions/${items[0].id}`).expect(404);
      await client.delete('/sessions').expect(204);
      await stranger.get('/session').expect(200);
    });

    it('end all but this one', async () => {
      const email = await someone();
      const [one, ...others] = [await api.signIn(email), await api.signIn(email), await api.signIn(email)];
      await one.delete('/sessions').expect(204);
      for (const other of others) await other.get('/session').expect(401);
      expect((await one.get('/sessions').expect(200)).body.items).toHaveLength(1);
      const { rows } = await api.sql.query(`select verb from audit.entry e join access.account a on a.id = e.account_id where a.email = $1 and verb like 'sess%'`, [email]);
      expect(rows).toEqual([{ verb: 'sessions-ended' }]);
    });

    it('that are over are not listed', async () => {
      const email = await someone();
      const one = await api.signIn(email);
      for (const over of [`ended_at = now()`, `expires_at = now()`, `last_seen_at = now() - interval '31 minutes'`]) {
        await api.signIn(email);
        await api.sql.query(`update access.session set ${over} where id = (select s.id from access.session s join access.account a on a.id = s.account_id where a.email = $1 order by s.created_at desc limit 1)`, [email]);
      }
      expect((await one.get('/sessions')).body.items).toHaveLength(1);
    });

    it('of a disabled account end, and stay ended when it is enabled again', async () => {
      await addAccount(api.sql, { email: 'admin@example.org', roles: [{ role: 'platform_administrator' }] });
      const admin = await api.signIn('admin@example.org');
      const email = await someone();
      const client = await api.signIn(email);
      const { rows: [{ id }] } = await api.sql.query<{ id: string }>('select id from access.account where email = $1', [email]);
      await admin.patch(`/accounts/${id}`, { disabled: true }, 1).expect(200);
      await client.get('/session').expect(401);
      await admin.patch(`/accounts/${id}`, { disabled: false }, 2).expect(200);
      await client.get('/session').expect(401);
      await api.signIn(email);
    });
  });

  describe('profile', () => {
    it('shows oneself and changes the language', async () => {
      const email = await someone();
      const client = await api.signIn(email);
      const { body, headers } = await client.get('/profile').expect(200);
      expect(body).toMatchObject({ email, givenName: 'Prova', locale: 'it', demo: false, hasPassword: true, version: 1 });
      expect(headers['etag']).toBe('"1"');
      await client.patch('/profile', { locale: 'en' }, null).expect(428);
      await client.patch('/profile', { locale: 'en' }, 7).expect(412);
      await client.patch('/profile', { locale: 'fr' }, 1).expect(422);
      await client.patch('/profile', { locale: 'en', email: 'x@example.org' }, 1).expect(422);
      expect((await client.patch('/profile', { locale: 'en' }, 1).expect(200)).body).toMatchObject({ locale: 'en', version: 2 });
      expect((await client.get('/session')).body.account.locale).toBe('en');
    });

    it('changes the password with the present one, ends the other sessions and tells by mail', async () => {
      const email = await someone();
      const [one, other] = [await api.signIn(email), await api.signIn(email)];
      await one.post('/profile/password', { current: TEST_PASSWORD, password: PASSWORD }).expect(204);
      await one.get('/session').expect(200);
      await other.get('/session').expect(401);
      await api.anonymous().post('/session', { email, password: TEST_PASSWORD }).expect(401);
      await api.signIn(email, PASSWORD);
      await api.app.get(JobsService).runOnce('mail.send');
      expect(smtp.textTo(email)).toContain('la password del tuo account è cambiata');
    });

    it('refuses without the present password, and delays who guesses', async () => {
      const email = await someone();
      const client = await api.signIn(email);
      const wrong = () => client.post('/profile/password', { current: 'non è questa', password: PASSWORD });
      expect((await wrong().expect(422)).body.errors).toEqual([expect.objectContaining({ pointer: '/current', code: 'password.wrong' })]);
      for (let i = 0; i < 4; i++) await wrong().expect(422);
      await wrong().expect(429);
      await client.post('/profile/password', { current: TEST_PASSWORD, password: PASSWORD }).expect(429);
      await client.get('/session').expect(200);
    });

    it('refuses a weak password before it looks at the present one', async () => {
      const client = await api.signIn(await someone());
      expect((await client.post('/profile/password', { current: 'no', password: 'corta' }).expect(422)).body.errors).toEqual([expect.objectContaining({ pointer: '/password', code: 'password.short' })]);
    });

    it('lets links to a new password die when the password changes', async () => {
      const email = await someone();
      const client = await api.signIn(email);
      await api.anonymous().post('/password-resets', { email }).expect(202);
      await api.app.get(JobsService).runOnce('mail.send');
      const token = /#([\w-]{43})/.exec(smtp.textTo(email))![1];
      await client.post('/profile/password', { current: TEST_PASSWORD, password: PASSWORD }).expect(204);
      await api.anonymous().post('/password-resets/completion', { token, password: 'un’altra frase lunga' }).expect(409);
    });

    it('keeps the password of a demo account, and has none to change for who has none', async () => {
      const [demo, elsewhere] = [await someone(), await someone()];
      const [one, two] = [await api.signIn(demo), await api.signIn(elsewhere)];
      await api.sql.query('update access.account set demo = true where email = $1', [demo]);
      await api.sql.query('update access.account set password_hash = null where email = $1', [elsewhere]);
      expect((await one.post('/profile/password', { current: TEST_PASSWORD, password: PASSWORD }).expect(409)).body.code).toBe('password.demo');
      expect((await two.post('/profile/password', { current: TEST_PASSWORD, password: PASSWORD }).expect(409)).body.code).toBe('password.none');
      expect((await two.get('/profile')).body.hasPassword).toBe(false);
    });
  });
});
