// SPDX-License-Identifier: AGPL-3.0-or-later
import { expectedRows, rowsDifference } from './rows.js';
import { Asker, cells, difference, expectedFacts, type Cell } from './matrix.js';
import { readsOf } from './objects.js';
import { arrangeMatrix, ROLE_OF, type MatrixWorld } from './world.js';

interface Policy {
  schema: string;
  table: string;
  name: string;
  command: string;
  to: string;
  using: string | null;
  check: string | null;
}

/**
 * Does anybody notice when a wall falls? Every policy is dropped in turn, and every policy that decides what is read is
 * loosened to `true`, in a database of this file's own; the cells that can notice are asked until one of them is red.
 */
describe('every policy', () => {
  let world: MatrixWorld;
  let asker: Asker;
  let policies: Policy[];
  let touched: Map<string, Map<string, number>>;
  const facts = expectedFacts();
  // Beside what is granted, refusals that rest on what a function knows beyond the asker.
  const granted = cells().filter((cell) => (cell.status < 300 || cell.relation.startsWith('known-')) && cell.route !== 'POST /session');
  const redBefore: string[] = [];
  const inForce = async (): Promise<Policy[]> => (await world.api.sql.query<Policy>(`
    select schemaname as schema, tablename as table, policyname as name, cmd as command, roles[1] as to, qual as using, with_check as check
      from pg_policies order by schemaname, tablename, policyname`)).rows;

  beforeAll(async () => {
    world = await arrangeMatrix();
    asker = await Asker.of(world);
    policies = await inForce();
    touched = await readsOf(world, granted, async (cell) => {
      const red = await difference(asker, cell, facts);
      if (red) redBefore.push(red);
    });
  }, 600_000);
  afterAll(() => world.close());

  /** Cells that can notice, the likeliest first: of routes that touch the table, asked by whom the policy names. */
  const candidates = ({ table, name, using, check }: Policy, from: Cell[]): Cell[] => {
    const names = `${using} ${check}`;
    // A merge refuses to begin when any table is closed to it: one route notices for all of them.
    const asked = (cell: Cell): number => (name === 'merger_moves' && cell.route === 'POST /people/:id/merges' ? -100 : 0);
    const weight = (cell: Cell): number => asked(cell) + (names.includes(`'${ROLE_OF[cell.column]}'`) ? 0 : 2) + (cell.relation === 'own' || cell.relation === 'list' ? 0 : 1) + 4 * touched.get(cell.route)!.get(table)!;
    return from.filter((cell) => touched.get(cell.route)?.has(table)).sort((a, b) => weight(a) - weight(b));
  };

  const restored = async (policy: Policy, change: string, look: () => Promise<string | undefined>): Promise<string | undefined> => {
    const { schema, table, name, command, to, using, check } = policy;
    await world.api.sql.query(change);
    try {
      return await look();
    } finally {
      await world.api.sql.query(`drop policy if exists "${name}" on ${schema}.${table}`);
      await world.api.sql.query(`create policy "${name}" on ${schema}.${table} for ${command} to ${to}${using ? ` using (${using})` : ''}${check ? ` with check (${check})` : ''}`);
    }
  };

  const firstRed = async (asked: Cell[]): Promise<string | undefined> => {
    for (const cell of asked) {
      const red = await difference(asker, cell, facts);
      if (red) return red;
    }
    return undefined;
  };

  it('stands, and every cell is as written', () => {
    expect(redBefore).toEqual([]);
  });

  it('is missed when it is dropped', async () => {
    const unmissed: string[] = [];
    for (const policy of policies) {
      const { schema, table, name } = policy;
      const red = await restored(policy, `drop policy "${name}" on ${schema}.${table}`, () => firstRed(candidates(policy, granted)));
      if (!red) unmissed.push(`${schema}.${table} ${name}`);
    }
    expect(policies.length).toBeGreaterThan(110);
    expect(unmissed).toEqual([]);
  }, 900_000);

  it('is noticed when what it lets read is loosened to everything', async () => {
    const expected = expectedRows();
    expect(await rowsDifference(world, asker, expected)).toBeUndefined();
    const unnoticed: string[] = [];
    const reading = policies.filter(({ command, using }) => command === 'SELECT' && using !== 'true');
    for (const policy of reading) {
      const { schema, table, name } = policy;
      const red = await restored(policy, `alter policy "${name}" on ${schema}.${table} using (true)`, () => rowsDifference(world, asker, expected, table));
      if (!red) unnoticed.push(`${schema}.${table} ${name}`);
    }
    expect(reading.length).toBeGreaterThan(35);
    expect(unnoticed).toEqual([]);
  }, 900_000);

  it('is back as it was', async () => {
    expect(await inForce()).toEqual(policies);
  });
});
