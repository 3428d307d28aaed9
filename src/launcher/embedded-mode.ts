// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { loadConfig, EMBEDDED_MARK, type EmbeddedConfig } from '../platform/config/config.js';
import { text, type Environment } from '../platform/config/environment.js';
import { bootstrapDatabase, type Login } from '../platform/database/bootstrap.js';
import { lockDataDir } from '../platform/database/data-lock.js';
import { defaultDataDir, prepareDataDir, startEmbeddedServer, type EmbeddedServer } from '../platform/database/embedded-server.js';
import { clearOrphan, startApplication, type Running } from './application.js';
import { embeddedSecrets, type EmbeddedSecrets } from './embedded-secrets.js';
import { requirePort } from './port.js';
import { withProgress } from './progress.js';
import type { Teardown } from './teardown.js';
import { updateDatabase } from './update-database.js';

const DATABASE = 'vivere';
/** A launcher that is just stopping gives its data directory free within this time. */
const LOCK_PATIENCE_MS = 3_000;

async function loadDemo(url: string, { demo }: EmbeddedConfig, secrets: EmbeddedSecrets, fixed: boolean): Promise<void> {
  // Only here: the generator is not needed by an installation without the demo.
  const { loadDemo: load } = await import('../demo/load-demo.js');
  const { today, seed, people } = demo;
  const fieldKey = Buffer.from(secrets.fieldKey, 'base64');
  await withProgress(process.stdout, (onProgress) => load({ url, today, fixed, seed, people, fieldKey, onProgress }));
}

/** The application's environment: what it would get from outside, made up here. */
function applicationEnvironment(env: Environment, server: EmbeddedServer, secrets: EmbeddedSecrets, config: EmbeddedConfig, port: number, dataDir: string): Environment {
  const url = (role: Login): string => `postgres://${role}:${encodeURIComponent(secrets.passwords[role])}@${server.host}:${server.port}/${DATABASE}`;
  const { DATABASE_ADMIN_URL: _admin, ...rest } = env;
  return {
    ...rest,
    PORT: String(port),
    DATABASE_URL: url('app'),
    DATABASE_SIGNIN_URL: url('signin'),
    DATABASE_WORKER_URL: url('worker'),
    MAIL_FOLDER: text(env, 'MAIL_FOLDER') ?? join(dataDir, 'mail'),
    FIELD_KEY: secrets.fieldKey,
    SESSION_KEY: secrets.sessionKey,
    DEMO_MODE: String(config.demo.mode),
    DEMO_TODAY: config.demo.today,
    [EMBEDDED_MARK]: 'yes',
  };
}

/** With no database given: our own server, created and filled the first time, and the application on it. */
export async function startEmbedded(env: Environment, teardown: Teardown, say: (line: string) => void, config: EmbeddedConfig): Promise<Running> {
  const dataDir = prepareDataDir(text(env, 'DATA_DIR') ?? defaultDataDir());
  const lock = await lockDataDir(dataDir, LOCK_PATIENCE_MS);
  await teardown.add(() => lock.release());
  await clearOrphan(dataDir);
  const port = await requirePort(config.server.host, config.server.port);
  const secrets = embeddedSecrets(dataDir);

  say(`Database: embedded PostgreSQL, data in ${dataDir}`);
  const server = await startEmbeddedServer({ dataDir, lock, log: say });
  await teardown.add(() => server.stop());
  await bootstrapDatabase({ superuserUrl: server.superuserUrl('postgres'), database: DATABASE, passwords: secrets.passwords });
  await updateDatabase(server.superuserUrl(DATABASE), say);
  if (config.demo.mode) await loadDemo(server.superuserUrl(DATABASE), config, secrets, text(env, 'DEMO_TODAY') !== undefined);

  const childEnv = applicationEnvironment(env, server, secrets, config, port, dataDir);
  loadConfig(childEnv);
  const application = await startApplication({ host: config.server.host, port, env: childEnv, dataDir, started: (stop) => teardown.add(stop) });
  const broken = Promise.race([
    application.exited.then((how) => `The application ended by itself (${how}). What was committed is safe; start again with: npm start`),
    server.exited.then((how) => `The database server ended by itself (${how}). What was committed is safe; start again with: npm start`),
  ]);
  return { application, broken, demo: config.demo.mode };
}
