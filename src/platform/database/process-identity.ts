// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function ps(pid: number, columns: string): string | null {
  try {
    const out = execFileSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return out.trim() || null;
  } catch {
    return null;
  }
}

/** Linux: the fields from the state on (state, parent, …); the command's name before them may hold spaces and brackets. */
function linuxFields(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat === null ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Start in clock ticks since this boot. */
function linuxStart(pid: number): string | null {
  const fields = linuxFields(pid);
  if (fields.length === 0 || fields[0] === 'Z' || fields[0] === 'X') return null;
  return `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${fields[19] ?? ''}`;
}

function otherStart(pid: number): string | null {
  const line = ps(pid, 'stat=,lstart=');
  return line === null || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
}

/**
 * When a process started, as an opaque mark; null if it does not run (a zombie does not).
 * A pid alone is no identity: numbers are used again after a crash or a restart of the machine.
 */
export function processStart(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return process.platform === 'linux' ? linuxStart(pid) : otherStart(pid);
}

/** The pid of a process' parent; null if it does not run. */
export function parentOf(pid: number): number | null {
  const parent = Number(process.platform === 'linux' ? linuxFields(pid)[1] : ps(pid, 'ppid='));
  return Number.isInteger(parent) && parent > 0 ? parent : null;
}

/** The words a process was started with; empty if it does not run. */
export function commandLine(pid: number): string[] {
  if (processStart(pid) === null) return [];
  if (process.platform !== 'linux') return ps(pid, 'command=')?.split(/\s+/) ?? [];
  return read(`/proc/${pid}/cmdline`)?.split('\0').filter(Boolean) ?? [];
}

function sameFolder(a: string, b: string): boolean {
  try {
    const [x, y] = [statSync(a), statSync(b)];
    return x.ino === y.ino && x.dev === y.dev;
  } catch {
    return false;
  }
}

/** Whether this pid is a PostgreSQL server that works on this data directory. */
export function isPostgresOn(pid: number, dataDirectory: string): boolean {
  const words = commandLine(pid);
  if (words.length === 0 || basename(words[0] ?? '') !== 'postgres') return false;
  if (process.platform === 'linux' && sameFolder(`/proc/${pid}/cwd`, dataDirectory)) return true;
  const named = words[words.indexOf('-D') + 1];
  return words.includes('-D') && named !== undefined && sameFolder(named, dataDirectory);
}
