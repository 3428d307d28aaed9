// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../config/operator-error.js';
import type { ServerBinaries } from './server-binaries.js';
import type { ServerUser } from './server-user.js';

/** Where things stand inside a data directory. */
export const clusterFolder = (dataDir: string): string => join(dataDir, 'postgres');
const passwordFile = (dataDir: string): string => join(dataDir, 'superuser-password');

/** What the server's programs may see of our environment: nothing but the way to a shell and a time zone. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' });

/** The last lines of what a program said, for a message. */
export const tail = (text: string, lines = 15): string => text.trimEnd().split('\n').slice(-lines).join('\n');

/** Writes a file of secrets whole or not at all, for its owner alone. */
export function writeSecretFile(path: string, content: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  renameSync(draft, path);
}

function superuserPassword(dataDir: string, clusterExists: boolean): string {
  const file = passwordFile(dataDir);
  if (!existsSync(file)) {
    if (clusterExists) {
      throw new OperatorError(`${file} is missing, and without it the data in ${clusterFolder(dataDir)} cannot be opened. Restore it from a backup, or set DATA_DIR to a new folder.`);
    }
    writeSecretFile(file, `${randomBytes(24).toString('base64url')}\n`);
  }
  return readFileSync(file, 'utf8').trim();
}

function checkVersion(cluster: string, binaries: ServerBinaries): void {
  const stored = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const carried = binaries.version.split('.')[0];
  if (stored === carried) return;
  throw new OperatorError(
    `The data in ${cluster} were written by PostgreSQL ${stored}; this version of the platform carries PostgreSQL ${carried}. ` +
      'Start the earlier version of the platform, dump the data and restore them into a new DATA_DIR (docs/operations.md).',
  );
}

/** Runs a program to its end as the server's user; rejects with what it said. */
function run(program: string, args: string[], user: ServerUser | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: '/', env: serverEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], ...identity(user) });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', (error) => fail(new OperatorError(`${program} could not be started: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) done();
      else fail(new OperatorError(`The database could not be created (initdb ended with ${code}):\n${tail(said)}`));
    });
  });
}

/** The part of spawn's options that says who the child is. */
export const identity = (user: ServerUser | undefined): { uid?: number; gid?: number } => (user ? { uid: user.uid, gid: user.gid } : {});

/** Gives a path to the server's user; nothing to do when that is ourselves. */
function handOver(path: string, user: ServerUser | undefined): void {
  if (user === undefined) return;
  try {
    chownSync(path, user.uid, user.gid);
  } catch (error) {
    throw new OperatorError(`${path} cannot be given to user "${user.name}" (${(error as NodeJS.ErrnoException).code}). Start as an ordinary user, or set DATA_DIR to a local disk.`);
  }
}

interface Creation {
  dataDir: string;
  binaries: ServerBinaries;
  user: ServerUser | undefined;
  /** No flushing to disk: for data that do not outlive a test. */
  ephemeral: boolean;
}

/**
 * Makes sure that the cluster exists and answers the superuser's password. It is made under another name and
 * renamed when complete, so that a crash in the middle leaves nothing that looks like data.
 */
export async function ensureCluster({ dataDir, binaries, user, ephemeral }: Creation): Promise<string> {
  const cluster = clusterFolder(dataDir);
  const exists = existsSync(cluster);
  const password = superuserPassword(dataDir, exists);
  if (exists) {
    checkVersion(cluster, binaries);
    return password;
  }
  const draft = `${cluster}.new`;
  const pwfile = join(dataDir, 'initdb-password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  chmodSync(draft, 0o700);
  handOver(draft, user);
  writeSecretFile(pwfile, `${password}\n`);
  handOver(pwfile, user);
  try {
    await run(
      binaries.initdb,
      [
        ...['-D', draft, '--username=postgres', `--pwfile=${pwfile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=it-IT', '--no-instructions'],
        ...(ephemeral ? ['--no-sync'] : []),
      ],
      user,
    );
  } finally {
    rmSync(pwfile, { force: true });
  }
  renameSync(draft, cluster);
  return password;
}
