// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { DEMO_PASSWORD } from '../platform/identity/demo-password.js';
import { hashPassword } from '../platform/identity/passwords.js';
import { OperatorError } from '../platform/config/operator-error.js';
import { AllocationBook } from './allocations.js';
import { writeBands } from './band-rows.js';
import { castOf, laterManagers } from './cast.js';
import { writeCohort } from './cohort.js';
import { writePlaces } from './intake-rows.js';
import { copyRows } from './copy.js';
import { writeDesk } from './desk-rows.js';
import { readFrame } from './frame.js';
import { writeAccounts, writeAllocations, writeOrganisations, writeProroga } from './fixed-rows.js';
import { writeMails } from './mail-rows.js';
import { programmeView } from './programme-view.js';
import { sealWith } from './seal.js';
import { Rows, type Table } from './tables.js';
import { UsedCodes } from './used-codes.js';
import { spanOf, type World } from './world.js';

export interface DemoOptions {
  /** A superuser's connection to the embedded database, migrated and with the programme loaded. */
  url: string;
  /** Civil date on which the demo ends. */
  today: string;
  /** Whether the platform is to stay on that day; otherwise it goes with the clock. */
  fixed: boolean;
  seed: number;
  /** How many people come over the whole programme; those after `today` have not come yet. */
  people: number;
  /** The key that the application encrypts fields with. */
  fieldKey: Buffer;
  onProgress?: (done: number, total: number, label: string) => void;
}

/** People whose stories are told at once: what is in memory does not grow with the size of the demo. */
const COHORT = 900;
const LABEL = 'Demo data';

/**
 * Fills the database with synthetic people, partners and what they did, unless it has them already. All of it is one
 * transaction, with every constraint and guard in force: a start that is interrupted leaves nothing, and the next one
 * begins anew. The same seed, day and number of people give the same rows, but for keys, hashes and the day's own trace.
 * @returns whether anything was loaded
 */
export async function loadDemo(options: DemoOptions): Promise<boolean> {
  const client = new pg.Client({ connectionString: options.url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtextextended('demo', 1))");
    const loadedFor = await demoDay(client);
    if (loadedFor === null) {
      await fill(client, options);
      await client.query('select jobs.seal_audit()');
    }
    await setClock(client, options, loadedFor ?? options.today);
    await client.query('commit');
    // Without this the first plans would be those of empty tables.
    if (loadedFor === null) await client.query('analyze');
    return loadedFor === null;
  } finally {
    await client.end();
  }
}

/** The day on which the demo in this database ends; null when there is none. */
async function demoDay(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ today: string }>(`select detail ->> 'today' as today from audit.entry where account_id is null and verb = 'load-demo' order by id limit 1`);
  return rows[0]?.today ?? null;
}

/** Time may go on, but not back: the demo's rows would lie in the future. */
async function setClock(client: pg.Client, { today, fixed }: DemoOptions, loadedFor: string): Promise<void> {
  if (fixed && today < loadedFor) {
    throw new OperatorError(`The demo data in this data directory end on ${loadedFor}, so DEMO_TODAY=${today} would lie before them. Set DEMO_TODAY to that day or a later one, or DATA_DIR to a new folder.`);
  }
  await client.query('delete from access.clock');
  const stay = fixed ? today : today < loadedFor ? loadedFor : null;
  if (stay !== null) await client.query('insert into access.clock (today) values ($1)', [stay]);
}

async function fill(client: pg.Client, options: DemoOptions): Promise<void> {
  const { today, seed, people, onProgress = () => undefined } = options;
  onProgress(0, people, LABEL);
  await client.query('delete from access.clock');
  await client.query('insert into access.clock (today) values ($1)', [today]);
  const watched = await switchAuditTriggers(client, 'disable');
  const counts = await writeAll(client, options, onProgress);
  await switchAuditTriggers(client, 'enable', watched);
  const detail = { today, seed, people, rows: Object.fromEntries(counts) };
  await client.query(`insert into audit.entry (verb, subject, detail) values ('load-demo', 'Demo', $1)`, [JSON.stringify(detail)]);
}

/** One entry for all rows stands in the trail instead of one for each: they were not written by anybody. */
async function switchAuditTriggers(client: pg.Client, to: 'enable' | 'disable', tables?: string[]): Promise<string[]> {
  const sql = `select tgrelid::regclass::text as name from pg_trigger where tgname = 'audit_write' and tgenabled <> 'D' order by 1`;
  const watched = tables ?? (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);
  for (const table of watched) await client.query(`alter table ${table} ${to} trigger audit_write`);
  return watched;
}

async function writeAll(client: pg.Client, { today, seed, people, fieldKey }: DemoOptions, onProgress: NonNullable<DemoOptions['onProgress']>): Promise<Map<Table, number>> {
  const programme = programmeView();
  const span = spanOf(programme, today);
  const counts = new Map<Table, number>();
  const frame = await readFrame(client, programme, span);
  const cast = castOf(programme, seed, Math.min(COHORT, people));
  const book = new AllocationBook(programme, cast.partners, frame.periods, span, frame.freeCents);
  const world: World = { seed, programme, span, periods: frame.periods, cast, book };
  const passwordHash = await hashPassword(DEMO_PASSWORD);

  const fixed = new Rows();
  writeOrganisations(world, fixed);
  writeAccounts(world, fixed, cast.accounts, passwordHash);
  writeMails(world, fixed);
  const lengthened = frame.hasProroga ? [] : writeProroga(world, fixed, frame.ceilings);
  writeAllocations(world, fixed);
  writeBands(world, fixed);
  await copyRows(client, fixed, counts);
  for (const { basis, number, endsOn } of lengthened) {
    await client.query('update period set ends_on = $4 where convenzione_id = $1 and basis = $2 and number = $3', [programme.convenzioneId, basis, number, endsOn]);
  }

  // Nobody has come yet.
  if (span.until < span.from) return counts;
  const used = new UsedCodes(people);
  const seal = sealWith(fieldKey);
  for (let number = 0, told = 0; told < people; number++) {
    const size = Math.min(COHORT, people - told);
    const team = number === 0 ? { accounts: [], managers: cast.managers } : laterManagers(programme, seed, number, size);
    const before = told;
    told += size;
    if (team.accounts.length > 0) {
      const rows = new Rows();
      writeAccounts(world, rows, team.accounts, passwordHash);
      await copyRows(client, rows, counts);
    }
    await copyRows(client, writeCohort(world, { number, people: size, managers: team.managers }, used, seal, told / people), counts, (written) => onProgress(before + Math.floor(size * written), people, LABEL));
  }
  await writeDesk(client);
  counts.set('action_places', await writePlaces(client, world));
  return counts;
}
