// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseArgs } from 'node:util';
import pg from 'pg';
import { text } from '../platform/config/environment.js';
import { OperatorError } from '../platform/config/operator-error.js';
import { TrailVerification, type Finding, type TrailReport } from '../platform/audit/verify-trail.js';
import { defaultDataDir } from '../platform/database/embedded-server.js';
import { embeddedAddress, ownerAddress } from './owner-address.js';
import { reaching } from './update-database.js';

const USAGE = `npm run audit:verify -- [--expect <number>:<hash>]

Compares the audit trail with its seals. --expect takes a newest seal as an earlier run told it: whoever cut or made anew the
seals themselves is found by it alone. Reads DATABASE_OWNER_URL, or DATABASE_ADMIN_URL together with DATABASE_URL; without
them the embedded database, while it runs. Ends with 0 when the trail is whole, 1 when it is not, 2 when that could not be told.`;

const WHAT: Record<Finding['kind'], (finding: Finding) => string> = {
  altered: ({ id }) => `entry ${id} was altered`,
  swapped: ({ id, other }) => `entry ${id} was swapped with entry ${other}`,
  deleted: ({ id }) => `entry ${id} was deleted`,
  cut: ({ id, other }) => `the trail was cut: entry ${id} and all after it are gone (${other} sealed entries)`,
  inserted: ({ id }) => `entry ${id} was inserted among sealed ones`,
  'seal-altered': ({ id }) => `seal ${id} was altered`,
  'seal-missing': ({ id }) => `seal ${id} is missing`,
  'seal-rewritten': ({ id }) => `seal ${id} is not the one that was expected: the seals were made anew`,
};

/** Entries are sealed every ten minutes: one that has waited a day tells that nothing seals any more. */
const DAY_MS = 86_400_000;

function told({ first, findings, seals, sealedEntries, unsealed, unsealedSince, newest }: TrailReport): string[] {
  const late = unsealedSince !== null && Date.now() - Date.parse(unsealedSince) > DAY_MS;
  return [
    first ? `NOT WHOLE: ${WHAT[first.kind](first)}.${findings > 1 ? ` ${findings} things are wrong; this is the first.` : ''}` : `Whole: ${sealedEntries} entries under ${seals} seals are as they were sealed.`,
    `${unsealed} newer entries are not sealed yet${late ? `, the oldest since ${unsealedSince}: does the application run, with its jobs?` : '.'}`,
    newest ? `Newest seal, to be kept where nobody who reaches the database reaches it:\n${newest}` : 'There is no seal yet.',
  ];
}

function address(): string {
  const given = ['DATABASE_OWNER_URL', 'DATABASE_ADMIN_URL', 'DATABASE_URL'].some((name) => text(process.env, name) !== undefined);
  const found = given ? ownerAddress(process.env) : embeddedAddress(text(process.env, 'DATA_DIR') ?? defaultDataDir());
  if (found === undefined) throw new OperatorError(`No database to verify: start the application, or say which.\n\n${USAGE}`);
  return found;
}

try {
  const { values } = parseArgs({ options: { expect: { type: 'string' } } });
  if (values.expect !== undefined && !/^\d{1,9}:[0-9a-f]{64}$/.test(values.expect)) throw new OperatorError(USAGE);
  const url = address();
  const client = new pg.Client({ connectionString: url, options: '-c role=owner' });
  await reaching(url, () => client.connect());
  try {
    const report = await new TrailVerification(client).run(values.expect);
    process.stdout.write(`${told(report).join('\n')}\n`);
    process.exitCode = report.first ? 1 : 0;
  } finally {
    await client.end();
  }
} catch (error) {
  process.stderr.write(`${error instanceof OperatorError || (error as { code?: string }).code?.startsWith('ERR_PARSE') ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}
