// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * `npm run bench -- matching`: search, likely duplicates and their work list among 100 000 synthetic people, over HTTP, as a case manager
 * who holds 60 of them and as a coordinator who reaches more than half. Medians and the slowest of BENCH_ROUNDS (21) requests, one
 * after the other, are printed, and how often the tables of names and identities were read from end to end meanwhile.
 * BENCH_CROWD (100000) changes the size.
 */
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { ensureTemplate } from '../support/postgres.js';
import { loadCrowd, type Crowd } from './people.js';

const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const [CROWD, ROUNDS] = [number('BENCH_CROWD', 100_000), number('BENCH_ROUNDS', 21)];

interface Question {
  name: string;
  path: string;
  body?: object;
}

const search = (text: string): Question => ({ name: `search "${text}"`, path: '/people/searches', body: { text } });
const check = (name: string, body: object): Question => ({ name: `duplicate check: ${name}`, path: '/people/duplicate-checks', body });
const SEARCHES = ['mar', 'ros mar', 'fontana', 'ma', 'zxq', '5/3/1980', 'maria 5/3/1980', 'RSSMRA85T10A562S', '333 1234567'].map(search);
const CHECKS = [
  check('common names and a birth date', { givenName: 'Maria', familyName: 'Fontana', birthDate: '1980-03-05', sex: 'female' }),
  check('transliterated', { givenName: 'Mohamed', familyName: 'El Masri', birthDate: '1988-11-21', sex: 'male' }),
  check('names alone', { givenName: 'Giuseppe', familyName: 'Galli' }),
  check('with code and number', { givenName: 'Anna', familyName: 'Conti', birthDate: '1971-01-02', taxCode: 'RSSMRA85T10A562S', phone: '333 1234567' }),
];
/** People who are there, with a letter missing. */
const there = ({ held, notHeld }: Crowd): Question[] =>
  [held, notHeld].map(({ given, family, birth }, i) => check(i === 0 ? 'their own, misheard' : 'somebody else’s, misheard', { givenName: given, familyName: family.slice(0, -2) + family.slice(-1), birthDate: birth }));
const PAIRS: Question[] = [{ name: 'work list of pairs', path: '/duplicate-pairs?limit=20' }];

const kept = process.env['TEST_SERVER_URL'];
const server = kept ? undefined : await startEmbeddedServer({ ephemeral: true });
const superuser = kept ?? server!.superuserUrl('postgres');
Object.assign(process.env, { TEST_SUPERUSER_URL: superuser, TEST_TEMPLATE: await ensureTemplate(superuser) });
let api: TestApi | undefined;
try {
  const started = performance.now();
  api = await startApi();
  const crowd = await loadCrowd(api.sql, CROWD);
  console.warn(`${CROWD} people, ready after ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  for (const [role, email, questions] of [['case manager', crowd.manager, [...SEARCHES, search(crowd.held.family.slice(0, 4)), ...CHECKS, ...there(crowd), ...PAIRS]], ['coordinator', crowd.coordinator, [...SEARCHES, search(crowd.held.family.slice(0, 4)), ...PAIRS]]] as const) {
    const { rows } = await api.sql.query<{ n: string }>(`select count(distinct r.person_id) as n from access.reach r join access.account a on a.email = $1
      join access.account_role o on o.account_id = a.id where r.holder = case o.role when 'case_manager' then a.id else o.area_ids[1] end`, [email]);
    const before = await scans(api);
    console.warn(`${role}, who reaches ${rows[0].n}`);
    const ask = await signedIn(api.url, email);
    for (const question of questions) await measure(question, ask);
    console.warn(`  whole reads of person and person_identity meanwhile: ${(await scans(api)) - before}\n`);
  }
} finally {
  await api?.close();
  await server?.stop();
}

type Ask = (question: Question) => Promise<{ items: unknown[] }>;

async function signedIn(url: string, email: string): Promise<Ask> {
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password: TEST_PASSWORD }) });
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const headers = { cookie: answer.headers.getSetCookie()[0].split(';')[0], 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
  return async ({ path, body }) => {
    const got = await fetch(`${url}/api/v1${path}`, { method: body ? 'POST' : 'GET', headers, ...(body && { body: JSON.stringify(body) }) });
    const read = (await got.json()) as { items: unknown[] };
    if (got.status !== 200) throw new Error(`${path} answered ${got.status} ${JSON.stringify(read)}`);
    return read;
  };
}

async function measure(question: Question, ask: Ask): Promise<void> {
  let found = 0;
  const times: number[] = [];
  await ask(question); // The first one reads from disk and compiles.
  for (let i = 0; i < ROUNDS; i++) {
    const from = performance.now();
    found = (await ask(question)).items.length;
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  console.warn(`  ${question.name.padEnd(48)} ${times[ROUNDS >> 1].toFixed(1).padStart(7)} ms median  ${times[ROUNDS - 1].toFixed(1).padStart(7)} ms slowest  ${found} found`);
}

/** How often the tables were read from end to end since the server started. */
async function scans(of: TestApi): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_500)); // Connections tell their counts about once a second.
  const { rows } = await of.sql.query<{ n: string }>(`select sum(seq_scan) as n from pg_stat_user_tables where relname in ('person', 'person_identity')`);
  return Number(rows[0].n);
}
