// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TestApi } from '../support/api.js';
import type { World } from '../support/arrange.js';
import type { Kind, MatrixWorld, Planted, Planting, Relation } from './world.js';

/**
 * One room of the house in the matrix: who may do what there, what the answers show, how to ask, and which rows stand ready.
 * Everything is written by hand, as in expected.ts, which holds the first rooms.
 */
export interface Room {
  /** Kinds of rows that it plants. */
  kinds?: readonly Kind[];
  /** Lines as in EXPECTED_STATUS: a route, and below it a relation with one status per column. */
  status: string;
  /** Lines as in EXPECTED_FACTS: a route, and below it a relation, columns and the facts that the answer shows. */
  facts?: string;
  /** Lines as in EXPECTED_ROWS: `table by kind`, and below it columns and the relations whose rows they read. */
  rows?: string;
  /** The column by which a table's rows are recognised, where it is not `id`. */
  keys?: Readonly<Record<string, string>>;
  requests: Readonly<Record<string, Make>>;
  /** Routes answered without a session. */
  open?: readonly string[];
  plant?: (p: Planting, base: World, people: Record<string, Planted>, api: TestApi) => Promise<void>;
}

/** How a route is asked about a row in a relation. */
export interface Request {
  /** `:id` of the path. */
  id?: string;
  /** The path's other parameters. */
  params?: Record<string, string>;
  query?: string;
  body?: object;
  /** Instead of a body: a file in the field `file`, beside text fields. */
  form?: { fields: Record<string, string>; file: { name: string; content: Buffer } };
  /** For If-Match. */
  version?: number;
  /** Read before everything is rolled back, by whoever asked: one row, one column. */
  after?: string;
  values?: unknown[];
  /** What `after` must find when the request is granted. */
  effect?: unknown;
}

export type Make = (relation: Relation, world: MatrixWorld, me: { roleId: string }) => Request;

export const everything: Make = () => ({});
export const list: Make = () => ({ query: '?limit=100' });
/** A list, narrowed to what somebody names: a filter must not tell more than the list. */
export const filtered = (by: string, kind: Kind): Make => (relation, world) => ({ query: `?limit=100${relation === 'list' ? '' : `&${by}=${world.id(kind, relation)}`}` });
export const byId = (kind: Kind, more: Partial<Request> | ((relation: Relation, world: MatrixWorld) => Partial<Request>) = {}): Make => (relation, world) => ({
  id: relation === 'malformed' ? 'not-an-id' : world.id(kind, relation),
  ...(typeof more === 'function' ? more(relation, world) : more),
});
