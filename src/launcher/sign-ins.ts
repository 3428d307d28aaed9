// SPDX-License-Identifier: AGPL-3.0-or-later

/** An account of the demonstration, as GET /api/v1/demo/accounts gives it. */
export interface DemoAccount {
  email: string;
  password: string;
  roles: string[];
  organisation: string | null;
  areas: string[];
}

/** Fetches the demo accounts; none if the application offers none. */
export async function fetchDemoAccounts(address: string): Promise<DemoAccount[]> {
  const answer = await fetch(`${address}/api/v1/demo/accounts`, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) return [];
  const { items } = (await answer.json()) as { items: DemoAccount[] };
  return items;
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

/** The demo sign-ins as a compact table; a password that all share stands once, above it. */
export function describeSignIns(accounts: DemoAccount[]): string {
  const passwords = new Set(accounts.map((account) => account.password));
  const shared = passwords.size === 1;
  const head = ['E-mail', ...(shared ? [] : ['Password']), 'Role', 'Organisation', 'Areas'];
  const rows = accounts.map(({ email, password, roles, organisation, areas }) => [email, ...(shared ? [] : [password]), roles.join(', '), organisation ?? '', areas.join(', ')]);
  const title = shared ? `Demo sign-ins (password of each: ${[...passwords].join('')})` : 'Demo sign-ins';
  return `${title}\n${table([head, ...rows])}`;
}
