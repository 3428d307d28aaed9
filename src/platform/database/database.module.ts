// SPDX-License-Identifier: AGPL-3.0-or-later
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { BootCheck } from './boot-check.js';
import { Db } from './db.js';
import { SnakeNaming } from './snake-naming.js';

// `date` stays the string it is: a JavaScript Date at local midnight would shift birth dates in Rome.
pg.types.setTypeParser(1082, (value) => value);
// `bigint` carries cents and counts, which stay far below 2^53; one that does not must not be rounded in silence.
pg.types.setTypeParser(20, (value) => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('A stored number is too large.');
  return number;
});

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: ({ database }: Config) => ({
        type: 'postgres' as const,
        url: database.url,
        autoLoadEntities: true,
        namingStrategy: new SnakeNaming(),
        synchronize: false,
        installExtensions: false,
        uuidExtension: 'pgcrypto' as const,
        retryAttempts: 10,
        retryDelay: 500,
        poolSize: database.poolSize,
        extra: {
          pipeline: true,
          connectionTimeoutMillis: 2000,
          statement_timeout: database.statementTimeoutMs,
          lock_timeout: 5000,
          idle_in_transaction_session_timeout: 30_000,
          application_name: 'vivere',
          // Policies make planning dear and parameters say little about it: a statement is planned once, not five times.
          options: '-c plan_cache_mode=force_generic_plan',
        },
        poolErrorHandler: () => undefined, // An idle connection that breaks is replaced at the next use.
      }),
    }),
  ],
  providers: [Db, BootCheck],
  exports: [Db],
})
export class DatabaseModule {}
