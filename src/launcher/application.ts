// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../platform/config/environment.js';
import { OperatorError } from '../platform/config/operator-error.js';
import { processStart } from '../platform/database/process-identity.js';
import { writeSecretFile } from '../platform/database/server-cluster.js';
import { projectFile } from '../platform/project-root.js';

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;

/** The running application. */
export interface Application {
  /** Address on this machine, without a trailing slash. */
  address: string;
  /** Resolves when it has ended, asked for or not, with how. */
  exited: Promise<string>;
}

/** What is running, and what to tell whoever started it. */
export interface Running {
  application: Application;
  /** Resolves with a message when a part of the whole has ended by itself. */
  broken: Promise<string>;
  /** Whether there are demo accounts to tell of. */
  demo: boolean;
}

export interface ApplicationOptions {
  host: string;
  port: number;
  env: Environment;
  /** Folder to note the process in, so that the next start can clear it away if this one is killed. */
  dataDir?: string;
  /** Told how to stop it as soon as it runs, before it answers. */
  started: (stop: () => Promise<void>) => Promise<void>;
}

const noteIn = (dataDir: string): string => join(dataDir, 'application.json');

/** Where to ask: a server on "every address" answers on the loopback one. */
function addressOf(host: string, port: number): string {
  const reached = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  return `http://${reached}:${port}`;
}

async function waitUntilGone(gone: () => boolean, withinMs: number): Promise<boolean> {
  for (const limit = Date.now() + withinMs; !gone() && Date.now() < limit; ) await sleep(20);
  return gone();
}

/** An application whose launcher was killed ends by itself within seconds; wait for it, and insist if it hangs. */
export async function clearOrphan(dataDir: string): Promise<void> {
  const file = noteIn(dataDir);
  if (!existsSync(file)) return;
  try {
    const { pid, start } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; start: string };
    const gone = (): boolean => processStart(pid) !== start;
    if (!(await waitUntilGone(gone, 6_000))) process.kill(pid, 'SIGKILL');
    await waitUntilGone(gone, 2_000);
  } catch {
    // A half-written note, or a process that went in between: nothing to clear.
  }
  rmSync(file, { force: true });
}

/** A module beside the launcher's, compiled if the launcher is, as it stands otherwise. */
const beside = (path: string): URL => new URL(`${path}${extname(import.meta.url)}`, import.meta.url);

function spawnApplication({ env }: ApplicationOptions): ChildProcess {
  return spawn(process.execPath, [...process.execArgv, '--import', beside('./parent-watch').href, fileURLToPath(beside('../main'))], {
    cwd: projectFile(),
    env: { ...env },
    // Out of the terminal's process group: Ctrl-C reaches the launcher alone, which stops things in order.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/status`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function waitUntilReady(address: string, ended: () => string | null): Promise<void> {
  for (const limit = Date.now() + READY_WITHIN_MS; !(await answers(address)); await sleep(40)) {
    const how = ended();
    if (how !== null) throw new OperatorError(`The application ended while starting (${how}); what it said stands above.`);
    if (Date.now() > limit) throw new OperatorError(`The application does not answer at ${address}/status after ${READY_WITHIN_MS / 1000} s.`);
  }
}

/** Starts the application as a child process and waits for its first answer. */
export async function startApplication(options: ApplicationOptions): Promise<Application> {
  const { host, port, dataDir } = options;
  const child = spawnApplication(options);
  let end: string | null = null;
  const exited = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal === null ? `exit code ${code}` : `signal ${signal}`));
  }).then((how) => (end = how));
  if (dataDir !== undefined && child.pid !== undefined) {
    writeSecretFile(noteIn(dataDir), JSON.stringify({ pid: child.pid, start: processStart(child.pid) }));
  }
  const stop = async (): Promise<void> => {
    if (end === null) child.kill('SIGTERM');
    if (!(await waitUntilGone(() => end !== null, STOP_WITHIN_MS))) child.kill('SIGKILL');
    await exited;
    if (dataDir !== undefined) rmSync(noteIn(dataDir), { force: true });
  };
  const address = addressOf(host, port);
  await options.started(stop);
  await waitUntilReady(address, () => end);
  return { address, exited };
}
