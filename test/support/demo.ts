// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { loadDemo, type DemoOptions } from '../../src/demo/load-demo.js';
import { TABLES, TABLE_NAMES } from '../../src/demo/tables.js';
import { projectFile } from '../../src/platform/project-root.js';
import type { TestApi } from './api.js';
import { startApi } from './api.js';
import { cloneDatabase, urlFor, withClient } from './postgres.js';

export const DEMO_DAY = '2026-11-22';

/** The application on a demo of this day and size. */
export async function startDemo(options: Partial<Pick<DemoOptions, 'today' | 'seed' | 'people'>> = {}): Promise<{ api: TestApi }> {
  const api = await startApi({
    arrange: async (sql, { secrets }) => {
      await loadDemo({ url: sql.options.connectionString!, today: DEMO_DAY, fixed: true, seed: 1, people: 900, fieldKey: secrets.fieldKey, ...options });
    },
  });
  return { api };
}

/** An empty database of one's own, dropped afterwards. */
export async function withDatabase<T>(work: (url: string, sql: pg.Pool) => Promise<T>): Promise<T> {
  const superuser = process.env['TEST_SUPERUSER_URL']!;
  const database = await cloneDatabase(superuser, process.env['TEST_TEMPLATE']!);
  const url = urlFor(superuser, database);
  const sql = new pg.Pool({ connectionString: url, max: 2 });
  sql.on('error', () => undefined);
  try {
    return await work(url, sql);
  } finally {
    await sql.end();
    await withClient(superuser, (client) => client.query(`drop database ${database} with (force)`));
  }
}

/** Keys and salts are made anew in every database; everything else is the demo's own. */
const SECRET = /(cipher|hmac|password_hash)$/;

/** Written by a trigger at the moment of loading. */
const OF_THE_MOMENT: Readonly<Record<string, string>> = { case_phase: 'recorded_at' };

/** One hash per table over all rows and columns that the demo writes, and over the reach that follows from them. */
export async function contentHashes(sql: pg.Pool): Promise<Record<string, string>> {
  const hashOf = async (table: string, columns: readonly string[]): Promise<string> => {
    const { rows } = await sql.query<{ hash: string }>(`select md5(coalesce(string_agg(r, ',' order by r), '')) as hash from (select md5(row(${columns.join(', ')})::text) as r from ${table}) x`);
    return rows[0].hash;
  };
  const hashes: Record<string, string> = {};
  for (const table of TABLE_NAMES) hashes[table] = await hashOf(table, (TABLES[table] as readonly string[]).filter((column) => !SECRET.test(column) && OF_THE_MOMENT[table] !== column));
  hashes['withdrawn'] = await hashOf('consent', ['id', 'withdrawn_on']);
  hashes['reach'] = await hashOf('access.reach', ['person_id', 'holder', 'valid_from', 'valid_to', 'source', 'source_id']);
  return hashes;
}

const run = promisify(execFile);

/** The hashes of a demo loaded by another process under a time zone. */
export async function hashesUnder(timeZone: string, { today, seed, people }: { today: string; seed: number; people: number }): Promise<Record<string, string>> {
  return withDatabase(async (url, sql) => {
    const script = ['--no-warnings', '--import', './test/support/typescript.mjs', 'test/support/load-demo.mjs', url, today, String(seed), String(people)];
    await run(process.execPath, script, { cwd: projectFile(), env: { ...process.env, TZ: timeZone, NODE_OPTIONS: '' } });
    return contentHashes(sql);
  });
}
