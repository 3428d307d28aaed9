// SPDX-License-Identifier: AGPL-3.0-or-later
import { jest } from '@jest/globals';
import pg from 'pg';
import type { Cell } from './matrix.js';
import type { MatrixWorld } from './world.js';

/** What each route touches, and how directly: as its SQL says (0), or through views, functions, triggers and policies. */
export async function readsOf(world: MatrixWorld, cells: Cell[], ask: (cell: Cell) => Promise<unknown>): Promise<Map<string, Map<string, number>>> {
  const mentions = await mentionsOf(world.api.sql);
  const routes = new Map<string, Map<string, number>>();
  for (const cell of cells) {
    const said = await statementsOf(() => ask(cell));
    const reached = routes.get(cell.route) ?? new Map<string, number>();
    for (const name of mentions.keys()) {
      if (!word(name).test(said)) continue;
      for (const [table, steps] of closure(name, mentions)) reached.set(table, Math.min(steps, reached.get(table) ?? Infinity));
    }
    routes.set(cell.route, reached);
  }
  return routes;
}

/** Everything that is sent to the database while something is done. The application runs in this process. */
async function statementsOf(work: () => Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const listening = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    for (const [first] of listening.mock.calls as unknown as [string | { text?: string }][]) said.push(typeof first === 'string' ? first : (first.text ?? ''));
  } finally {
    listening.mockRestore();
  }
  return said.join('\n');
}

const word = (name: string): RegExp => new RegExp(`\\b${name}\\b`);

/** Tables, views and functions of ours by name, with the names that their definition, policies and triggers say. */
async function mentionsOf(sql: pg.Pool): Promise<Map<string, string[]>> {
  const { rows } = await sql.query<{ name: string; text: string }>(`
    select c.relname as name, coalesce(case when c.relkind = 'v' then pg_get_viewdef(c.oid) end, '')
           || coalesce((select string_agg(concat(p.qual, ' ', p.with_check), ' ') from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname), '')
           || coalesce((select string_agg(f.proname, ' ') from pg_trigger t join pg_proc f on f.oid = t.tgfoid where t.tgrelid = c.oid and not t.tgisinternal and f.proname not in ('record_write', 'append_only')), '') as text
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'v') and n.nspname in ('public', 'access', 'audit', 'indicators', 'participants', 'plans')
    union all
    select f.proname, f.prosrc from pg_proc f join pg_namespace n on n.oid = f.pronamespace where n.nspname in ('access', 'participants', 'matching', 'plans', 'activities', 'indicators', 'desks') or f.proname like 'guard%' or f.proname like 'keep%'`);
  const names = [...new Set(rows.map(({ name }) => name))];
  const said = new Map<string, string[]>();
  for (const { name, text } of rows) said.set(name, [...(said.get(name) ?? []), ...names.filter((other) => other !== name && word(other).test(text))]);
  return said;
}

/** Everything that a name leads to, with how many steps away it is. */
function closure(name: string, mentions: Map<string, string[]>): Map<string, number> {
  const steps = new Map([[name, 0]]);
  for (const [from, step] of steps) for (const next of mentions.get(from) ?? []) if (!steps.has(next)) steps.set(next, step + 1);
  return steps;
}
