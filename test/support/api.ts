// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes, randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import supertest from 'supertest';
import { createApplication } from '../../src/application.js';
import { loadConfig, type Config } from '../../src/platform/config/config.js';
import { cloneDatabase, urlFor, withClient } from './postgres.js';

const FIELD_KEY = randomBytes(32).toString('base64');
const SESSION_KEY = randomBytes(32).toString('base64');

/** The application on a database of its own, as role `app`, with a superuser's pool beside it to set things up and to look. */
export interface TestApi {
  app: NestFastifyApplication;
  config: Config;
  /** Superuser: sees everything, obeys no policy. For arranging and asserting, never for acting. */
  sql: pg.Pool;
  database: string;
  url: string;
  /** Signs in; the client sends cookie and CSRF token by itself. */
  signIn(email: string, password?: string): Promise<ApiClient>;
  anonymous(): ApiClient;
  close(): Promise<void>;
}

export interface TestApiOptions {
  env?: Record<string, string>;
  /** Arranges the database before the application starts. */
  arrange?: (sql: pg.Pool, config: Config) => Promise<void>;
}

export async function startApi({ env = {}, arrange }: TestApiOptions = {}): Promise<TestApi> {
  const superuser = process.env['TEST_SUPERUSER_URL']!;
  const database = await cloneDatabase(superuser, process.env['TEST_TEMPLATE']!);
  const config = loadConfig({
    DATABASE_URL: urlFor(superuser, database, 'app'),
    DATABASE_SIGNIN_URL: urlFor(superuser, database, 'signin'),
    DATABASE_WORKER_URL: urlFor(superuser, database, 'worker'),
    FIELD_KEY, SESSION_KEY, PORT: '0', LOG_LEVEL: 'fatal', RATE_LIMIT: '1000000', LAUNCHED_WITH_EMBEDDED_DATABASE: 'yes', DEMO_MODE: 'true',
    ...env,
  });
  const sql = new pg.Pool({ connectionString: urlFor(superuser, database), max: 4 });
  sql.on('error', () => undefined);
  const app = await started(config, () => arrange?.(sql, config)).catch(async (error: unknown) => {
    await sql.end(); // An open pool would keep the whole run from ending.
    throw error;
  });
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    app, config, sql, database, url,
    anonymous: () => new ApiClient(url),
    signIn: async (email, password = TEST_PASSWORD) => {
      const client = new ApiClient(url);
      await client.open(email, password);
      return client;
    },
    close: async () => {
      await app.close();
      await sql.end();
      await withClient(superuser, (client) => client.query(`drop database ${database} with (force)`));
    },
  };
}

async function started(config: Config, arrange: () => Promise<void> | undefined): Promise<NestFastifyApplication> {
  await arrange();
  const app = await createApplication(config);
  await app.listen(0, '127.0.0.1');
  return app;
}

/** Every account that tests make has this password; its hash is a cheap argon2 one. */
export const TEST_PASSWORD = 'una-password-di-prova';

/** Speaks HTTP as one signed-in person: cookie, CSRF token and, on creations, an Idempotency-Key. */
export class ApiClient {
  private cookie = '';
  private csrf = '';
  session: Record<string, never> & { role: { id: string; role: string }; roles: { id: string; role: string }[] };

  constructor(private readonly base: string) {}

  async open(email: string, password: string): Promise<void> {
    const answer = await supertest(this.base).post('/api/v1/session').send({ email, password });
    if (answer.status !== 201) throw new Error(`sign-in of ${email}: ${answer.status} ${JSON.stringify(answer.body)}`);
    this.cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    this.session = answer.body;
    this.csrf = answer.body.csrfToken;
  }

  get(path: string): supertest.Test {
    return this.with(supertest(this.base).get(this.at(path)));
  }

  post(path: string, body: object = {}, key: string | null = randomUUID()): supertest.Test {
    const request = this.with(supertest(this.base).post(this.at(path)).send(body));
    return key === null ? request : request.set('idempotency-key', key);
  }

  /** `version` is what the client read; null leaves If-Match out. */
  patch(path: string, body: object, version: number | null): supertest.Test {
    return this.match(this.with(supertest(this.base).patch(this.at(path)).send(body)), version);
  }

  /** A transition of an existing record: POST with If-Match. */
  act(path: string, body: object, version: number | null): supertest.Test {
    return this.match(this.post(path, body), version);
  }

  put(path: string, body: object): supertest.Test {
    return this.with(supertest(this.base).put(this.at(path)).send(body));
  }

  /** Sends a file in the field `file`, beside text fields; `version` as in patch. */
  upload(path: string, fields: Record<string, string>, file: { name: string; content: Buffer } | null, version: number | null = null, key: string = randomUUID()): supertest.Test {
    const request = this.match(this.with(supertest(this.base).post(this.at(path))), version).set('idempotency-key', key);
    for (const [name, value] of Object.entries(fields)) void request.field(name, value);
    return file ? request.attach('file', file.content, { filename: file.name }) : request;
  }

  delete(path: string, version: number | null = null): supertest.Test {
    return this.match(this.with(supertest(this.base).delete(this.at(path))), version);
  }

  private match(request: supertest.Test, version: number | null): supertest.Test {
    return version === null ? request : request.set('if-match', `"${version}"`);
  }

  private with(request: supertest.Test): supertest.Test {
    if (this.cookie) request.set('cookie', this.cookie);
    if (this.csrf) request.set('x-csrf-token', this.csrf);
    return request;
  }

  private at(path: string): string {
    return path.startsWith('/status') ? path : `/api/v1${path}`;
  }
}
