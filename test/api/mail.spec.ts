// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { Db } from '../../src/platform/database/db.js';
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { TASKS } from '../../src/platform/jobs/schedule.js';
import { Mails } from '../../src/platform/mail/mails.service.js';
import { TEMPLATES } from '../../src/platform/mail/templates.js';
import { startApi, type TestApi } from '../support/api.js';
import { addAccount, addOrganisation } from '../support/people.js';
import { urlFor } from '../support/postgres.js';
import { decoded, startSmtp, type TestSmtp } from '../support/smtp.js';

const SITE = 'https://salute.example.org';

interface Mail {
  id: string;
  status: string;
  error: string | null;
  attempts: number;
  secret_cipher: Buffer | null;
}

describe('the outbox', () => {
  let api: TestApi;
  let smtp: TestSmtp;
  let accountId: string;
  let token: string;
  beforeAll(async () => {
    smtp = await startSmtp();
    api = await startApi({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'Vivere in Salute Mentale <no-reply@example.org>', PUBLIC_URL: SITE } });
    accountId = await addAccount(api.sql, { email: 'ada@example.org', roles: [{ role: 'auditor' }] });
    await addAccount(api.sql, { email: 'admin@example.org', roles: [{ role: 'platform_administrator' }] });
    token = `token-${uuid()}`;
    await api.sql.query(
      `insert into access.session (id, token_hash, account_id, account_role_id, expires_at)
       select $1, sha256(convert_to($2, 'UTF8')), $3, id, now() + interval '1 hour' from access.account_role where account_id = $3`, [uuid(), token, accountId]);
  });
  afterAll(async () => {
    await api.close();
    await smtp.close();
  });
  beforeEach(async () => {
    smtp.mood = 'takes';
    smtp.received.length = 0;
    await api.sql.query('delete from access.mail; delete from graphile_worker._private_jobs');
  });

  const inUnit = <T>(work: (mails: Mails) => Promise<T>): Promise<T> => api.app.get(Db).run(token, () => work(api.app.get(Mails)));
  const queue = (once?: string): Promise<boolean> => inUnit((mails) => mails.queue({ to: { accountId }, kind: 'password-changed', params: { at: '2026-11-22 09:05' }, once }));
  const send = (): Promise<void> => api.app.get(JobsService).runOnce('mail.send');
  /** As if the time had come to try again. */
  const sendAgain = async (): Promise<void> => {
    await api.sql.query('update graphile_worker._private_jobs set run_at = now()');
    await send();
  };
  const mail = async (): Promise<Mail> => (await api.sql.query<Mail>('select * from access.mail')).rows[0];

  it('writes in the caller’s transaction: what is rolled back is never sent', async () => {
    await expect(inUnit(async (mails) => {
      await mails.queue({ to: { accountId }, kind: 'password-changed' });
      throw new Error('midway');
    })).rejects.toThrow('midway');
    await send();
    expect([await mail(), smtp.received]).toEqual([undefined, []]);
  });

  it('sends a text in the recipient’s language, with sender and link, and notes it', async () => {
    expect(await queue()).toBe(true);
    await send();
    expect(await mail()).toMatchObject({ status: 'sent', error: null, attempts: 1 });
    const [{ from, to, data }] = smtp.received;
    expect([from, to]).toEqual(['no-reply@example.org', 'ada@example.org']);
    expect(data).toMatch(/^From: Vivere in Salute Mentale <no-reply@example.org>$/m);
    expect(data).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(smtp.textTo('ada@example.org')).toContain('la password del tuo account è cambiata il 22/11/2026 alle 09:05');
    expect(smtp.textTo('ada@example.org')).toContain(`${SITE}/password-dimenticata`);
    await api.sql.query(`update access.account set locale = 'en' where id = $1`, [accountId]);
    await queue();
    await send();
    await api.sql.query(`update access.account set locale = 'it' where id = $1`, [accountId]);
    expect(smtp.textTo('ada@example.org')).toContain('the password of your account changed on 22/11/2026 at 09:05');
  });

  it('queues the same key once, whoever asks and however often', async () => {
    const asked = await Promise.all([queue('reminder/1'), queue('reminder/1'), queue('reminder/1')]);
    expect(asked.filter(Boolean)).toHaveLength(1);
    await send();
    expect([await queue('reminder/1'), await queue('reminder/2')]).toEqual([false, true]);
    await send();
    expect(smtp.received).toHaveLength(2);
  });

  it('writes nothing to an account that is disabled', async () => {
    await api.sql.query(`update access.account set disabled_at = now() where email = 'admin@example.org'`);
    const { rows: [{ id }] } = await api.sql.query<{ id: string }>(`select id from access.account where email = 'admin@example.org'`);
    expect(await inUnit((mails) => mails.queue({ to: { accountId: id }, kind: 'password-changed' }))).toBe(false);
    await api.sql.query(`update access.account set disabled_at = null where id = $1`, [id]);
  });

  it('tries again later what the server refuses for now', async () => {
    smtp.mood = 'busy';
    await queue();
    await send();
    expect(await mail()).toMatchObject({ status: 'waiting', error: '451', attempts: 1 });
    const { rows: [job] } = await api.sql.query('select last_error, run_at > now() as later from graphile_worker._private_jobs');
    expect(job).toEqual({ last_error: '451', later: true });
    smtp.mood = 'takes';
    await sendAgain();
    expect(await mail()).toMatchObject({ status: 'sent', error: null, attempts: 2 });
    expect(smtp.received).toHaveLength(1);
  });

  it('gives up after twelve attempts', async () => {
    smtp.mood = 'busy';
    await queue();
    await api.sql.query('update access.mail set attempts = 11');
    await send();
    expect(await mail()).toMatchObject({ status: 'failed', error: '451', attempts: 12 });
    expect((await api.sql.query('select from graphile_worker._private_jobs')).rowCount).toBe(0);
  });

  it('does not insist on an address that does not exist, and keeps no word of the server', async () => {
    smtp.mood = 'unknown-address';
    await queue();
    await send();
    expect(await mail()).toMatchObject({ status: 'failed', error: '550' });
    expect((await api.sql.query('select from graphile_worker._private_jobs')).rowCount).toBe(0);
  });

  it('never sends again what the server may have: it hung up with the mail in hand', async () => {
    smtp.mood = 'hangs-up';
    await queue();
    await send();
    expect(await mail()).toMatchObject({ status: 'failed', error: 'unclear' });
    smtp.mood = 'takes';
    await sendAgain();
    expect(smtp.received).toEqual([]);
  });

  it('waits when the server is not there at all', async () => {
    await queue();
    const { config } = api;
    const { smtpUrl } = config.mail;
    config.mail.smtpUrl = 'smtp://127.0.0.1:1';
    await send();
    config.mail.smtpUrl = smtpUrl;
    expect(await mail()).toMatchObject({ status: 'waiting', error: 'ESOCKET' });
    await sendAgain();
    expect(await mail()).toMatchObject({ status: 'sent' });
  });

  it('does not repeat a mail that a dying process had taken, and takes up one that it had not', async () => {
    await queue('taken');
    await queue('left');
    await api.sql.query(`update access.mail set status = 'sending', attempts = 1, taken_at = now() - interval '20 minutes' where once = 'taken'`);
    await api.sql.query(`update access.mail set queued_at = now() - interval '20 minutes'`);
    await api.sql.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a process that died'`);
    await send();
    expect(smtp.received).toEqual([]);
    await api.app.get(JobsService).runOnce('mail.settle');
    await send();
    const { rows } = await api.sql.query('select once, status, error from access.mail order by once');
    expect(rows).toEqual([{ once: 'left', status: 'sent', error: null }, { once: 'taken', status: 'failed', error: 'unclear' }]);
    expect(smtp.received).toHaveLength(1);
  });

  it('keeps secrets encrypted and only as long as they are of use', async () => {
    const secret = api.app.get(Mails).seal('a-token-of-the-test');
    await inUnit((mails) => mails.queue({ to: { accountId }, kind: 'invitation', secret }));
    expect(JSON.stringify(await mail())).not.toContain('a-token-of-the-test');
    expect((await mail()).secret_cipher).not.toBeNull();
    await send();
    expect(smtp.textTo('ada@example.org')).toContain(`${SITE}/invito#a-token-of-the-test`);
    expect((await mail()).secret_cipher).toBeNull();
  });

  it('does not send what is of no use any more', async () => {
    const secret = api.app.get(Mails).seal('a-token-of-the-test');
    await inUnit((mails) => mails.queue({ to: { accountId }, kind: 'invitation', secret }));
    await api.sql.query(`update access.mail set useful_until = now() - interval '1 second'`);
    await send();
    expect(await mail()).toMatchObject({ status: 'failed', error: 'late', secret_cipher: null });
    expect(smtp.received).toEqual([]);
  });

  it('fails in the open when the key is another one', async () => {
    const secret = api.app.get(Mails).seal('a-token-of-the-test');
    await inUnit((mails) => mails.queue({ to: { accountId }, kind: 'invitation', secret: { ...secret, cipher: Buffer.alloc(60) } }));
    await send();
    expect(await mail()).toMatchObject({ status: 'failed', error: 'unreadable' });
  });

  it('is worked off by the process itself, soon and in the background', async () => {
    await queue();
    api.app.get(JobsService).start();
    for (let i = 0; i < 100 && smtp.received.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(smtp.received).toHaveLength(1);
  });

  it('tells an administrator what was sent, without links that are keys', async () => {
    const secret = api.app.get(Mails).seal('a-token-of-the-test');
    await inUnit((mails) => mails.queue({ to: { accountId }, kind: 'invitation', secret }));
    const admin = await api.signIn('admin@example.org');
    const { body: { items: [listed] } } = await admin.get('/mails').expect(200);
    expect(listed).toMatchObject({ email: 'ada@example.org', kind: 'invitation', subject: 'Il tuo accesso a Vivere in Salute Mentale' });
    const { body: opened } = await admin.get(`/mails/${listed.id}`).expect(200);
    expect(opened).toMatchObject({ link: null, text: expect.stringContaining('[il collegamento si vede solo nel messaggio]') });
    expect(JSON.stringify(opened)).not.toContain('a-token-of-the-test');
    expect((await admin.get('/mails?status=failed').expect(200)).body.items).toEqual([]);
    await admin.get('/mails?status=lost').expect(422);
  });

  it('pages newest first, with no mail twice', async () => {
    for (let i = 0; i < 5; i++) await queue(`page/${i}`);
    const admin = await api.signIn('admin@example.org');
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await admin.get(`/mails?limit=2${cursor}`).expect(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    const { rows } = await api.sql.query<{ id: string }>('select id from access.mail order by queued_at desc, id desc');
    expect(seen).toEqual(rows.map(({ id }) => id));
  });

  it('has a page for every template, in both languages', () => {
    // Whatever a text is filled with: a moment, or a number.
    const params = new Proxy<Record<string, string | number>>({ at: '2026-11-22 09:05' }, { get: (known, name: string) => known[name] ?? 7 });
    for (const template of Object.values(TEMPLATES)) {
      for (const locale of ['it', 'en'] as const) {
        const { subject, body } = template[locale]({ params, link: SITE });
        expect([subject.length > 5, body.join(' ').includes(SITE), /undefined|NaN|\n\n/.test(body.join('')), /[\r\n]/.test(subject)]).toEqual([true, true, false, false]);
      }
    }
  });
});

describe('the outbox without an SMTP server', () => {
  let api: TestApi;
  const folder = join(mkdtempSync(join(tmpdir(), 'vivere-mail-')), 'mail');
  beforeAll(async () => {
    api = await startApi({ env: { MAIL_FOLDER: folder, PUBLIC_URL: SITE } });
    await addAccount(api.sql, { email: 'admin@example.org', roles: [{ role: 'platform_administrator' }] });
    await addAccount(api.sql, { email: 'ada@example.org', roles: [{ role: 'auditor' }] });
    await addOrganisation(api.sql, 'comune', 'Comune di prova');
  });
  afterAll(async () => {
    await api.close();
    rmSync(join(folder, '..'), { recursive: true });
  });
  const send = (): Promise<void> => api.app.get(JobsService).runOnce('mail.send');

  it('writes mails as files for the process alone', async () => {
    await api.anonymous().post('/password-resets', { email: 'ada@example.org' }).expect(202);
    await send();
    const [file] = readdirSync(folder);
    expect(file).toMatch(/^[0-9a-f-]{36}\.eml$/);
    expect([statSync(folder).mode & 0o777, statSync(join(folder, file)).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(decoded(readFileSync(join(folder, file), 'utf8'))).toMatch(/https:\/\/salute\.example\.org\/nuova-password#[\w-]{43}\n/);
  });

  it('shows an administrator the link of an invitation, as somebody has to hand it over, and never that of a reset', async () => {
    const admin = await api.signIn('admin@example.org');
    await admin.post('/accounts', { email: 'nuova@example.org', givenName: 'Nuova', familyName: 'Collega', roles: [{ role: 'auditor' }] }).expect(201);
    await send();
    const { body: { items } } = await admin.get('/mails').expect(200);
    const open = async (kind: string): Promise<{ link: string | null; text: string }> => (await admin.get(`/mails/${items.find((each: { kind: string }) => each.kind === kind).id}`).expect(200)).body;
    const invitation = await open('invitation');
    expect(invitation.link).toMatch(/^https:\/\/salute\.example\.org\/invito#[\w-]{43}$/);
    const reset = await open('password-reset');
    expect([reset.link, reset.text.includes('#')]).toEqual([null, false]);
    const { rows } = await api.sql.query(`select from audit.entry where verb = 'read' and subject = 'Mail'`);
    expect(rows).toHaveLength(2);

    // Once it is accepted there is nothing left to show.
    await api.anonymous().post('/invitations/acceptance', { token: invitation.link!.split('#')[1], password: 'quattro gatti sul balcone' }).expect(204);
    expect((await open('invitation')).link).toBeNull();
  });

  it('keeps nothing of a reset’s link in the database once it was written', async () => {
    const { rows } = await api.sql.query(`select kind, secret_cipher is null as gone from access.mail where kind = 'password-reset'`);
    expect(rows).toEqual([{ kind: 'password-reset', gone: true }]);
  });

  it('says so when mails can go nowhere', async () => {
    const { mail } = api.config;
    mail.folder = undefined;
    await api.anonymous().post('/password-resets', { email: 'ada@example.org' }).expect(202);
    await send();
    mail.folder = folder;
    const { rows } = await api.sql.query(`select status, error from access.mail order by queued_at desc limit 1`);
    expect(rows).toEqual([{ status: 'failed', error: 'no-smtp' }]);
  });
});

describe('the login of the jobs', () => {
  let api: TestApi;
  let worker: pg.Client;
  beforeAll(async () => {
    api = await startApi();
    worker = new pg.Client({ connectionString: urlFor(process.env['TEST_SUPERUSER_URL']!, api.database, 'worker') });
    await worker.connect();
  });
  afterAll(async () => {
    await worker.end();
    await api.close();
  });

  it.each([
    'select * from access.mail', 'select * from access.account', 'select * from public.person', 'select * from audit.entry', 'insert into audit.entry (verb, subject) values ($$x$$, $$y$$)',
    `select * from signin.attempt('ada@example.org', null)`, `select access.enter('x')`, `select access.put_mail(null, null, 'x@example.org', null, 'k', null, null, null, null, null)`,
    'create table public.mine ()', 'create table graphile_worker.mine ()', 'create table jobs.mine ()', 'alter table graphile_worker._private_jobs add column mine int', 'create temporary table mine ()', 'set role app', 'set role owner',
  ])('may not %s', async (sql) => {
    await expect(worker.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('may execute what the schedule names, and nothing of the schedule is missing', async () => {
    for (const { sql } of TASKS.filter((task) => task.sql !== undefined)) await expect(worker.query(`select ${sql}()`)).resolves.toBeDefined();
  });

  it('reaches every function of the schema jobs, each with its owner’s rights and a pinned path', async () => {
    const { rows } = await api.sql.query(`select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'jobs'
      and (not p.prosecdef or pg_get_userbyid(p.proowner) <> 'owner' or not has_function_privilege('worker', p.oid, 'execute')
           or has_function_privilege('app', p.oid, 'execute') and has_schema_privilege('app', n.oid, 'usage')
           or not exists (select from unnest(p.proconfig) c where c like 'search_path=%'))`);
    expect(rows).toEqual([]);
  });

  it('holds no privilege on any other table', async () => {
    const { rows } = await api.sql.query(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
        and has_table_privilege('worker', c.oid, 'select, insert, update, delete')`);
    expect(rows).toEqual([]);
  });

  it('tidies up what has served, and nothing else', async () => {
    const account = await addAccount(api.sql, { email: 'ada@example.org', roles: [{ role: 'auditor' }] });
    await api.sql.query(`insert into access.idempotency (account_id, key, fingerprint, created_at) values ($1, 'old-key', '', now() - interval '2 days'), ($1, 'new-key', '', now())`, [account]);
    await api.sql.query(`insert into access.password_reset (id, address_code, asked_at) values (gen_random_uuid(), '', now() - interval '25 hours'), (gen_random_uuid(), '', now())`);
    await api.sql.query(`insert into access.session (id, token_hash, account_id, account_role_id, expires_at, ended_at) select gen_random_uuid(), sha256(d::text::bytea), $1, r.id, now(), now() - d * interval '1 day' from access.account_role r, unnest(array[1, 40]) d where r.account_id = $1`, [account]);
    await api.sql.query(`insert into access.mail (id, email, locale, kind, status, settled_at) values (gen_random_uuid(), 'a@b.example', 'it', 'x', 'sent', now() - interval '7 months'), (gen_random_uuid(), 'a@b.example', 'it', 'x', 'sent', now())`);
    await api.app.get(JobsService).runOnce('accounts.tidy');
    const count = async (table: string): Promise<number> => Number((await api.sql.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0].n);
    expect([await count('access.idempotency'), await count('access.password_reset'), await count('access.session'), await count('access.mail')]).toEqual([1, 1, 1, 1]);
  });
});
