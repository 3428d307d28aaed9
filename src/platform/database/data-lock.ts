// SPDX-License-Identifier: AGPL-3.0-or-later
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../config/operator-error.js';
import { processStart } from './process-identity.js';

interface Holder {
  pid: number;
  /** Mark of the process' start, see processStart. */
  start: string;
}

/** The right of one process to use a data directory. */
export interface DataLock {
  release(): void;
}

const fileOf = (dir: string): string => join(dir, 'launcher.lock');

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

const same = (a: Holder | null, b: Holder | null): boolean => a?.pid === b?.pid && a?.start === b?.start;

/** The pid of the live process that holds this directory; null if nobody does. */
export function lockHolder(dir: string): number | null {
  const holder = readHolder(fileOf(dir));
  return holder !== null && processStart(holder.pid) === holder.start ? holder.pid : null;
}

/** Creates the lock with its content in one step; false if one is there already. */
function claim(file: string, mine: Holder): boolean {
  const draft = `${file}.${mine.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead holder's lock away. If a rival was quicker, what was moved is the rival's: it goes back. */
function clearStale(file: string, judged: Holder | null): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  try {
    if (!same(readHolder(aside), judged)) linkSync(aside, file);
  } catch {
    // A third process holds it by now; the rival notices when it looks again.
  } finally {
    rmSync(aside, { force: true });
  }
}

function refusal(dir: string, pid: number | null): OperatorError {
  const who = pid === null ? 'another process' : `another running launcher (process ${pid})`;
  return new OperatorError(
    `The data directory ${dir} is in use by ${who}. Stop that one first (Ctrl-C in its terminal${pid === null ? '' : `, or: kill ${pid}`}), ` +
      'or set DATA_DIR to another folder and PORT to another port to run a second copy.',
  );
}

/**
 * Takes the directory for this process, or fails saying who has it. A dead process' lock does not count.
 * @param patienceMs how long to wait for a holder that may be about to end
 */
export async function lockDataDir(dir: string, patienceMs = 0): Promise<DataLock> {
  const file = fileOf(dir);
  const mine: Holder = { pid: process.pid, start: processStart(process.pid) ?? '' };
  for (const limit = Date.now() + patienceMs; lockHolder(dir) !== null && Date.now() < limit; ) await sleep(50);
  if (!claim(file, mine)) {
    const holder = lockHolder(dir);
    if (holder !== null) throw refusal(dir, holder);
    clearStale(file, readHolder(file));
    if (!claim(file, mine)) throw refusal(dir, lockHolder(dir));
    // Two processes may have found the same dead lock: the one whose lock is still there goes on.
    await sleep(100);
    if (!same(readHolder(file), mine)) throw refusal(dir, lockHolder(dir));
  }
  return {
    release: () => {
      if (same(readHolder(file), mine)) rmSync(file, { force: true });
    },
  };
}
