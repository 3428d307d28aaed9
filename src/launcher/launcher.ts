// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig, loadEmbeddedConfig } from '../platform/config/config.js';
import { text, type Environment } from '../platform/config/environment.js';
import { OperatorError } from '../platform/config/operator-error.js';
import { startApplication, type Running } from './application.js';
import { startEmbedded } from './embedded-mode.js';
import { requirePort } from './port.js';
import { describeSignIns, fetchDemoAccounts } from './sign-ins.js';
import { stopRequest } from './stop-request.js';
import { Teardown } from './teardown.js';

const SETTLE_MS = 5_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** With a database of one's own: migrations only if this machine was given the right to run them, then the application. */
async function startExternal(env: Environment, teardown: Teardown): Promise<Running> {
  const { server } = loadConfig(env);
  const port = await requirePort(server.host, server.port);
  const ownerUrl = text(env, 'DATABASE_OWNER_URL');
  if (ownerUrl === undefined) {
    say('Migrations are not run here, as DATABASE_OWNER_URL is not set. After an upgrade run: npm run migrate');
  } else {
    const { updateDatabase } = await import('./update-database.js');
    await updateDatabase(ownerUrl, say);
  }
  // The application must not hold the key to more than it may do.
  const { DATABASE_OWNER_URL: _owner, DATABASE_ADMIN_URL: _admin, ...rest } = env;
  const application = await startApplication({ host: server.host, port, env: { ...rest, PORT: String(port) }, started: (stop) => teardown.add(stop) });
  return { application, broken: application.exited.then((how) => `The application ended by itself (${how}).`), demo: false };
}

async function announce({ application, demo }: Running, env: Environment, since: number): Promise<void> {
  const accounts = demo ? await fetchDemoAccounts(application.address) : [];
  if (accounts.length > 0) say(`\n${describeSignIns(accounts)}`);
  say(`\nReady after ${((Date.now() - since) / 1000).toFixed(1)} s at ${text(env, 'PUBLIC_URL') ?? application.address}  (Ctrl-C stops it)`);
}

/** Starts everything and stays until something ends. */
async function serve(env: Environment, teardown: Teardown): Promise<never> {
  const since = Date.now();
  const running = text(env, 'DATABASE_URL') === undefined ? await startEmbedded(env, teardown, say, loadEmbeddedConfig(env)) : await startExternal(env, teardown);
  await announce(running, env, since);
  throw new OperatorError(await running.broken);
}

function report(error: unknown): void {
  const shown = error instanceof OperatorError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`\n${shown}\n`);
}

/**
 * Resolves with the first error that nobody caught. A connection that is idle when its server goes reports that as an
 * event: without this it would end the process before things are stopped in order.
 */
function mishap(): Promise<unknown> {
  return new Promise((done) => process.on('uncaughtException', done));
}

async function tearDown(teardown: Teardown): Promise<boolean> {
  try {
    await teardown.run();
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

/**
 * Runs the platform until it is asked to stop.
 * @returns the exit code: 0 if it was asked to and stopped in order, 1 otherwise
 */
export async function run(env: Environment): Promise<number> {
  const teardown = new Teardown();
  const asked = stopRequest().then(() => 'asked' as const);
  const serving = serve(env, teardown).catch((error: unknown) => error);
  const outcome = await Promise.race([asked, serving, mishap()]);
  if (outcome !== 'asked') {
    report(outcome);
    await tearDown(teardown);
    return 1;
  }
  say('\nStopping …');
  const orderly = await tearDown(teardown);
  // A start that was still going on fails now that its database is gone; what it had begun is undone when it says so.
  await Promise.race([serving, sleep(SETTLE_MS)]);
  if (!orderly) return 1;
  say('Stopped.');
  return 0;
}
