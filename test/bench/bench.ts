// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * `npm run bench`: the list of people and one person's record, beside a bare handler that does the same work (bare.ts). Rounds
 * alternate between the two, so that a machine whose speed drifts distorts both alike; medians of the rounds are printed.
 * BENCH_PEOPLE (900), BENCH_ROUNDS (5) and BENCH_SECONDS (3) change the size.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { loadDemo } from '../../src/demo/load-demo.js';
import { PERSON_SQL, peopleSql } from '../../src/participants/people.queries.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { projectFile } from '../../src/platform/project-root.js';
import { cloneDatabase, ensureTemplate, urlFor, withClient } from '../support/postgres.js';
import { measure, type Measured, type Target } from './load.js';

const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const [PEOPLE, ROUNDS, SECONDS] = [number('BENCH_PEOPLE', 900), number('BENCH_ROUNDS', 5), number('BENCH_SECONDS', 3)];

const server = await startEmbeddedServer({ ephemeral: true });
const children: ChildProcess[] = [];
try {
  const database = await cloneDatabase(server.superuserUrl('postgres'), await ensureTemplate(server.superuserUrl('postgres')));
  const superuser = server.superuserUrl(database);
  const key = randomBytes(32);
  await loadDemo({ url: superuser, today: '2026-11-22', fixed: true, seed: 1, people: PEOPLE, fieldKey: key });
  const { token, holders, personId } = await openSession(superuser);
  const cookie = `vsm_session=${token}`;
  const app = await startProduct(superuser, database, key, cookie);
  const bare = await startBare(urlFor(superuser, database, 'app'), holders, personId, cookie);
  const routes = { 'list of people, 20 rows': '/api/v1/people?limit=20', 'one person': `/api/v1/people/${personId}` };
  for (const [name, path] of Object.entries(routes)) print(name, await compare(bare, app, path));
} finally {
  for (const child of children) child.kill('SIGTERM');
  await server.stop();
}

/** A session of the case manager who holds most people, as sign-in would have opened it. */
async function openSession(url: string): Promise<{ token: string; holders: string[]; personId: string }> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ id: string; account_id: string; person: string }>(
      `select r.id, r.account_id, min(c.person_id::text) as person from access.account_role r
         join care_team c on c.account_id = r.account_id and c.ends_on is null
        where r.role = 'case_manager' group by r.id, r.account_id order by count(*) desc limit 1`,
    );
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest();
    await client.query(`insert into access.session (id, token_hash, account_id, account_role_id, expires_at) values ($1, $2, $3, $4, now() + interval '1 hour')`, [randomUUID(), hash, rows[0].account_id, rows[0].id]);
    return { token, holders: [rows[0].account_id], personId: rows[0].person };
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function startProduct(superuser: string, database: string, key: Buffer, cookie: string): Promise<Target> {
  const port = await freePort();
  const env = {
    ...process.env, PORT: String(port), LOG_LEVEL: 'fatal', RATE_LIMIT: '1000000', NODE_ENV: 'production',
    DATABASE_URL: urlFor(superuser, database, 'app'), DATABASE_SIGNIN_URL: urlFor(superuser, database, 'signin'), DATABASE_WORKER_URL: urlFor(superuser, database, 'worker'), JOBS: 'false',
    FIELD_KEY: key.toString('base64'), SESSION_KEY: randomBytes(32).toString('base64'),
  };
  const child = fork(projectFile('dist/src/main.js'), { env, execArgv: [] });
  children.push(child);
  for (let i = 0; i < 200; i++) {
    const up = await fetch(`http://127.0.0.1:${port}/status`).then((r) => r.ok, () => false);
    if (up) return { port, pid: child.pid!, cookie };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The application did not start.');
}

async function startBare(url: string, holders: string[], personId: string, cookie: string): Promise<Target> {
  const work = {
    url,
    list: { text: peopleSql({ by: 'holders', next: false, status: undefined }), values: [21, holders, null, null] },
    detail: { text: PERSON_SQL, values: [personId] },
  };
  const child = fork(projectFile('test/bench/bare.ts'), { env: { ...process.env, BENCH_WORK: JSON.stringify(work) }, execArgv: ['--import', './test/support/typescript.mjs'], cwd: projectFile() });
  children.push(child);
  const { port } = await new Promise<{ port: number }>((resolve) => child.once('message', (message) => resolve(message as { port: number })));
  return { port, pid: child.pid!, cookie };
}

async function compare(bare: Target, app: Target, path: string): Promise<{ bare: Measured; app: Measured }> {
  for (const target of [bare, app]) await measure(target, path, 1); // Plans, caches and the compiler warm up.
  const rounds: { bare: Measured; app: Measured }[] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push({ bare: await measure(bare, path, SECONDS), app: await measure(app, path, SECONDS) });
  const median = (of: 'bare' | 'app'): Measured => {
    const middle = (figure: keyof Measured): number => rounds.map((round) => round[of][figure]).sort((a, b) => a - b)[ROUNDS >> 1];
    return { perSecond: middle('perSecond'), cpuMs: middle('cpuMs'), medianMs: middle('medianMs') };
  };
  return { bare: median('bare'), app: median('app') };
}

function print(name: string, { bare, app }: { bare: Measured; app: Measured }): void {
  const line = (label: string, m: Measured) => `  ${label.padEnd(10)} ${m.perSecond.toFixed(0).padStart(7)} requests/s  ${m.cpuMs.toFixed(2).padStart(6)} ms CPU  ${m.medianMs.toFixed(1).padStart(6)} ms median`;
  console.warn(`${name}\n${line('bare', bare)}\n${line('product', app)}\n  product keeps ${((100 * app.perSecond) / bare.perSecond).toFixed(0)} % of the requests at ${(app.cpuMs / bare.cpuMs).toFixed(2)} × the CPU\n`);
}
