// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TestApi } from './api.js';

/**
 * How many statements the application sends while `work` runs, the envelope (begin, enter, audit, commit) left out: what
 * a feature asks must not grow with the rows it answers.
 */
export async function countStatements(api: TestApi, work: () => Promise<unknown>): Promise<number> {
  const { DataSource } = await import('typeorm');
  const { driver } = api.app.get(DataSource);
  const pool = (driver as unknown as { master: { connect: (...args: unknown[]) => unknown } }).master;
  const original = pool.connect;
  const sent: string[] = [];
  pool.connect = function (this: unknown, callback: (error: unknown, client: Queryable, release: unknown) => void) {
    return original.call(this, (error: unknown, client: Queryable, release: unknown) => {
      if (client && !client.counted) {
        const query = client.query;
        client.counted = true;
        client.query = function (this: unknown, config: unknown, ...rest: unknown[]) {
          sent.push(typeof config === 'string' ? config : String((config as { text?: string }).text));
          return query.call(this, config, ...rest);
        };
        client.restore = () => Object.assign(client, { query, counted: false });
        touched.push(client);
      }
      callback(error, client, release);
    });
  } as typeof original;
  const touched: Queryable[] = [];
  try {
    await work();
  } finally {
    pool.connect = original;
    for (const client of touched) client.restore?.();
  }
  return sent.filter((text) => !/^(start transaction|commit|rollback|select access\.enter|select audit\.record_read)/i.test(text)).length;
}

interface Queryable {
  query: (...args: unknown[]) => unknown;
  counted?: boolean;
  restore?: () => void;
}
