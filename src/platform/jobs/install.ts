// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';

/** Brings the queue's own tables up to the library's version, as `owner`: the login that works off jobs changes no table. */
export async function installQueue(url: string): Promise<void> {
  const { Logger, runMigrations } = await import('graphile-worker');
  const pgPool = new pg.Pool({ connectionString: url, options: '-c role=owner', max: 1 });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => undefined) });
  } finally {
    await pgPool.end();
  }
}

/**
 * What the login `worker` may do: work on the queue, and execute the functions of `jobs`, whichever migration made them. The
 * library switches row security on without a policy; only `worker` holds a privilege on its tables, so it is switched off.
 */
export const WORKER_GRANTS = `
  do $$ declare t record; begin
    for t in select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'graphile_worker' and rowsecurity loop
      execute 'alter table ' || t.name || ' disable row level security';
    end loop;
  end $$;
  revoke all on all functions in schema graphile_worker, jobs from public;
  grant usage on schema graphile_worker, jobs to worker;
  grant select, insert, update, delete on all tables in schema graphile_worker to worker;
  grant execute on all functions in schema graphile_worker, jobs to worker;`;
