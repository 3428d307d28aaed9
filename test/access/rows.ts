// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { urlFor } from '../support/postgres.js';
import type { Asker } from './matrix.js';
import { ROOMS } from './rooms.js';
import { COLUMNS, type Column, type MatrixWorld } from './world.js';

/**
 * What each role reads of each table, below the routes: the rows that stay behind the wall when a route, a service or the
 * verb check is wrong. Written by hand like the cells. A column that is not named reads nothing.
 */
const EXPECTED_ROWS = `
person by person
  CM      own waiting withdrawn upcoming sealed concluded
  CC      own former waiting withdrawn upcoming concluded
  PO,PC   own
person_identity by person
  CM      own waiting withdrawn upcoming sealed concluded
  CC      own former waiting withdrawn upcoming concluded
person_characteristics by person
  CM      own waiting withdrawn upcoming sealed concluded
  CC      own former waiting withdrawn upcoming concluded
consent by person
  CM      own waiting withdrawn upcoming sealed concluded
  CC      own former waiting withdrawn upcoming concluded
case_file by person
  CM      own waiting withdrawn upcoming sealed concluded
  CC      own former waiting withdrawn upcoming concluded
care_team by person
  CM      own waiting withdrawn upcoming sealed concluded
participation by person
  CM      own withdrawn upcoming concluded
  CC      own former withdrawn upcoming concluded
enrolment by enrolment
  CM      own waiting withdrawn upcoming concluded
  CC      own former waiting withdrawn upcoming concluded
  PO,PC   own
assignment by assignment
  CM      own withdrawn upcoming concluded
  CC      own former withdrawn upcoming concluded
  PO,PC   own
reach by person
  CM      own waiting withdrawn upcoming sealed concluded former
  CC      own former waiting withdrawn upcoming concluded
  PO,PC   own former upcoming concluded
axis_level by axisLevel
  CM      own
conclusion_evidence by evidence
  CM      concluded
plan by plan
  CM      own active
plan_goal by goal
  CM      own active
plan_line by line
  CM      own own.gift active partner service comune
  CC      partner comune
  SR      service
  PO,PC   partner
activity by activity
  CM      own returned validated
  CC      own returned validated crowd
  PO,PC   own draft returned validated crowd
activity_note by activity
  CC      own returned validated crowd
  PO,PC   own draft returned validated crowd
attendance by attendance
  CM      own draft returned concluded
  CC      own former draft returned concluded
  PO,PC   own former draft returned concluded
headcount by headcount
  CC      own returned crowd
  PO,PC   own draft returned crowd
allocation by allocation
  CM,CC   own other
  PO,PC   own
  RP      own
  RC,OF   own other
ledger_entry by ledgerEntry
  RP      own
  RC,OF   own other
account by account
  AD      own
account_role by account
  AD      own
entry by person
  AU      own other former waiting withdrawn upcoming sealed concluded gone missing
`;

/** The column by which a table's rows are recognised, where it is not the record's own id. */
const KEYS: Readonly<Record<string, string>> = {
  person: 'id', activity_note: 'activity_id', account_role: 'account_id', entry: 'unnest(person_ids)',
  ...Object.fromEntries(['person_identity', 'person_characteristics', 'consent', 'case_file', 'care_team', 'participation', 'reach'].map((table) => [table, 'person_id'])),
};
const ROOM_KEYS: Readonly<Record<string, string>> = Object.assign({}, ...ROOMS.map(({ keys }) => keys)) as Record<string, string>;
const SCHEMAS: Readonly<Record<string, string>> = { reach: 'access', substitution: 'access', account: 'access', account_role: 'access', mail: 'access', invitation: 'access', draft: 'access', entry: 'audit', seal: 'audit' };

interface TableRows {
  table: string;
  kind: string;
  rows: Partial<Record<Column, string[]>>;
}

export function expectedRows(): TableRows[] {
  const tables: TableRows[] = [];
  for (const line of [EXPECTED_ROWS, ...ROOMS.map(({ rows = '' }) => rows)].join('\n').split('\n').filter((l) => l.trim() !== '')) {
    const [first, ...rest] = line.trim().split(/\s+/) as [string, ...string[]];
    if (!line.startsWith(' ')) tables.push({ table: first, kind: rest[1], rows: {} });
    else for (const column of first.split(',')) tables.at(-1)!.rows[column as Column] = rest.sort();
  }
  return tables;
}

/** The first table and column that read something else than is written; of one table, where one is named. */
export async function rowsDifference(world: MatrixWorld, asker: Asker, expected: TableRows[], only?: string): Promise<string | undefined> {
  const app = new pg.Client({ connectionString: urlFor(process.env['TEST_SUPERUSER_URL']!, world.api.database, 'app') });
  await app.connect();
  try {
    const looked = expected.filter(({ table }) => !only || table === only);
    if (looked.length === 0) return undefined;
    for (const column of COLUMNS) {
      await app.query('begin');
      await app.query('select access.enter($1)', [asker.tokenOf(column)]);
      for (const { table, kind, rows } of looked) {
        const found = await plantedIn(app, world, table, kind);
        const due = rows[column] ?? [];
        if (found.join(' ') !== due.join(' ')) return `${table} as ${column}: ${found.join(' ')} instead of ${due.join(' ')}`;
      }
      await app.query('rollback');
    }
    return undefined;
  } finally {
    await app.end();
  }
}

async function plantedIn(app: pg.Client, world: MatrixWorld, table: string, kind: string): Promise<string[]> {
  await app.query('savepoint looking');
  try {
    const { rows } = await app.query<{ key: string }>(`select distinct ${KEYS[table] ?? ROOM_KEYS[table] ?? 'id'} as key from ${SCHEMAS[table] ?? 'public'}.${table}`);
    const keys = new Set(rows.map(({ key }) => key));
    return [...world.planted(kind)].filter(([, id]) => keys.has(id)).map(([relation]) => relation).sort();
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    await app.query('rollback to looking'); // No privilege at all is as good as no row.
    return [];
  }
}
