// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { METHOD_METADATA, PATH_METADATA, VERSION_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from '../../src/platform/access/grants.js';
import { Db } from '../../src/platform/database/db.js';
import type { ApiClient } from '../support/api.js';

/**
 * How the row that a request names stands to whoever asks: theirs now; somebody else's; theirs until yesterday; not there.
 * `list` is for routes that name no row.
 */
export type Relation = 'own' | 'other' | 'former' | 'missing' | 'list';

/** A cell: the status, or for a list which of the planted rows it shows. */
export type Cell = number | readonly Exclude<Relation, 'list' | 'missing'>[];

/** Every role, named: a role that is forgotten does not compile. */
export type Row = Record<Role, Partial<Record<Relation, Cell>>>;

export interface Expectation {
  /** Whose id stands in the path or body, per relation; absent for routes that name no row. */
  row?: (relation: Exclude<Relation, 'list'>) => Named;
  body?: (named: Named | undefined) => object;
  query?: string;
  /** In a list: where an item carries the planted row's id. */
  key?: string;
  cells: Row;
}

export interface Named {
  id: string;
  /** For If-Match. */
  version?: number;
  [more: string]: unknown;
}

/** `METHOD /path` of every route that the running router answers through a controller. */
export function routesOf(app: NestFastifyApplication): string[] {
  const routes: string[] = [];
  for (const { instance, metatype } of app.get(DiscoveryService, { strict: false }).getControllers()) {
    if (!instance || !metatype) continue;
    const base = [Reflect.getMetadata(PATH_METADATA, metatype) as string].flat()[0]!;
    const neutral = Reflect.getMetadata(VERSION_METADATA, metatype) !== undefined;
    for (const name of app.get(MetadataScanner, { strict: false }).getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
      const handler = (instance as Record<string, object>)[name]!;
      const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
      if (path === undefined) continue;
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
      const full = `/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
      routes.push(`${method} ${neutral ? full : full}`);
    }
  }
  return routes.sort();
}

/** Every unit of work is rolled back instead of committed: no cell changes what the next one finds. */
export function rollBackEverything(app: NestFastifyApplication): void {
  const db = app.get(Db, { strict: false }) as unknown as { finish: (client: unknown, unit: unknown, command: string) => Promise<void> };
  const finish = db.finish.bind(db);
  db.finish = (client, unit) => finish(client, unit, 'ROLLBACK');
}

/** What one cell answers: the status, or the planted rows that a list shows. */
export async function ask(client: ApiClient, route: string, expectation: Expectation, relation: Relation, planted: Record<string, string>): Promise<Cell | string> {
  const [method, path] = route.split(' ') as [string, string];
  const named = relation === 'list' ? undefined : expectation.row?.(relation);
  const at = path.replace(/:(\w+)/g, (_, name: string) => String(name === 'id' ? named!.id : named![name])) + (expectation.query ?? '');
  const body = expectation.body?.(named) ?? {};
  const version = named?.version ?? 1;
  const answer =
    method === 'GET' ? await client.get(at)
    : method === 'POST' ? await client.act(at, body, version)
    : method === 'PATCH' ? await client.patch(at, body, version)
    : await client.delete(at, version);
  if (relation !== 'list' || answer.status !== 200 || !expectation.key) return answer.status;
  const shown = JSON.stringify(answer.body.items);
  return Object.entries(planted).filter(([, id]) => shown.includes(id)).map(([name]) => name) as unknown as Cell;
}

export const nobody = (): string => randomUUID();
