// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';

/**
 * The database roles, and what each is for. Only `app`, `signin` and `worker` can log in; none of them owns anything or
 * bypasses row security.
 *
 * - `owner`    owns the schema; migrations act as it
 * - `app`      answers requests, under row-level security
 * - `signin`   opens sessions, and can do nothing else
 * - `worker`   works off jobs: its own queue, and the functions of the schema `jobs`
 * - `stats`    owns the aggregate views, with its own read policies
 * - `matcher`  search and duplicate matching inside pinned functions
 * - `merger`   makes one person of two, and takes it back, inside pinned functions
 */
const ROLES = `
  do $$
  declare r text;
  begin
    foreach r in array array['owner', 'app', 'signin', 'worker', 'stats', 'matcher', 'merger'] loop
      if not exists (select from pg_roles where rolname = r) then execute format('create role %I nologin', r); end if;
    end loop;
  end $$;
  alter role app nosuperuser nobypassrls nocreatedb nocreaterole;
  alter role signin nosuperuser nobypassrls nocreatedb nocreaterole;
  alter role worker nosuperuser nobypassrls nocreatedb nocreaterole;
  grant stats to owner;
  grant matcher to owner;
  grant merger to owner;`;

/** The extensions need a superuser, so they are made here and not in a migration. */
const EXTENSIONS = `
  create extension if not exists btree_gist;
  create extension if not exists pg_trgm;
  create extension if not exists unaccent;
  revoke all on schema public from public;
  alter schema public owner to owner;
  grant usage on schema public to app, stats, matcher, merger;`;

/** A role that can log in. */
export type Login = 'app' | 'signin' | 'worker';
export type LoginPasswords = Record<Login, string>;

export interface BootstrapOptions {
  /** Connection to any database of the server, as a superuser. */
  superuserUrl: string;
  /** Name of the database to make when it is missing. */
  database: string;
  /** Passwords of the login roles; they are set again at every start. */
  passwords: LoginPasswords;
}

/** Makes roles, database and extensions; running it again changes nothing but the passwords. */
export async function bootstrapDatabase({ superuserUrl, database, passwords }: BootstrapOptions): Promise<void> {
  await connected(superuserUrl, async (client) => {
    await client.query(ROLES);
    for (const role of ['app', 'signin', 'worker'] as const) {
      const sql = `alter role ${role} login password ${client.escapeLiteral(passwords[role])}`;
      await client.query(sql);
    }
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)} owner owner`);
    await client.query(`revoke temporary, connect on database ${client.escapeIdentifier(database)} from public`);
    await client.query(`grant connect on database ${client.escapeIdentifier(database)} to app, signin, worker`);
  });
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  await connected(url.toString(), async (client) => {
    await client.query(EXTENSIONS);
  });
}

async function connected(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
