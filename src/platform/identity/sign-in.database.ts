// SPDX-License-Identifier: AGPL-3.0-or-later
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';

/**
 * The login that opens sessions: its whole world are the functions of the schema `signin`. The application's own login can
 * neither read passwords and second factors nor open a session (decision 2).
 */
@Injectable()
export class SignInDatabase implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(@Inject(CONFIG) config: Config) {
    const { signinUrl, signinPoolSize } = config.database;
    this.pool = new pg.Pool({ connectionString: signinUrl, max: signinPoolSize, connectionTimeoutMillis: 2000, statement_timeout: 5000 });
    this.pool.on('error', () => undefined); // An idle connection that breaks is replaced at the next use.
  }

  /** Calls a function of `signin`; each call is a transaction of its own. */
  async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(text, values)).rows as Row[];
  }

  async one<Row extends object>(text: string, values: unknown[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(text, values))[0];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
