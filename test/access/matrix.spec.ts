// SPDX-License-Identifier: AGPL-3.0-or-later
import { ROLES } from '../../src/platform/access/grants.js';
import { PARTNER_READS } from './expected.js';
import { Asker, cells, expectedFacts, judge, routesOf, type Answer, type Cell } from './matrix.js';
import { ALL_PUBLIC } from './rooms.js';
import { arrangeMatrix, COLUMNS, ROLE_OF, type MatrixWorld } from './world.js';

/** Relations that must not be told from a record that does not exist, and the cell that asks for the latter. */
const NOT_THERE: Readonly<Record<string, string>> = {
  other: 'missing', former: 'missing', hidden: 'missing', foreign: 'missing', sealed: 'missing', gone: 'missing', taken: 'missing', withdrawn: 'missing',
  upcoming: 'missing', mixed: 'missing', malformed: 'missing',
  withheld: 'missing', 'correcting-hidden': 'correcting-missing', 'correcting-other': 'correcting-missing', 'of-other': 'of-missing',
  'as-other': 'as-missing', 'referred-elsewhere': 'referred-missing', 'enrolment-hidden': 'enrolment-missing',
};

/** Refused like the others, but for a reason that the column may know. */
const KNOWN_REASON = new Set([
  'POST /assignments|former|CC', // The enrolment has ended.
  'POST /assignments|withdrawn|CM', // The consent is missing.
  'POST /assignments|withdrawn|CC',
  'POST /handovers|upcoming|CC', // Whoever holds the case can act.
  'POST /enrolments|hidden|CM', // Not the person but the action is of another area.
]);

describe('the access matrix', () => {
  let world: MatrixWorld;
  let asker: Asker;
  const all = cells();
  const facts = expectedFacts();
  const answers = new Map<string, Answer>();
  const keyOf = ({ route, relation, column }: Omit<Cell, 'status'>): string => `${route}|${relation}|${column}`;
  beforeAll(async () => {
    world = await arrangeMatrix();
    asker = await Asker.of(world);
    // Columns side by side, each cell after the other.
    await Promise.all(COLUMNS.map(async (column) => {
      for (const cell of all.filter((c) => c.column === column)) answers.set(keyOf(cell), await asker.ask(cell, column));
    }));
  }, 600_000);
  afterAll(() => world.close());

  it('has a column for every role', () => {
    expect(new Set(COLUMNS.map((column) => ROLE_OF[column]))).toEqual(new Set(ROLES));
  });

  it('has cells for every route of the running router, and no cell without one', () => {
    expect([...new Set(all.map((cell) => cell.route))].sort()).toEqual(routesOf(world.api.app));
    expect(new Set(all.map(keyOf)).size).toBe(all.length);
    expect([...facts.keys()].filter((key) => !answers.has(key))).toEqual([]);
  });

  it('answers every cell as written', () => {
    expect(all.map((cell) => judge(world, cell, answers.get(keyOf(cell))!, facts)).filter(Boolean)).toEqual([]);
  });

  it('answers what is somebody else’s like what does not exist, byte for byte', () => {
    const differing: string[] = [];
    let compared = 0;
    for (const cell of all) {
      const twin = NOT_THERE[cell.relation];
      if (!twin || ![404, 422].includes(cell.status) || KNOWN_REASON.has(keyOf(cell))) continue;
      const missing = answers.get(keyOf({ ...cell, relation: twin }));
      if (!missing) continue;
      compared++;
      if (bodyOf(answers.get(keyOf(cell))!) !== bodyOf(missing)) differing.push(`${keyOf(cell)}: ${answers.get(keyOf(cell))!.body} ${missing.body}`);
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  });

  it('answers 401 to whoever is nobody, everywhere but where nobody is expected', async () => {
    const red: string[] = [];
    for (const route of routesOf(world.api.app)) {
      const cell = all.find((c) => c.route === route)!;
      const { status } = await asker.ask(cell, null);
      if ((status === 401) === (ALL_PUBLIC.has(route) && cell.status !== 401)) red.push(`${route}: ${status}`);
    }
    expect(red).toEqual([]);
  });

  it('tells a partner of a person, and of its own work, what is written and nothing else', () => {
    for (const column of ['PO', 'PC'] as const) {
      for (const [key, fields] of Object.entries(PARTNER_READS)) {
        expect([key, fieldsOf(JSON.parse(answers.get(`${key}|${column}`)!.body))]).toEqual([key, fields.split(/\s+/).sort()]);
      }
    }
  });

  it('shows the auditor records by number: no name, code or text of anybody', () => {
    const texts = [...world.facts].filter(([name]) => /\.(name|birth|code|wishes|note|title|purpose|reason|referredName|referredFor|aim|item)$/.test(name));
    const { body } = answers.get('GET /audit-entries|list|AU')!;
    expect(texts.length).toBeGreaterThan(60);
    expect(texts.filter(([, needle]) => body.includes(needle)).map(([name]) => name)).toEqual([]);
  });

  it('shows the Cabina and the administration nobody at all', () => {
    const told = [...answers].filter(([key]) => /\|(CA|CS|AD|RP|RC)$/.test(key)).flatMap(([key, { facts: shown }]) => shown.filter((f) => !/\.(allocation|amount|used|ledgerEntry|ceiling|email|employer|act)$/.test(f)).map((f) => `${key} ${f}`));
    expect(told).toEqual([]);
  });
});

/** Without the address that was asked for, which is the asker's own. */
const bodyOf = ({ status, body }: Answer): string => {
  const { instance: _, ...document } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify({ status, ...document });
};

/** Paths of an answer's fields that hold something, arrays merged: `assignments.person.familyName`. */
function fieldsOf(value: unknown, at = ''): string[] {
  const found = new Set<string>();
  const walk = (part: unknown, path: string): void => {
    if (part === null || part === undefined) return;
    if (Array.isArray(part)) part.forEach((one) => walk(one, path));
    else if (typeof part === 'object') Object.entries(part).forEach(([key, one]) => walk(one, path ? `${path}.${key}` : key));
    else found.add(path);
  };
  walk(value, at);
  return [...found].sort();
}
