// SPDX-License-Identifier: AGPL-3.0-or-later
import { ROLES } from '../../src/platform/access/grants.js';
import { Asker, cells, difference, expectedFacts, routesOf, type Cell } from './matrix.js';
import { arrangeMatrix, COLUMNS, ROLE_OF, type MatrixWorld } from './world.js';

describe('the access matrix', () => {
  let world: MatrixWorld;
  let asker: Asker;
  const all = cells();
  const facts = expectedFacts();
  beforeAll(async () => {
    world = await arrangeMatrix();
    asker = await Asker.of(world);
  }, 60_000);
  afterAll(() => world.close());

  /** Columns side by side, each cell after the other; answers what was found. */
  const byColumn = async <T>(look: (cell: Cell) => Promise<T | undefined>): Promise<T[]> => {
    const found = await Promise.all(COLUMNS.map(async (column) => {
      const own: T[] = [];
      for (const cell of all.filter((c) => c.column === column)) {
        const one = await look(cell);
        if (one !== undefined) own.push(one);
      }
      return own;
    }));
    return found.flat();
  };

  it('has a column for every role', () => {
    expect(new Set(COLUMNS.map((column) => ROLE_OF[column]))).toEqual(new Set(ROLES));
  });

  it('has cells for every route of the running router, and no cell without one', () => {
    expect([...new Set(all.map((cell) => cell.route))].sort()).toEqual(routesOf(world.api.app));
  });

  it('answers every cell as written', async () => {
    const red = await byColumn((cell) => difference(asker, cell, facts));
    expect(red).toEqual([]);
  }, 120_000);
});
