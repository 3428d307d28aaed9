// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { AccessAndAudit1700000000001 } from '../../../migrations/0001-access-and-audit.js';
import { ProgrammeDirectoryPartners1700000000002 } from '../../../migrations/0002-programme-directory-partners.js';
import { Participants1700000000003 } from '../../../migrations/0003-participants.js';
import { PlansAndActivities1700000000004 } from '../../../migrations/0004-plans-and-activities.js';
import { Compartments1700000000005 } from '../../../migrations/0005-compartments.js';
import { LivingPlan1700000000006 } from '../../../migrations/0006-living-plan.js';
import { MailAndAccounts1700000000007 } from '../../../migrations/0007-mail-and-accounts.js';
import { SecondFactorAndSeal1700000000008 } from '../../../migrations/0008-second-factor-and-seal.js';
import { Matching1700000000009 } from '../../../migrations/0009-matching.js';
import { PersonRecord1700000000010 } from '../../../migrations/0010-person-record.js';
import { NotesDocumentsDrafts1700000000011 } from '../../../migrations/0011-notes-documents-drafts.js';
import { Intake1700000000012 } from '../../../migrations/0012-intake.js';
import { AssessmentsAndExit1700000000013 } from '../../../migrations/0013-assessments-and-exit.js';
import { Agenda1700000000014 } from '../../../migrations/0014-agenda.js';
import { ReportsAndRights1700000000015 } from '../../../migrations/0015-reports-and-rights.js';
import { SourcesAndSeats1700000000016 } from '../../../migrations/0016-sources-and-seats.js';
import { RightsAndLocks1700000000017 } from '../../../migrations/0017-rights-and-locks.js';
import { DraftsOfPeople1700000000018 } from '../../../migrations/0018-drafts-of-people.js';
import { LateSignatures1700000000019 } from '../../../migrations/0019-late-signatures.js';
import { OperatorError } from '../config/operator-error.js';
import { installQueue, WORKER_GRANTS } from '../jobs/install.js';
import { projectFile } from '../project-root.js';

const MIGRATIONS = [
  AccessAndAudit1700000000001,
  ProgrammeDirectoryPartners1700000000002,
  Participants1700000000003,
  PlansAndActivities1700000000004,
  Compartments1700000000005,
  LivingPlan1700000000006,
  MailAndAccounts1700000000007,
  SecondFactorAndSeal1700000000008,
  Matching1700000000009,
  PersonRecord1700000000010,
  NotesDocumentsDrafts1700000000011,
  Intake1700000000012,
  AssessmentsAndExit1700000000013,
  Agenda1700000000014,
  ReportsAndRights1700000000015,
  SourcesAndSeats1700000000016,
  RightsAndLocks1700000000017,
  DraftsOfPeople1700000000018,
  LateSignatures1700000000019,
];

/** Schemas made anew after every migration: they hold no data, only what is derived from it. */
const DERIVED_SQL = ['src/programme/sql', 'src/participants/sql', 'src/plans/sql', 'src/activities/sql', 'src/indicators/sql', 'src/reports/sql', 'src/desks/sql'];

export interface MigrateOptions {
  /** Connection by a login that may act as `owner` (a superuser, or a member of it). */
  url: string;
  log?: (line: string) => void;
}

/** Applies what is missing, then policies and derived SQL. Safe to run again, and from two processes at once. */
export async function migrate({ url, log = () => undefined }: MigrateOptions): Promise<void> {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(727270)');
    await requireLogins(lock);
    const source = ownerSource(url);
    await source.initialize();
    try {
      const done = await source.runMigrations({ transaction: 'each' });
      for (const migration of done) log(`migration ${migration.name}`);
    } finally {
      await source.destroy();
    }
    await installQueue(url);
    await lock.query('begin');
    await lock.query('set local role owner');
    await lock.query(await readFile(projectFile('migrations/policies.generated.sql'), 'utf8'));
    await lock.query('drop schema if exists indicators cascade; create schema indicators; grant usage on schema indicators to app, stats; grant create on schema indicators to stats');
    for (const folder of DERIVED_SQL) {
      for (const file of await sqlFiles(folder)) await lock.query(await readFile(projectFile(folder, file), 'utf8'));
    }
    await lock.query(WORKER_GRANTS);
    await lock.query('commit');
  } finally {
    await lock.end();
  }
}

/** Roles are made by a superuser; a database of an earlier version may lack one that this version needs. */
async function requireLogins(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = 'worker'");
  if (!rowCount) throw new OperatorError('The database has no role worker, which this version needs. Run npm run migrate once with DATABASE_ADMIN_URL set, so that it is made.');
}

/** A TypeORM data source that acts as `owner`; used by migrations only. */
const ownerSource = (url: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    installExtensions: false,
    extra: { options: '-c role=owner' },
  });

async function sqlFiles(folder: string): Promise<string[]> {
  const all = await readdir(projectFile(folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return all.filter((name) => name.endsWith('.sql')).sort();
}
