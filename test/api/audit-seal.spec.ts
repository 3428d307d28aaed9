// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import pg from 'pg';
import { TrailVerification, type TrailReport } from '../../src/platform/audit/verify-trail.js';
import { startApi, type TestApi } from '../support/api.js';
import { addAccount } from '../support/people.js';
import { urlFor } from '../support/postgres.js';

describe('the seals over the audit trail', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await startApi();
  }, 60_000);
  afterEach(() => api.close());

  const seal = () => api.sql.query('select jobs.seal_audit()');
  /** So many entries, of the kinds that there are. */
  const write = (count: number) => api.sql.query(
    `insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject, row_id, person_ids, fields, detail)
     select gen_random_uuid(), 'case_manager', case when i % 3 = 0 then gen_random_uuid() end, gen_random_uuid(), case i % 2 when 0 then 'read' else 'update' end,
            'public.person', 'riga "' || i || '"', array(select gen_random_uuid() from generate_series(1, i % 4)), '{a,"b, c"}', case when i % 5 = 0 then jsonb_build_object('n', i) end
       from generate_series(1, $1::int) i`, [count]);
  const verify = async (expected?: string): Promise<TrailReport> => {
    const client = new pg.Client({ connectionString: urlFor(process.env['TEST_SUPERUSER_URL']!, api.database), options: '-c role=owner' });
    await client.connect();
    try {
      return await new TrailVerification(client).run(expected);
    } finally {
      await client.end();
    }
  };
  /** As a superuser who switches the guards off. */
  const forge = async (...statements: string[]): Promise<void> => {
    const client = await api.sql.connect();
    try {
      await client.query(`begin; set local session_replication_role = replica`);
      for (const statement of statements) await client.query(statement);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  /** Ids of entries, by their place among all. */
  const id = async (place: number): Promise<string> => String((await api.sql.query('select id from audit.entry order by id offset $1 limit 1', [place])).rows[0].id);
  const lastId = async (): Promise<number> => Number((await api.sql.query('select max(id) as id from audit.entry')).rows[0].id);

  it('cover every entry, in batches that hang together, and grow with the trail', async () => {
    await write(2500);
    await seal();
    expect(await verify()).toMatchObject({ first: null, findings: 0, seals: 3, unsealed: 0 });
    await write(10);
    expect(await verify()).toMatchObject({ first: null, seals: 3, unsealed: 10, unsealedSince: expect.stringMatching(/^\d{4}-.*Z$/) });
    await seal();
    const { sealedEntries, newest } = await verify();
    const { rows: [{ entries }] } = await api.sql.query('select count(*)::int as entries from audit.entry');
    expect(sealedEntries).toBe(entries);
    expect(newest).toMatch(/^4:[0-9a-f]{64}$/);
    // Nothing new, no new seal.
    await seal();
    expect((await verify()).newest).toBe(newest);
  });

  it('say what SHA-256 says: recomputed here from the rows and nothing else', async () => {
    await write(3);
    await seal();
    const { rows: entries } = await api.sql.query(
      `select id::text, (extract(epoch from at) * 1000000)::bigint::text as at, to_jsonb(e) - 'id' - 'at' as rest from audit.entry e order by e.id`);
    const { rows: [first] } = await api.sql.query(`select number, ids::text[], hash, (extract(epoch from sealed_at) * 1000000)::bigint::text as at from audit.seal`);
    const leaves = entries.map(({ at, rest }: { at: string; rest: Record<string, unknown> }) => {
      const { account_id, role, organisation_id, session_id, verb, subject, row_id, person_ids, fields, detail } = rest;
      const parts = [account_id, role, organisation_id, session_id, verb, subject, row_id, person_ids, fields, detail];
      const text = `[${[at, ...parts.map((part) => spaced(part))].join(', ')}]`;
      return createHash('sha256').update(text).digest();
    });
    const hash = createHash('sha256').update(Buffer.alloc(32)).update(`1|${first.at}|${first.ids.join(',')}|`).update(Buffer.concat(leaves)).digest('hex');
    expect(first.hash.toString('hex')).toBe(hash);
  });

  it('name an entry that was altered, whichever of its fields', async () => {
    await write(1500);
    await seal();
    const changes = [
      `at = at + interval '1 microsecond'`, `account_id = null`, `role = 'auditor'`, `organisation_id = gen_random_uuid()`, `session_id = null`, `verb = 'delete'`,
      `subject = 'public.plan'`, `row_id = row_id || ' '`, `person_ids = person_ids || gen_random_uuid()`, `fields = '{}'`, `detail = '{"n": 0}'`,
    ];
    for (const change of changes) {
      const altered = await id(1200);
      await forge(`create temporary table kept on commit drop as select * from audit.entry where id = ${altered}`, `update audit.entry set ${change} where id = ${altered}`, `create table kept_${changes.indexOf(change)} as select * from kept`);
      expect([change, (await verify()).first]).toEqual([change, { kind: 'altered', id: altered }]);
      await forge(`delete from audit.entry where id = ${altered}`, `insert into audit.entry overriding system value select * from kept_${changes.indexOf(change)}`);
    }
    expect((await verify()).first).toBeNull();
  });

  it('name the first of several that were altered, and say how many', async () => {
    await write(2200);
    await seal();
    const [one, two, three] = [await id(300), await id(1400), await id(2100)];
    await forge(`update audit.entry set verb = 'altro' where id in (${three}, ${two}, ${one})`);
    expect(await verify()).toMatchObject({ first: { kind: 'altered', id: one }, findings: 3 });
  });

  it('name an entry that was deleted', async () => {
    await write(1500);
    await seal();
    const gone = await id(700);
    await forge(`delete from audit.entry where id = ${gone}`);
    expect(await verify()).toMatchObject({ first: { kind: 'deleted', id: gone }, findings: 1 });
  });

  it('name two entries that were swapped, also across seals', async () => {
    await write(2500);
    await seal();
    for (const [a, b] of [[await id(10), await id(11)], [await id(900), await id(2100)]] as const) {
      const swap = [`update audit.entry set id = -1 where id = ${a}`, `update audit.entry set id = ${a} where id = ${b}`, `update audit.entry set id = ${b} where id = -1`];
      await forge('alter table audit.entry alter column id set generated by default', ...swap);
      expect((await verify()).first).toEqual({ kind: 'swapped', id: a, other: b });
      await forge(...swap);
      expect((await verify()).first).toBeNull();
    }
  });

  it('name an entry that was inserted among sealed ones', async () => {
    await write(20);
    await api.sql.query(`select nextval(pg_get_serial_sequence('audit.entry', 'id'))`); // What a transaction that failed leaves: a gap.
    const gap = (await lastId()) + 1;
    await write(20);
    await seal();
    expect((await verify()).first).toBeNull();
    await forge(`insert into audit.entry (id, verb, subject) overriding system value values (${gap}, 'read', 'public.person')`);
    expect(await verify()).toMatchObject({ first: { kind: 'inserted', id: String(gap) }, findings: 1 });
    await forge(`delete from audit.entry where id = ${gap}`, `insert into audit.entry (id, verb, subject) overriding system value values (0, 'read', 'public.person')`);
    expect((await verify()).first).toBeNull(); // Before everything: below what any seal speaks of.
  });

  it('name where the trail was cut', async () => {
    await write(1500);
    await seal();
    const from = await id(1400);
    const last = await lastId();
    await forge(`delete from audit.entry where id >= ${from}`);
    const gone = (await api.sql.query(`select cardinality(array(select x from audit.seal s, unnest(s.ids) x where x >= ${from})) as n`)).rows[0].n;
    expect((await verify()).first).toEqual({ kind: 'cut', id: from, other: String(gone) });
    // New entries after the cut do not hide it: what was sealed is missing before them.
    await api.sql.query(`select setval(pg_get_serial_sequence('audit.entry', 'id'), ${last})`);
    await write(3);
    expect((await verify()).first).toEqual({ kind: 'cut', id: from, other: String(gone) });
    // Nor does writing others in their place.
    await api.sql.query(`select setval(pg_get_serial_sequence('audit.entry', 'id'), ${Number(from) - 1})`);
    await forge(`delete from audit.entry where id > ${last}`);
    await write(gone);
    expect((await verify()).first).toEqual({ kind: 'altered', id: from });
  });

  it('name a seal that was altered or taken away', async () => {
    await write(3500);
    await seal();
    const touch = async (sql: string, first: object): Promise<void> => {
      await forge('create table kept as select * from audit.seal', sql);
      expect((await verify()).first).toEqual(first);
      await forge('delete from audit.seal', 'insert into audit.seal select * from kept', 'drop table kept');
    };
    await touch(`update audit.seal set leaves = overlay(leaves placing '\\x00' from 5) where number = 2`, { kind: 'seal-altered', id: '2' });
    await touch(`update audit.seal set sealed_at = sealed_at - interval '1 day' where number = 3`, { kind: 'seal-altered', id: '3' });
    await touch(`update audit.seal set previous = sha256('x') where number = 3`, { kind: 'seal-altered', id: '3' });
    await touch(`delete from audit.seal where number = 2`, { kind: 'seal-missing', id: '2' });
    // Whoever alters an entry and makes its seal anew breaks the next one.
    const altered = await id(1500);
    await touch(
      `with changed as (update audit.entry set verb = 'altro' where id = ${altered} returning 1)
       update audit.seal s set leaves = overlay(s.leaves placing sha256('x') from 32 * (array_position(s.ids, ${altered}) - 1) + 1),
         hash = sha256('y') where number = 2 and exists (select from changed)`,
      { kind: 'seal-altered', id: '2' },
    );
  });

  it('need the newest of them kept elsewhere to tell that they were cut, or all made anew', async () => {
    await write(2500);
    await seal();
    const { newest } = await verify();
    expect((await verify(newest!)).first).toBeNull();
    await write(5);
    await seal();
    expect((await verify(newest!)).first).toBeNull(); // The trail has grown since.
    const cut = await id(2100);
    await forge('delete from audit.seal where number >= 3', `delete from audit.entry where id >= ${cut}`);
    await seal();
    expect((await verify()).first).toBeNull();
    expect((await verify(newest!)).first).toEqual({ kind: 'seal-rewritten', id: '3' });
    await forge('delete from audit.seal where number >= 3', `delete from audit.entry where id > (select last_id from audit.seal where number = 2)`);
    expect((await verify()).first).toBeNull();
    expect((await verify(newest!)).first).toEqual({ kind: 'seal-missing', id: '3' });
  });

  it('wait for whoever has something half written, and never take it for inserted', async () => {
    await write(5);
    const slow = await api.sql.connect();
    await slow.query('begin');
    await slow.query(`insert into audit.entry (verb, subject) values ('read', 'public.person')`);
    await write(5); // Later ids, committed sooner.
    const before = Date.now();
    await seal();
    expect(Date.now() - before).toBeLessThan(5000);
    expect(await verify()).toMatchObject({ seals: 0 }); // Not while it is open: the next run seals.
    await slow.query('commit');
    slow.release();
    await seal();
    expect(await verify()).toMatchObject({ first: null, seals: 1, unsealed: 0 });
  });

  it('do not hold up whoever writes while they are made', async () => {
    await write(20_000);
    const sealing = api.sql.query('begin; select jobs.seal_audit(); select pg_sleep(1); commit');
    await new Promise((resolve) => setTimeout(resolve, 600));
    const began = Date.now();
    await write(1);
    expect(Date.now() - began).toBeLessThan(400); // The lock is long gone, though the transaction that took it is open.
    await sealing;
    expect((await verify()).first).toBeNull();
  });

  it('are made once, however many processes try at the same time', async () => {
    await write(3000);
    await Promise.all([seal(), seal(), seal(), seal()]);
    expect(await verify()).toMatchObject({ first: null, unsealed: 0 });
  });

  it('cannot be changed by the application, nor by the owner', async () => {
    await write(3);
    await seal();
    for (const sql of ['update audit.seal set entries = 1', 'delete from audit.seal', 'truncate audit.seal', 'delete from audit.entry']) {
      await expect(api.sql.query(`set role owner; ${sql}`)).rejects.toMatchObject({ code: '42501' });
    }
    const app = new pg.Client({ connectionString: urlFor(process.env['TEST_SUPERUSER_URL']!, api.database, 'app') });
    await app.connect();
    for (const sql of ['insert into audit.seal default values', 'update audit.seal set entries = 1', 'delete from audit.seal', 'select leaves from audit.seal', 'select jobs.seal_audit()']) {
      await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
    await app.end();
  });

  it('are shown to the auditor, newest first, and to nobody else', async () => {
    await addAccount(api.sql, { email: 'revisore@example.org', roles: [{ role: 'auditor' }, { role: 'platform_administrator' }] });
    await write(1500);
    await seal();
    const auditor = await api.signIn('revisore@example.org');
    const { body } = await auditor.get('/audit-seals?limit=1').expect(200);
    expect(body.items).toEqual([{ number: 2, firstId: expect.any(Number), lastId: expect.any(Number), entries: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/), sealedAt: expect.any(String) }]);
    expect(`${body.items[0].number}:${body.items[0].hash}`).toBe((await verify()).newest);
    expect((await auditor.get(`/audit-seals?cursor=${body.nextCursor}`).expect(200)).body.items).toMatchObject([{ number: 1 }]);
    await auditor.patch('/session', { roleId: auditor.session.roles[1].id }, null).expect(200);
    await auditor.get('/audit-seals').expect(403);
  });

  it('are compared by a command, whose exit tells how it went', async () => {
    await write(30);
    await seal();
    const url = urlFor(process.env['TEST_SUPERUSER_URL']!, api.database);
    const run = async (...args: string[]) =>
      promisify(execFile)(process.execPath, ['--no-warnings', '--import', './test/support/typescript.mjs', 'src/launcher/audit-verify.ts', ...args], { env: { ...process.env, DATABASE_OWNER_URL: url } })
        .then(({ stdout }) => ({ code: 0, stdout, stderr: '' }), (error: { code: number; stdout: string; stderr: string }) => error);
    const whole = await run();
    expect([whole.code, whole.stdout]).toEqual([0, expect.stringMatching(/^Whole: \d+ entries under 1 seals are as they were sealed\.\n0 newer entries are not sealed yet\.\nNewest seal.*\n1:[0-9a-f]{64}\n$/)]);
    const altered = await id(20);
    await forge(`update audit.entry set subject = 'altro' where id = ${altered}`);
    const broken = await run();
    expect([broken.code, broken.stdout]).toEqual([1, expect.stringContaining(`NOT WHOLE: entry ${altered} was altered.`)]);
    const other = await run('--expect', `1:${'0'.repeat(64)}`);
    expect([other.code, other.stdout]).toEqual([1, expect.stringContaining('seal 1 is not the one that was expected')]);
    expect((await run('--expect', 'qualcosa')).code).toBe(2);
    expect((await run('--altro')).code).toBe(2);
  }, 60_000);
});

/** JSON as PostgreSQL writes jsonb: with a space after commas and colons. */
const spaced = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(spaced).join(', ')}]` : value !== null && typeof value === 'object' ? `{${Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${spaced(part)}`).join(', ')}}` : JSON.stringify(value ?? null);
