// SPDX-License-Identifier: AGPL-3.0-or-later
import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient, QueryResult } from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type FindOptionsWhere, type ObjectLiteral, type QueryDeepPartialEntity, type QueryRunner } from 'typeorm';
import type { Role } from '../access/grants.js';
import { Problem } from '../http/problem.js';

/** Who is asking, as the database resolved it from the session's token. */
export interface Actor {
  accountId: string;
  sessionId: string;
  roleId: string;
  role: Role;
  organisationId: string | null;
  organisationKind: 'comune' | 'partner' | 'service' | 'asst' | null;
  convenzioneId: string | null;
  areaIds: string[];
  /** What access.reach is searched by. */
  holders: string[];
  email: string;
  givenName: string;
  familyName: string;
  locale: 'it' | 'en';
  expiresAt: string;
  /** The second factor: whether the account has one, and when this session last showed one (UTC). Demo accounts need none. */
  factor: { active: boolean; at: string | null; demo: boolean };
}

export interface Unit {
  runner: QueryRunner;
  client: PoolClient;
  actor: Actor;
  token: string;
  reads: Map<string, { rows: string[]; people: Set<string> }>;
  attempts: { text: string; values: unknown[] }[];
}

type Row = Record<string, unknown>;


/**
 * The unit of work: every request runs in one transaction that knows who is asking.
 *
 * The transaction lives in AsyncLocalStorage, so nobody passes a connection along; whoever asks for it outside a unit gets
 * an error instead of a connection without policies.
 */
@Injectable()
export class Db {
  private readonly units = new AsyncLocalStorage<Unit>();

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /**
   * Runs `work` in a transaction opened by a session's token, and commits before it resolves. A second `run` with the same
   * token joins the first; with another one it is refused. Rejects with 401 when the token is nobody's.
   */
  async run<T>(token: string, work: (actor: Actor) => Promise<T>): Promise<T> {
    const current = this.units.getStore();
    if (current) {
      if (current.token !== token) throw new Error('A unit of work of somebody else is already open.');
      return work(current.actor);
    }
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const attempts: Unit['attempts'] = [];
    try {
      const actor = await enter(client, token);
      const unit: Unit = { runner, client, actor, token, reads: new Map(), attempts };
      // TypeORM must know that a transaction is open, or save() would begin and commit one of its own inside ours.
      Object.assign(runner, { isTransactionActive: true });
      const result = await this.units.run(unit, () => work(actor));
      await this.finish(client, unit);
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if (attempts.length > 0) await keepAttempts(client, token, attempts);
      throw error;
    } finally {
      Object.assign(runner, { isTransactionActive: false });
      await runner.release();
    }
  }

  /** For writes by entity. Throws outside a unit of work. */
  get em(): EntityManager {
    return this.unit.runner.manager;
  }

  get actor(): Actor {
    return this.unit.actor;
  }

  /**
   * Reads and set-based writes in SQL. Every text is prepared once per connection: expanding the row policies into a plan
   * costs ten times what running it does. So SQL is a constant, and what varies is a parameter.
   */
  async query<T extends object = Row>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.unit.client.query({ name: nameOf(text), text, values })).rows as T[];
  }

  /** The one row, or `undefined` when it does not exist for whoever asks. */
  async one<T extends object = Row>(text: string, values: unknown[] = []): Promise<T | undefined> {
    return (await this.query<T>(text, values))[0];
  }

  /** How many rows a write changed. */
  async execute(text: string, values: unknown[] = []): Promise<number> {
    return (await this.unit.client.query({ name: nameOf(text), text, values })).rowCount ?? 0;
  }

  /**
   * Inserts by entity, without reading back: whoever may write a row need not be allowed to read it. Ids are made by the
   * caller (`uuid` v7); an insert that a policy refuses is 403.
   */
  async insert<E extends ObjectLiteral>(entity: EntityTarget<E>, values: QueryDeepPartialEntity<E> | QueryDeepPartialEntity<E>[]): Promise<void> {
    if (Array.isArray(values) && values.length === 0) return;
    await this.em.createQueryBuilder().insert().into(entity).values(values).updateEntity(false).execute();
  }

  /**
   * Changes the one row with this id and version, and counts the version up. False when there is no such row any more: it is
   * gone, it is somebody else's, or somebody was quicker. 403 when it stands there unchanged and a policy keeps it so: a
   * change that did not happen must not look like one that did.
   */
  async change<E extends ObjectLiteral & { version: number }>(entity: EntityTarget<E>, id: string, version: number, values: QueryDeepPartialEntity<E>): Promise<boolean> {
    const key = this.em.connection.getMetadata(entity).primaryColumns[0].propertyName;
    const { affected } = await this.em
      .createQueryBuilder().update(entity)
      .set({ ...values, version: () => 'version + 1' })
      .where({ [key]: id, version }).updateEntity(false).execute();
    if (affected === 1) return true;
    if (await this.em.existsBy(entity, { [key]: id, version } as FindOptionsWhere<E>)) throw Problem.forbidden();
    return false;
  }

  /**
   * Notes that rows about people were read. Written with the commit, in the same transaction: no audit row, no answer
   * (GDPR art. 5(2); every reading of personal data is logged).
   */
  noteRead(subject: string, rows: readonly string[], people: readonly (string | null)[]): void {
    const { reads } = this.unit;
    const noted = reads.get(subject) ?? { rows: [], people: new Set<string>() };
    noted.rows.push(...rows);
    for (const person of people) if (person) noted.people.add(person);
    reads.set(subject, noted);
  }

  /**
   * Notes a statement that leaves a trace of what is being tried. It runs, in a transaction of its own, only when this unit
   * fails: an attempt whose refusal tells something is recorded although nothing else of it stays.
   */
  noteAttempt(text: string, values: unknown[]): void {
    this.unit.attempts.push({ text, values });
  }

  /** Audit rows and COMMIT in one round trip. If an audit row fails, COMMIT answers ROLLBACK, and so do we. */
  protected async finish(client: PoolClient, unit: Unit, command = 'COMMIT'): Promise<void> {
    const audits = [...unit.reads].map(([subject, { rows, people }]) =>
      client.query({ name: 'audit_read', text: 'select audit.record_read($1, $2, $3)', values: [subject, rows, [...people]] }),
    );
    const answers: QueryResult[] = await both(...audits, client.query(command));
    if (answers.at(-1)?.command !== command) throw new Error('The transaction was rolled back instead of committed.');
  }

  private get unit(): Unit {
    const unit = this.units.getStore();
    if (!unit) throw new Error('No unit of work is open: the database is reached inside Db.run only.');
    return unit;
  }
}

async function keepAttempts(client: PoolClient, token: string, attempts: Unit['attempts']): Promise<void> {
  try {
    await enter(client, token);
    for (const { text, values } of attempts) await client.query(text, values);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

const names = new Map<string, string>();

/** A short name for a text, the same at every call; texts beyond the first 500 (built ones) are not prepared. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= 500) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/** BEGIN and enter travel together: the client is in pipeline mode, so both are one round trip. */
async function enter(client: PoolClient, token: string): Promise<Actor> {
  const begun = client.query('start transaction');
  const entered = client.query<{ who: Row | null }>({ name: 'enter', text: 'select access.enter($1) as who', values: [token] });
  const [, answer] = await both(begun, entered);
  const who = answer.rows[0]?.who;
  if (!who) throw Problem.unauthorised();
  return {
    accountId: who['account_id'],
    sessionId: who['session_id'],
    roleId: who['account_role_id'],
    role: who['role'],
    organisationId: who['organisation_id'],
    organisationKind: who['organisation_kind'],
    convenzioneId: who['convenzione_id'],
    areaIds: who['area_ids'] ?? [],
    holders: who['holders'] ?? [],
    email: who['email'],
    givenName: who['given_name'],
    familyName: who['family_name'],
    locale: who['locale'],
    expiresAt: who['expires_at'],
    factor: { active: who['has_factor'], at: who['factor_at'], demo: who['demo'] },
  } as Actor;
}

/** Waits for all, then fails with the first error: a pipelined neighbour must not be left unhandled. */
async function both<T extends Promise<unknown>[]>(...all: T): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(all);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as { [K in keyof T]: Awaited<T[K]> };
}
