// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { signPlans } from './sign-plans.js';
import { TABLES, TABLE_NAMES, type Rows, type Table, type Withdrawal } from './tables.js';

/** Lines that are handed to the server at once. */
const CHUNK = 2_000;

async function copyTable(client: pg.ClientBase, table: Table, lines: readonly string[], onLines: (count: number) => void): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${TABLES[table].join(', ')}) from stdin`));
  const finished = once(stream, 'finish');
  for (let start = 0; start < lines.length; start += CHUNK) {
    const ready = stream.write(`${lines.slice(start, start + CHUNK).join('\n')}\n`);
    if (!ready) await Promise.race([once(stream, 'drain'), finished]);
    onLines(Math.min(start + CHUNK, lines.length));
  }
  stream.end();
  await finished;
}

async function withdraw(client: pg.ClientBase, withdrawals: readonly Withdrawal[]): Promise<void> {
  if (withdrawals.length === 0) return;
  await client.query(
    `update consent c set withdrawn_on = w."on"::date from jsonb_to_recordset($1) as w("consentId" uuid, "on" text) where c.id = w."consentId"`,
    [JSON.stringify(withdrawals)],
  );
}

/**
 * Writes the rows, table after table, and counts them into `counts`.
 * @param onShare told how much is written, from 0 to 1
 */
export async function copyRows(client: pg.ClientBase, rows: Rows, counts: Map<Table, number>, onShare: (share: number) => void = () => undefined): Promise<void> {
  const all = TABLE_NAMES.reduce((sum, table) => sum + rows.of(table).length, 0);
  let written = 0;
  for (const table of TABLE_NAMES) {
    const lines = rows.of(table);
    if (lines.length === 0) continue;
    await copyTable(client, table, lines, (count) => onShare((written + count) / all));
    written += lines.length;
    counts.set(table, (counts.get(table) ?? 0) + lines.length);
  }
  await withdraw(client, rows.withdrawals);
  await signPlans(client, rows);
}
