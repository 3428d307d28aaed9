// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The baseline: a bare node:http + pg handler that does the same work as the product for the same two routes: session
 * lookup and row-level-security envelope, the same SQL, the read audit in the same transaction. What the product is slower by
 * is what its house costs.
 */
import { createServer } from 'node:http';
import pg from 'pg';

interface Work {
  url: string;
  list: { text: string; values: unknown[] };
  detail: { text: string; values: unknown[] };
}

const work = JSON.parse(process.env['BENCH_WORK']!) as Work;
pg.types.setTypeParser(1082, (value) => value);
const pool = new pg.Pool({ connectionString: work.url, max: 10, pipeline: true });

async function answer(token: string, name: 'list' | 'detail'): Promise<string> {
  const client = await pool.connect();
  try {
    const begun = client.query('start transaction');
    const entered = client.query({ name: 'enter', text: 'select access.enter($1) as who', values: [token] });
    await begun;
    const who = (await entered).rows[0] as { who: unknown };
    if (!who.who) throw new Error('nobody');
    const { text, values } = work[name];
    const { rows } = await client.query({ name, text, values });
    const people = rows.map((row: Record<string, string>) => row['id']);
    const audited = client.query({ name: 'audit', text: 'select audit.record_read($1, $2, $3)', values: ['Person', people, people] });
    const committed = client.query('commit');
    await audited;
    await committed;
    return JSON.stringify(name === 'list' ? { items: rows.slice(0, 20), nextCursor: null } : rows[0]);
  } finally {
    client.release();
  }
}

const server = createServer((request, response) => {
  const token = /vsm_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const name = /^\/api\/v1\/people\/[0-9a-f-]{36}$/.test(request.url!.split('?')[0]) ? 'detail' : 'list';
  answer(token, name).then(
    (body) => response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body),
    () => response.writeHead(500).end(),
  );
});
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }));
process.on('disconnect', () => process.exit(0));
