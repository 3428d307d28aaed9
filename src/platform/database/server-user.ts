// SPDX-License-Identifier: AGPL-3.0-or-later
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { OperatorError } from '../config/operator-error.js';

/** An operating-system user that is not root. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

/** Everything that root keeps for the embedded server stands below this folder. */
const ROOT_HOME = '/var/lib/vivere-in-salute-mentale';

export const isRoot = (): boolean => process.getuid?.() === 0;

function users(): ServerUser[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  return lines
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.name !== '' && user.uid > 0 && user.gid >= 0);
}

/**
 * Who the server runs as. PostgreSQL refuses root, so there another user is needed: the owner of the data if
 * there are any (so that the choice is stable), else one that every system has. Undefined: as ourselves.
 */
export function serverUser(clusterDir: string): ServerUser | undefined {
  if (!isRoot()) return undefined;
  const known = users();
  const owner = existsSync(clusterDir) ? lstatSync(clusterDir).uid : 0;
  const found = owner > 0 ? known.find((user) => user.uid === owner) : undefined;
  const chosen = found ?? ['nobody', 'postgres', 'daemon'].map((name) => known.find((user) => user.name === name)).find(Boolean);
  if (chosen === undefined || (owner > 0 && found === undefined)) {
    throw new OperatorError(
      owner > 0
        ? `The data in ${clusterDir} belong to user ${owner}, whom /etc/passwd does not know. Add that user, or set DATA_DIR to a new folder.`
        : 'PostgreSQL does not run as root, and /etc/passwd has no user "nobody", "postgres" or "daemon" to run it as. Start as an ordinary user instead.',
    );
  }
  return chosen;
}

function maySearch(folder: string, user: ServerUser): boolean {
  const stat = statSync(folder);
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}

/** The first folder on the way to (and including) this one that the user may not enter; null if the way is free. */
export function obstacle(folder: string, user: ServerUser): string | null {
  const way: string[] = [];
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    way.unshift(at);
    if (at === dirname(at)) break;
  }
  return way.find((each) => !maySearch(each, user)) ?? null;
}

/** Creates a folder and what is missing above it with this mode, whatever the umask; existing folders stay as they are. */
export function makeFolder(folder: string, mode: number): void {
  const path = resolve(folder);
  if (existsSync(path)) return;
  makeFolder(dirname(path), mode);
  try {
    mkdirSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return;
    throw new OperatorError(`Cannot create the folder ${path} (${code}). Set DATA_DIR to a folder that may be written.`);
  }
  chmodSync(path, mode);
}

/** Refuses a data directory that the server's user could not reach, saying what to do. */
export function requireReachable(dataDir: string, user: ServerUser): void {
  const blocked = obstacle(dataDir, user);
  if (blocked === null) return;
  throw new OperatorError(
    `PostgreSQL does not run as root; it would run as user "${user.name}", who may not enter ${blocked}, so the data directory ${dataDir} cannot be used. ` +
      `Leave DATA_DIR unset (the data then stand below ${ROOT_HOME}), set it to a folder that every user may enter, ` +
      `allow it with: chmod o+x ${blocked}, or start as an ordinary user.`,
  );
}

/** A folder trusted with programs that root starts: a real folder of root's that nobody else may write. */
export function isRootOwned(folder: string): boolean {
  const stat = lstatSync(folder);
  return stat.isDirectory() && stat.uid === 0 && (stat.mode & 0o022) === 0;
}

/** Root's own folder for the server, checked before it is trusted. */
export function rootHome(...below: string[]): string {
  const path = join(ROOT_HOME, ...below);
  makeFolder(path, 0o755);
  for (let at = path; at.startsWith(ROOT_HOME); at = dirname(at)) {
    if (!isRootOwned(at)) {
      throw new OperatorError(`${at} should be a folder of root's that only root may write. Put it right with: chown root ${at} && chmod go-w ${at}, or remove it.`);
    }
  }
  return path;
}
