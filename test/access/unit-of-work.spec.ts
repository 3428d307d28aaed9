// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { Db } from '../../src/platform/database/db.js';
import { startApi, type TestApi } from '../support/api.js';
import { addAccount } from '../support/people.js';

describe('the unit of work', () => {
  let api: TestApi;
  let db: Db;
  const tokens: string[] = [];
  beforeAll(async () => {
    api = await startApi({ env: { DATABASE_POOL_SIZE: '4' } });
    db = api.app.get(Db);
    for (let i = 0; i < 8; i++) {
      const account = await addAccount(api.sql, { email: `person${i}@example.org`, roles: [{ role: 'case_manager', areas: ['abitare'] }] });
      tokens.push(`token-${i}-${randomUUID()}`);
      await api.sql.query(
        `insert into access.session (id, token_hash, account_id, account_role_id, expires_at)
         select $1, sha256(convert_to($2, 'UTF8')), $3, id, now() + interval '1 hour' from access.account_role where account_id = $3`,
        [randomUUID(), tokens[i], account],
      );
    }
  });
  afterAll(() => api.close());

  it('never mixes up who is asking: 200 interleaved units on 4 connections', async () => {
    const seen = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        db.run(tokens[i % 8], async (actor) => {
          const [row] = await db.query<{ account_id: string }>('select (access.actor()).account_id, pg_sleep(random() * 0.005)');
          return [`person${i % 8}@example.org`, actor.email, actor.accountId === row.account_id];
        }),
      ),
    );
    expect(seen.every(([expected, email, same]) => expected === email && same)).toBe(true);
  });

  it('has no database outside a unit', () => {
    expect(() => db.em).toThrow('No unit of work');
    expect(() => db.actor).toThrow('No unit of work');
  });

  it('joins a second run of the same asker and refuses another one', async () => {
    await db.run(tokens[0], () => db.run(tokens[0], async (actor) => expect(actor.email).toBe('person0@example.org')));
    await expect(db.run(tokens[0], () => db.run(tokens[1], async () => undefined))).rejects.toThrow('somebody else');
  });

  it('keeps nothing of a unit that throws, and leaves the connection clean', async () => {
    const change = () => db.run(tokens[0], async () => {
      await db.query(`select access.claim_key('a-key-of-the-test', '\\x00')`);
      throw new Error('midway');
    });
    await expect(change()).rejects.toThrow('midway');
    expect((await api.sql.query('select from access.idempotency')).rowCount).toBe(0);
    for (let i = 0; i < 8; i++) await db.run(tokens[i], async (actor) => expect(actor.email).toBe(`person${i}@example.org`));
  });

  it('answers nobody’s token with 401, and forgets a token after its unit', async () => {
    await expect(db.run('nobody', async () => undefined)).rejects.toMatchObject({ code: 'session.missing' });
    const left = await Promise.all(Array.from({ length: 8 }, (_, i) => db.run(tokens[i], () => db.one<{ n: string }>('select current_setting($1, true) as n', ['access.token']))));
    expect(left.map((row) => row?.n)).toEqual(tokens);
  });

  it('gives no answer when its audit row cannot be written', async () => {
    await api.sql.query('alter function audit.record_read(text, text[], uuid[]) rename to record_read_away');
    const reading = db.run(tokens[0], async () => {
      db.noteRead('Person', [], []);
      return 'an answer';
    });
    await expect(reading).rejects.toThrow();
    await api.sql.query('alter function audit.record_read_away(text, text[], uuid[]) rename to record_read');
    await expect(db.run(tokens[0], async () => 'again')).resolves.toBe('again');
  });

  it('does not let SQL choose another asker: only a token that one holds opens anything', async () => {
    const other = await db.run(tokens[0], async () => {
      await db.query(`select set_config('access.token', $1, true)`, ['0'.repeat(64)]);
      return db.one<{ who: string | null }>('select (access.actor()).account_id as who');
    });
    expect(other?.who).toBeNull();
  });
});
