// SPDX-License-Identifier: AGPL-3.0-or-later
import { Agent, request } from 'node:http';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PoolClient } from 'pg';
import { Db } from '../../src/platform/database/db.js';
import { TEST_PASSWORD } from '../support/api.js';
import { NO_ROUTE_SHOWS } from './expected.js';
import type { Request as Question } from './room.js';
import { ALL_FACTS, ALL_REQUESTS, ALL_STATUS } from './rooms.js';
import { COLUMNS, type Actor, type Column, type MatrixWorld } from './world.js';

/** One question of the matrix: this route, about a row in this relation, asked by this column. */
export interface Cell {
  route: string;
  relation: string;
  column: Column;
  status: number;
}

export interface Answer {
  status: number;
  body: string;
  /** Names of the planted facts that stand in it. */
  facts: string[];
  /** What the unit of work had written, seen by whoever asked, before it was rolled back. */
  after: unknown;
}

/** `METHOD /path` of every route that the running router answers through a controller. */
export function routesOf(app: NestFastifyApplication): string[] {
  const routes: string[] = [];
  for (const { instance, metatype } of app.get(DiscoveryService, { strict: false }).getControllers()) {
    if (!instance || !metatype) continue;
    const base = [Reflect.getMetadata(PATH_METADATA, metatype) as string].flat()[0];
    for (const name of app.get(MetadataScanner, { strict: false }).getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
      const handler = (instance as Record<string, object>)[name];
      const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
      if (path === undefined) continue;
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
      routes.push(`${method} ${`/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1')}`);
    }
  }
  return routes.sort();
}

/** The cells as they are written down: a line per route and relation, a number per column. */
export function cells(): Cell[] {
  const all: Cell[] = [];
  let route = '';
  for (const line of ALL_STATUS.split('\n')) {
    const words = line.trim().split(/\s+/);
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (/^[A-Z]+ \//.test(line)) route = line.trim();
    else {
      const [relation, ...statuses] = words as [string, ...string[]];
      if (statuses.length !== COLUMNS.length) throw new Error(`${route} ${relation}: ${statuses.length} cells for ${COLUMNS.length} columns.`);
      all.push(...COLUMNS.map((column, i) => ({ route, relation, column, status: Number(statuses[i]) })));
    }
  }
  return all;
}

/** Which planted facts an answer shows, by `route|relation|column`; a cell that is not named shows none. */
export function expectedFacts(): Map<string, string[]> {
  const all = new Map<string, string[]>();
  let route = '';
  for (const line of ALL_FACTS.split('\n')) {
    if (line.trim() === '') continue;
    if (/^[A-Z]+ \//.test(line)) route = line.trim();
    else {
      const [relation, columns, ...facts] = line.trim().split(/\s+/) as [string, string, ...string[]];
      for (const column of columns.split(',')) all.set(`${route}|${relation}|${column}`, facts.sort());
    }
  }
  return all;
}

interface Payload {
  type: string;
  bytes: Buffer;
}

const json = (body: object): Payload => ({ type: 'application/json', bytes: Buffer.from(JSON.stringify(body)) });

function multipart({ fields, file }: NonNullable<Question['form']>): Payload {
  const edge = 'edge-of-the-matrix';
  const part = (head: string, content: Buffer | string): Buffer => Buffer.concat([Buffer.from(`--${edge}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')]);
  const texts = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  return { type: `multipart/form-data; boundary=${edge}`, bytes: Buffer.concat([...texts, part(`name="file"; filename="${file.name}"`, file.content), Buffer.from(`--${edge}--\r\n`)]) };
}

/** Asks the running router and takes everything back. Columns may ask at the same time; one column asks one thing at a time. */
export class Asker {
  private readonly sessions = new Map<Actor, { cookie: string; token: string; csrf: string; roleId: string }>();
  /** By token: what to read before the unit of work of that session is rolled back, and what was read. */
  private readonly effects = new Map<string, { after: string; values: unknown[]; seen?: unknown }>();
  private readonly agent = new Agent({ keepAlive: true, maxSockets: COLUMNS.length });

  private constructor(readonly world: MatrixWorld) {}

  static async of(world: MatrixWorld): Promise<Asker> {
    const asker = new Asker(world);
    for (const [actor, email] of Object.entries(world.emails) as [Actor, string][]) await asker.signIn(actor, email);
    // Everybody has just shown a second factor: what is signed asks for it.
    await world.api.sql.query('update access.session set factor_at = now()');
    asker.rollBackEverything();
    return asker;
  }

  async ask({ route, relation }: Pick<Cell, 'route' | 'relation'>, actor: Actor | null): Promise<Answer> {
    const make = ALL_REQUESTS[route];
    if (!make) throw new Error(`Nothing says how to ask ${route}.`);
    const question = make(relation, this.world, actor === null ? { roleId: '' } : this.sessions.get(actor)!);
    return this.send(route, question, actor);
  }

  tokenOf(actor: Actor): string {
    return this.sessions.get(actor)!.token;
  }

  private async send(route: string, { id, params = {}, query = '', body, form, version = 1, after, values = [] }: Question, actor: Actor | null, patience = 50): Promise<Answer> {
    const [method, path] = route.split(' ') as ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string];
    const at = path.replace(/:(\w+)/g, (_, name: string) => (name === 'id' ? id! : params[name]));
    const session = actor === null ? undefined : this.sessions.get(actor)!;
    const effect = after ? { after, values, seen: undefined } : undefined;
    if (session && effect) this.effects.set(session.token, effect);
    const { status, text } = await this.http(method, `${path === '/status' ? '' : '/api/v1'}${at}${query}`, {
      ...(session && { cookie: session.cookie, 'x-csrf-token': session.csrf }),
      ...(method !== 'GET' && { 'if-match': `"${version}"` }),
      ...(method === 'POST' && { 'idempotency-key': `cell-${++this.asked}-of-the-matrix` }),
    }, method === 'GET' || method === 'DELETE' ? undefined : form ? multipart(form) : json(body ?? {}));
    if (session) this.effects.delete(session.token);
    // A machine that is busy is not a wall: /status gives the database 80 ms.
    if (path === '/status' && status === 503 && patience > 0) return this.send(route, { id, params, query, body, form, version, after, values }, actor, patience - 1);
    const shown = status < 300 ? [...this.world.facts].filter(([, needle]) => text.includes(needle)).map(([name]) => name).sort() : [];
    return { status, body: text, facts: shown, after: status < 300 ? effect?.seen : undefined };
  }

  private asked = 0;

  private async read(client: PoolClient, { after, values }: { after: string; values: unknown[] }): Promise<unknown> {
    const [row] = (await client.query<unknown[]>({ text: after, values, rowMode: 'array' })).rows;
    const [value] = row ?? [];
    return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  }

  private async signIn(actor: Actor, email: string): Promise<void> {
    const { status, text, cookie } = await this.http('POST', '/api/v1/session', {}, json({ email, password: TEST_PASSWORD }));
    if (status !== 201) throw new Error(`sign-in of ${email}: ${text}`);
    const body = JSON.parse(text) as { csrfToken: string; role: { id: string } };
    this.sessions.set(actor, { cookie, token: cookie.split('=')[1], csrf: body.csrfToken, roleId: body.role.id });
  }

  /** Thousands of requests on few kept connections. */
  private http(method: string, path: string, headers: Record<string, string>, body?: Payload): Promise<{ status: number; text: string; cookie: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.world.api.url}${path}`, { method, agent: this.agent, headers: { ...headers, ...(body && { 'content-type': body.type, 'content-length': body.bytes.length }) } }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode!, text: Buffer.concat(parts).toString(), cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0] }));
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body?.bytes);
    });
  }

  /** Units of work are rolled back instead of committed: no cell changes what the next one finds. */
  private rollBackEverything(): void {
    const db = this.world.api.app.get<{ finish: (client: PoolClient, unit: { token: string }, command?: string) => Promise<void> }>(Db, { strict: false });
    const finish = db.finish.bind(db);
    db.finish = async (client, unit) => {
      const effect = this.effects.get(unit.token);
      if (effect) effect.seen = await this.read(client, effect);
      await finish(client, unit, 'ROLLBACK');
    };
  }
}

/** What a cell answers against what is written down; nothing when they agree. */
export async function difference(asker: Asker, cell: Cell, facts: Map<string, string[]>): Promise<string | undefined> {
  return judge(asker.world, cell, await asker.ask(cell, cell.column), facts);
}

export function judge(world: MatrixWorld, cell: Cell, answer: Answer, facts: Map<string, string[]>): string | undefined {
  const at = `${cell.route} ${cell.relation} as ${cell.column}`;
  if (answer.status !== cell.status) return `${at}: ${answer.status} instead of ${cell.status} ${answer.status >= 400 ? answer.body : ''}`;
  if (answer.status >= 300) return undefined;
  const expected = ALL_REQUESTS[cell.route](cell.relation, world, { roleId: '' }).effect;
  if (expected !== undefined && JSON.stringify(answer.after) !== JSON.stringify(expected)) return `${at}: did ${JSON.stringify(answer.after)} instead of ${JSON.stringify(expected)}`;
  if (NO_ROUTE_SHOWS.has(cell.route)) return undefined;
  const due = facts.get(`${cell.route}|${cell.relation}|${cell.column}`) ?? [];
  const extra = answer.facts.filter((f) => !due.includes(f));
  const lacking = due.filter((f) => !answer.facts.includes(f));
  return extra.length + lacking.length === 0 ? undefined : `${at}:${extra.length ? ` shows ${extra.join(' ')}` : ''}${lacking.length ? ` lacks ${lacking.join(' ')}` : ''}`;
}
