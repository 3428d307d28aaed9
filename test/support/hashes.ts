// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';

/**
 * A merge leaves its own trace, taking it back says that they are two people, and a person's version only counts up, so that no stale
 * page writes over what came between.
 */
const TRACES = new Set(['person_merge', 'merge_move', 'duplicate_pair', 'schema_migration']);

/** One hash over all rows of every table of `public`, and of who reaches whom. */
export async function tableHashes(sql: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await sql.query<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`);
  const hashes: Record<string, string> = {};
  for (const name of [...rows.map((row) => row.name).filter((table) => !TRACES.has(table)), 'access.reach']) {
    const row = name === 'person' ? `to_jsonb(t) - 'version'` : 'to_jsonb(t)';
    const { rows: [{ hash }] } = await sql.query<{ hash: string }>(`select md5(coalesce(string_agg(r, ',' order by r), '')) as hash from (select md5((${row})::text) as r from ${name} t) x`);
    hashes[name] = hash;
  }
  return hashes;
}
