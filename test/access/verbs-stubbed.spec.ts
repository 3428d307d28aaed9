// SPDX-License-Identifier: AGPL-3.0-or-later
import { jest } from '@jest/globals';
import { abilityOf } from '../../src/platform/access/ability.js';
import { ROLES } from '../../src/platform/access/grants.js';
import { Asker, cells, type Cell } from './matrix.js';
import { arrangeMatrix, COLUMNS, ROLE_OF, STRANGERS, type Actor, type MatrixWorld } from './world.js';

const ALIKE = new Set([
  // What is sent stands there already: nothing is written, and the row is the coordinator's to read.
  'PATCH /participations/:id former as CC',
  // She was offered the place: the coordinator may enrol from the list, though not by this route.
  'POST /enrolments own as CC',
  // Put together from rows that these roles read elsewhere, each by its own policy.
  'GET /consents/:id/withdrawal own as CC', 'GET /consents/:id/withdrawal former as CC', 'GET /people/:id/export former as CC',
  'GET /people/:id/timeline own as PO', 'GET /people/:id/timeline own as PC',
]);

/**
 * What stands behind the verb check: with every role allowed to try everything, the database alone decides. Nothing
 * planted may show to a role that the matrix refuses, and no such role may write.
 */
describe('with the verb check out of the way', () => {
  let world: MatrixWorld;
  let asker: Asker;
  const abilities = ROLES.map((role) => abilityOf(role));
  const all = cells();

  beforeAll(async () => {
    world = await arrangeMatrix();
    asker = await Asker.of(world);
    for (const ability of abilities) jest.spyOn(ability, 'can').mockReturnValue(true);
  }, 300_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    await world.close();
  });

  const eachColumn = async (look: (column: (typeof COLUMNS)[number]) => Promise<string[]>): Promise<string[]> => (await Promise.all(COLUMNS.map(look))).flat();

  it('refuses every write, and shows nothing of anybody, where a role has no business', async () => {
    let asked = 0;
    const red = await eachColumn(async (column) => {
      const found: string[] = [];
      for (const cell of all.filter((c) => c.column === column && c.status === 403 && !/missing|malformed/.test(c.relation))) {
        const { status, facts } = await asker.ask(cell, column);
        asked++;
        const at = `${cell.route} ${cell.relation} as ${column}`;
        if (facts.length > 0 && !ALIKE.has(at)) found.push(`${at}: shows ${facts.join(' ')}`);
        if (status < 300 && !cell.route.startsWith('GET ') && !ALIKE.has(at)) found.push(`${at}: ${status}`);
      }
      return found;
    });
    expect(red).toEqual([]);
    expect(asked).toBeGreaterThan(1_000);
  }, 600_000);

  it('keeps the two partners, managers, coordinators and services apart on every list', async () => {
    // Whoever stands on the other side owns what is named here, and the columns own the rest.
    const theirs: Record<string, RegExp> = {
      PO2: /^(other|own\.hidden|sealed)\./, PC2: /^(other|own\.hidden|sealed)\./, CM2: /^(other|former|gone|taken|general|evaluated|judicial|asked|hidden)\.|^own\.(activity|title|refer|handover|handedFor|substitution)|^behalf\.refer|^standing\.substitution/, CC4: /^(other|own\.hidden|sealed|asked|hidden)\.|^own\.(handover|handedFor)/, SR2: /^(other|general|foreign)\.refer/, OF2: /^foreign\./,
    };
    // The person behind a hidden enrolment is the other partner's too; her name and what it needs are known there.
    const shared = /^own\.(person|name|birth|code|case|consent|participation|hiddenStart|plan)$|^own\.hidden/;
    // Money, thresholds and places of the areas are about nobody.
    const everybodys = /\.(allocation|amount|used|ceiling|email|act|places|free)$/;
    const lists = [...new Set(all.filter((c) => c.route.startsWith('GET ') && c.relation === 'list' && !c.route.includes('audit')).map((c) => c.route))];
    const red: string[] = [];
    let shown = 0;
    for (const actor of STRANGERS) {
      for (const route of lists) {
        const { facts } = await asker.ask({ route, relation: 'list' }, actor);
        shown += facts.length;
        const strange = facts.filter((f) => !theirs[actor].test(f) && !shared.test(f) && !everybodys.test(f));
        if (strange.length > 0) red.push(`${route} as ${actor}: ${strange.join(' ')}`);
      }
    }
    expect(red).toEqual([]);
    expect(shown).toBeGreaterThan(60);
  }, 300_000);

  it('gives each person’s page to nobody but those who reach the person', async () => {
    const mayOpen: Record<string, readonly string[]> = {
      own: ['CM', 'CC', 'PO', 'PC', 'PO2', 'PC2', 'CC4'], other: ['CM2', 'CC4', 'PO2', 'PC2'], sealed: ['CM', 'CC4', 'PO2', 'PC2'], withdrawn: ['CM', 'CC'], former: ['CM2', 'CC'],
    };
    const actors: Actor[] = [...COLUMNS, ...STRANGERS];
    for (const [relation, expected] of Object.entries(mayOpen)) {
      const opened: Actor[] = [];
      for (const actor of actors) if ((await asker.ask({ route: 'GET /people/:id', relation }, actor)).status === 200) opened.push(actor);
      expect([relation, opened.sort()]).toEqual([relation, [...expected].sort()]);
    }
  }, 300_000);

  it('is really out of the way', async () => {
    const cell = all.find((c: Cell) => c.route === 'GET /people' && c.column === 'CA')!;
    expect([cell.status, ROLE_OF[cell.column]]).toEqual([403, 'cabina_member']);
    expect(await asker.ask(cell, 'CA')).toMatchObject({ status: 200, facts: [] });
  });
});
