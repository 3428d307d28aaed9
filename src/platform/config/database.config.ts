// SPDX-License-Identifier: AGPL-3.0-or-later
import { IsInt, Max, Min, ValidateBy, type ValidationOptions } from 'class-validator';
import { integer, text, type Environment } from './environment.js';

const loginOf = (value: unknown): string | null => {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  const url = new URL(value);
  return /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1 ? decodeURIComponent(url.username) : null;
};

/** A URL of a database that logs in as this role: the roles have different rights, so mixing them up must not pass. */
function LogsInAs(role: string, options: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'logsInAs', validator: { validate: (value) => loginOf(value) === role } }, options);
}

function WholeNumber(name: string, least: number, most: number): PropertyDecorator {
  const options = { message: `${name} must be a whole number from ${least} to ${most}.` };
  return (target, key) => [IsInt(options), Min(least, options), Max(most, options)].forEach((check) => check(target, key));
}

/** How the application reaches PostgreSQL. */
export class DatabaseConfig {
  /** DATABASE_URL: for requests, as the role app, under row-level security. */
  @LogsInAs('app', { message: 'DATABASE_URL must be the address of a database for the role app: postgres://app:<password>@<host>:5432/<database>.' })
  url: string;

  /** DATABASE_SIGNIN_URL: for sign-in alone, as the role signin. */
  @LogsInAs('signin', { message: 'DATABASE_SIGNIN_URL must be the same database for the role signin: postgres://signin:<password>@<host>:5432/<database>.' })
  signinUrl: string;

  /** DATABASE_WORKER_URL: for jobs alone, as the role worker. */
  @LogsInAs('worker', { message: 'DATABASE_WORKER_URL must be the same database for the role worker: postgres://worker:<password>@<host>:5432/<database>.' })
  workerUrl: string;

  /** DATABASE_POOL_SIZE: connections for requests, per process. */
  @WholeNumber('DATABASE_POOL_SIZE', 1, 200)
  poolSize = 10;

  /** DATABASE_SIGNIN_POOL_SIZE: connections for sign-in, per process. */
  @WholeNumber('DATABASE_SIGNIN_POOL_SIZE', 1, 50)
  signinPoolSize = 3;

  /** DATABASE_STATEMENT_TIMEOUT_MS: milliseconds after which the server gives a statement up. */
  @WholeNumber('DATABASE_STATEMENT_TIMEOUT_MS', 100, 600_000)
  statementTimeoutMs = 15_000;

  static read(env: Environment): DatabaseConfig {
    const config = new DatabaseConfig();
    config.url = text(env, 'DATABASE_URL') ?? '';
    config.signinUrl = text(env, 'DATABASE_SIGNIN_URL') ?? '';
    config.workerUrl = text(env, 'DATABASE_WORKER_URL') ?? '';
    config.poolSize = integer(env, 'DATABASE_POOL_SIZE') ?? config.poolSize;
    config.signinPoolSize = integer(env, 'DATABASE_SIGNIN_POOL_SIZE') ?? config.signinPoolSize;
    config.statementTimeoutMs = integer(env, 'DATABASE_STATEMENT_TIMEOUT_MS') ?? config.statementTimeoutMs;
    return config;
  }
}
