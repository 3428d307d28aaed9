// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { SUBJECTS } from '../../src/platform/access/grants.js';
import { cloneDatabase, urlFor, withClient } from '../support/postgres.js';

/** Tables that are not about people, or that resolve who is asking before anybody is known: their owner is not bound. */
const NOT_ABOUT_PEOPLE = new Set([
  'public.action', 'public.action_places', 'public.action_target_group', 'public.allocation', 'public.area', 'public.ceiling', 'public.convenzione',
  'public.convenzione_extension', 'public.grouping_member', 'public.indicator_target', 'public.intensity_band', 'public.instrument', 'public.ledger_entry', 'public.methodology',
  'public.objective', 'public.open_setting', 'public.operation', 'public.partner', 'public.partner_grouping', 'public.period',
  'public.profile', 'public.schema_migration', 'public.service', 'public.target_group', 'public.yearly_minimum',
  'access.account', 'access.account_role', 'access.clock', 'access.draft', 'access.factor_enrolment', 'access.granted', 'access.half_session', 'access.idempotency', 'access.invitation', 'access.mail', 'access.openid_identity', 'access.organisation', 'access.password_reset', 'access.unknown_sign_in',
  'access.reach', 'access.recovery_code', 'access.second_factor', 'access.session', 'access.substitution', 'audit.entry', 'audit.seal',
  'graphile_worker._private_job_queues', 'graphile_worker._private_jobs', 'graphile_worker._private_known_crontabs', 'graphile_worker._private_tasks', 'graphile_worker.migrations',
]);

/** Of these, the ones whose rows the application role may not see without a policy. */
const WALLED = new Set(['access.substitution', 'public.action_places', 'public.allocation', 'public.ledger_entry', 'access.account', 'access.account_role', 'access.draft', 'access.invitation', 'access.mail', 'access.reach', 'audit.entry']);

describe('the database’s catalogue', () => {
  let db: pg.Client;
  beforeAll(async () => {
    const superuser = process.env['TEST_SUPERUSER_URL']!;
    const name = await cloneDatabase(superuser, process.env['TEST_TEMPLATE']!);
    db = new pg.Client({ connectionString: urlFor(superuser, name) });
    await db.connect();
  });
  afterAll(async () => {
    const { database } = db;
    await db.end();
    await withClient(process.env['TEST_SUPERUSER_URL']!, (client) => client.query(`drop database ${database} with (force)`));
  });
  const rows = async (sql: string): Promise<string[]> => (await db.query({ text: sql, rowMode: 'array' })).rows.map((row) => row.join(' '));
  const tables = `select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;

  it('forces row security, with a policy, on every table about people', async () => {
    const forced = new Set(await rows(`${tables} and c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)`));
    const all = await rows(tables);
    expect(all.filter((table) => !forced.has(table) && !NOT_ABOUT_PEOPLE.has(table))).toEqual([]);
    expect(all.length).toBeGreaterThan(30);
  });

  it('walls what is not about people but not for everybody either', async () => {
    const walled = new Set(await rows(`${tables} and c.relrowsecurity`));
    expect([...WALLED].filter((table) => !walled.has(table))).toEqual([]);
  });

  it('keeps sessions, passwords and idempotency keys out of the application’s reach', async () => {
    const readable = await rows(`select table_schema || '.' || table_name || '.' || column_name from information_schema.column_privileges
      where grantee = 'app' and (table_name in ('session', 'half_session', 'second_factor', 'factor_enrolment', 'recovery_code', 'openid_identity', 'idempotency', 'clock', 'granted', 'password_reset', 'unknown_sign_in') or column_name in ('password_hash', 'token_hash', 'secret_cipher') and privilege_type <> 'INSERT')`);
    expect(readable).toEqual([]);
  });

  it('lets nobody but owner own a table, and nobody bypass policies', async () => {
    expect(await rows(`select distinct tableowner from pg_tables where schemaname in ('public', 'access', 'audit', 'indicators', 'signin', 'jobs', 'graphile_worker')`)).toEqual(['owner']);
    expect(await rows(`select rolname from pg_roles where rolname in ('app', 'signin', 'worker', 'stats', 'matcher', 'merger', 'owner') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`)).toEqual([]);
    expect(await rows(`select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname in ('app', 'signin', 'worker')`)).toEqual([]);
  });

  it('has views only of stats or by the invoker’s rights, and no materialised view for the application', async () => {
    expect(await rows(`select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname in ('public', 'access', 'audit', 'indicators')
        and pg_get_userbyid(c.relowner) <> 'stats' and not coalesce('security_invoker=true' = any (c.reloptions), false)`)).toEqual([]);
    expect(await rows(`select c.relname from pg_class c where c.relkind = 'm' and has_table_privilege('app', c.oid, 'select')`)).toEqual([]);
  });

  it('pins the search path of every function that runs with its owner’s rights', async () => {
    expect(await rows(`select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname in ('public', 'access', 'audit', 'signin', 'jobs', 'indicators', 'matching')
        and not exists (select from unnest(p.proconfig) c where c like 'search_path=%')`)).toEqual([]);
  });

  it('gives the application no DDL, no temporary tables and no write to the audit trail', async () => {
    expect(await rows(`select has_database_privilege('app', current_database(), 'create'), has_database_privilege('app', current_database(), 'temporary')`)).toEqual(['false false']);
    expect(await rows(`select n.nspname from pg_namespace n where n.nspname in ('public', 'access', 'audit', 'indicators') and has_schema_privilege('app', n.oid, 'create')`)).toEqual([]);
    expect(await rows(`select p from unnest(array['insert', 'update', 'delete', 'truncate']) p where has_table_privilege('app', 'audit.entry', p)`)).toEqual([]);
  });

  it('refuses even the owner to alter or shorten the trail', async () => {
    await db.query(`insert into audit.entry (verb, subject) values ('read', 'Person')`);
    for (const sql of ['update audit.entry set verb = $$x$$', 'delete from audit.entry', 'truncate audit.entry']) {
      await expect(db.query(sql)).rejects.toThrow('append-only');
    }
  });

  it('grants tables to the application only as subjects of the grants', async () => {
    const subjects = new Set(Object.values(SUBJECTS).flat().map((table) => (table.includes('.') ? table : `public.${table}`)));
    const granted = await rows(`select distinct table_schema || '.' || table_name from information_schema.role_table_grants where grantee = 'app' and table_schema not in ('indicators', 'pg_catalog', 'information_schema')`);
    const beside = new Set(['access.organisation', 'access.reach']);
    const views = new Set(await rows(`select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v'`));
    expect(granted.filter((table) => !subjects.has(table as never) && !beside.has(table) && !views.has(table))).toEqual([]);
  });
});
