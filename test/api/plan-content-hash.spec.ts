// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { startApi, type TestApi } from '../support/api.js';
import { addPersonInCharge, arrangeWorld, type PersonInCharge, type World } from '../support/arrange.js';
import { CONVENZIONE } from '../support/people.js';

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31); // TEST_SEED repeats a run

type Row = Record<string, unknown>;
const TABLES = ['plan_goal', 'plan_intervention', 'plan_line', 'plan_risk', 'plan_signatory'] as const;
type Table = (typeof TABLES)[number];
type Content = { plan: Row } & Record<Table, Row[]>;

const TEXT = fc.oneof(fc.constantFrom('Tenere la casa', 'Èé “virgolette” e \\ barre', '1.0', 'true', ''), fc.string({ maxLength: 12 })).map((text) => `${text.replaceAll('\u0000', '').toWellFormed()}.`);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);
const DATE = fc.constantFrom('2026-10-01', '2026-11-15');
const END = fc.constantFrom('2026-12-31', '2027-03-31');
const axis = fc.constantFrom('casa', 'lavoro', 'socialita', 'apprendimento');
const LEVEL = maybe(fc.integer({ min: 1, max: 5 }));

/** Contents of a version by row, without ids and places: what people agree on. */
const content = (world: World, person: PersonInCharge): fc.Arbitrary<Content> =>
  fc.record({
    plan: fc.record({ wishes: maybe(TEXT), history: maybe(TEXT), team_evaluation: maybe(TEXT), crisis_plan: maybe(TEXT), starts_on: DATE, ends_on: maybe(END), review_on: maybe(END), review_months: fc.integer({ min: 1, max: 12 }), agreed_total_cents: maybe(fc.nat(1e9)) }),
    plan_goal: fc.array(fc.record({ axis, description: TEXT, baseline_level: LEVEL, baseline: maybe(TEXT), expected_level: LEVEL }), { maxLength: 4 }),
    plan_intervention: fc.array(fc.record({ axis, description: TEXT, kind: fc.constantFrom('simple', 'complex', 'group'), enrolment_id: maybe(fc.constant(person.enrolmentId)), provider: TEXT, planned_minutes: maybe(fc.integer({ min: 1, max: 900 })), place: maybe(TEXT), starts_on: DATE, ends_on: END }), { maxLength: 3 }),
    plan_line: fc.array(fc.record({ axis, item: TEXT, source: fc.constantFrom('health', 'social', 'community', 'other'), enrolment_id: maybe(fc.constant(person.enrolmentId)), partner_id: maybe(fc.constantFrom(...world.partners.map(({ id }) => id))), quantity: fc.constantFrom('1', '2.5', '0.125', '10'), unit: fc.constantFrom('hour', 'day'), unit_cost_cents: fc.nat(99_999), starts_on: DATE, ends_on: END }), { maxLength: 4 }),
    plan_risk: fc.array(fc.record({ description: TEXT, signs: maybe(TEXT), response: TEXT }), { maxLength: 3 }),
    plan_signatory: fc.array(fc.record({ kind: fc.constant('family'), name: TEXT, mandatory: fc.boolean(), commitment: maybe(TEXT) }), { maxLength: 3 }),
  }).map((one) => Object.fromEntries(Object.entries(one).map(([table, rows]) => [table, Array.isArray(rows) ? rows.map((row) => ({ ...row, lineage_id: uuid() })) : rows])) as unknown as Content);

describe('the hash that is signed', () => {
  let api: TestApi;
  let world: World;
  let person: PersonInCharge;
  const planId = uuid();

  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    person = await addPersonInCharge(api.sql, world);
  });
  afterAll(() => api.close());

  const insert = (client: pg.PoolClient, table: string, row: Row) =>
    client.query(`insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));

  /** Writes the content as the plan's, its rows in any order and place, and takes its hash; nothing of it stays. */
  async function hashOf(client: pg.PoolClient, of: Content, order: 'forth' | 'back' = 'forth'): Promise<string> {
    await client.query('begin');
    try {
      await insert(client, 'plan', { id: planId, case_id: person.caseId, person_id: person.personId, convenzione_id: CONVENZIONE, ...of.plan });
      for (const table of TABLES) {
        const rows = order === 'forth' ? of[table] : [...of[table]].reverse();
        for (const [position, row] of rows.entries()) await insert(client, table, { id: uuid(), plan_id: planId, person_id: person.personId, position, ...row });
      }
      return (await client.query<{ hash: string }>(`select encode(plans.fingerprint($1), 'hex') as hash`, [planId])).rows[0].hash;
    } finally {
      await client.query('rollback');
    }
  }

  /** Every way in which a content differs by one value, one row more or one row less. */
  function neighbours(of: Content, other: Content): Content[] {
    const parts: Content[] = Object.keys(of.plan).filter((key) => of.plan[key] !== other.plan[key]).map((key) => ({ ...of, plan: { ...of.plan, [key]: other.plan[key] } }));
    for (const table of TABLES) {
      const rows = of[table];
      for (const [i, row] of rows.entries()) {
        parts.push({ ...of, [table]: rows.filter((_, j) => j !== i) });
        const [donor] = other[table];
        for (const key of Object.keys(row).filter((name) => name !== 'lineage_id' && donor && donor[name] !== row[name])) {
          parts.push({ ...of, [table]: rows.map((each, j) => (j === i ? { ...each, [key]: donor[key] } : each)) });
        }
      }
      if (other[table].length > 0) parts.push({ ...of, [table]: [...rows, other[table][0]] });
    }
    return parts;
  }

  it(`is the same for the same content, and another for any other (seed ${seed})`, async () => {
    const client = await api.sql.connect();
    let compared = 0;
    try {
      await fc.assert(
        fc.asyncProperty(content(world, person), content(world, person), fc.nat(), async (one, other, pick) => {
          const hash = await hashOf(client, one);
          expect(hash).toMatch(/^[0-9a-f]{64}$/);
          expect(await hashOf(client, one, 'back')).toBe(hash);
          const near = neighbours(one, other);
          for (const different of near.filter((_, i) => (i + pick) % 6 === 0)) {
            expect(await hashOf(client, different)).not.toBe(hash);
            compared++;
          }
        }),
        { seed, numRuns: 40 },
      );
    } finally {
      client.release();
    }
    expect(compared).toBeGreaterThan(60);
  });

  it('is not the same for another version of the same content, nor does a name that is corrected change it', async () => {
    const client = await api.sql.connect();
    try {
      const [one] = fc.sample(content(world, person), { seed, numRuns: 1 });
      const hash = await hashOf(client, one);
      await client.query('begin');
      await client.query(`update partner set name = name || ' ETS'; update person set family_name = 'Corretto'`);
      await client.query('commit');
      expect(await hashOf(client, one)).toBe(hash);
      const first = uuid();
      await insert(client, 'plan', { id: first, case_id: person.caseId, person_id: person.personId, convenzione_id: CONVENZIONE, starts_on: '2026-10-01', status: 'closed' });
      expect(await hashOf(client, { ...one, plan: { ...one.plan, number: 2, previous_id: first } })).not.toBe(hash);
    } finally {
      client.release();
    }
  });

  it('is what PostgreSQL makes of the canonical text: SHA-256 of its UTF-8', async () => {
    const client = await api.sql.connect();
    try {
      const { rows } = await client.query<{ text: string; hash: string }>(
        `select plans.canonical(p.id) as text, encode(plans.fingerprint(p.id), 'hex') as hash from plan p limit 1`);
      const { createHash } = await import('node:crypto');
      expect(createHash('sha256').update(rows[0].text, 'utf8').digest('hex')).toBe(rows[0].hash);
      expect(JSON.parse(rows[0].text)).toMatchObject({ form: 1, goals: [], lines: [], signatories: [] });
    } finally {
      client.release();
    }
  });
});
