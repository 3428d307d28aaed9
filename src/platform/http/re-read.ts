// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

type Body = Record<string, unknown> | null | undefined;

/** What is kept of an answer: where it may be read again, and what it was made of. Nothing of what it said. */
export interface KeptAnswer {
  /** false: there was nothing in it. */
  body: boolean;
  /** Address that answers the same record; null: no route does. */
  at: string | null;
  /** Names of its fields: what answers other fields is another answer. */
  fields: string[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A route's pattern, or an address, without what varies. */
const shapeOf = (address: string): string => address.split('/').map((part) => (part.startsWith(':') || UUID.test(part) ? ':' : part)).join('/');

const readable = new WeakMap<object, Set<string>>();

/** Remembers what can be read, as the routes are made. */
export function noteReadable(fastify: FastifyInstance): void {
  const routes = new Set<string>();
  readable.set(fastify.server, routes);
  fastify.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes('GET')) routes.add(shapeOf(url));
  });
}

/** Where the record of an answer stands: at its own address, or where it was changed. */
function addressesOf(body: Record<string, unknown>, { url, method }: FastifyRequest, created: boolean, collection?: string): string[] {
  const path = url.split('?')[0];
  const parts = path.split('/');
  if (created && typeof body['id'] === 'string') {
    return collection === undefined ? [`${path}/${body['id']}`, `/api/v1/${parts.at(-1)}/${body['id']}`] : [`/api/v1/${collection}/${body['id']}`];
  }
  // /handovers/:id/answer changes /handovers/:id; /people/searches changes nothing.
  const owner = [parts.slice(0, -1), parts.slice(0, -2)].filter((one) => UUID.test(one.at(-1) ?? '')).map((one) => one.join('/'));
  return method === 'POST' && !created ? owner : [path, ...(created ? [] : owner)];
}

/** What to keep of an answer so that a repetition can be answered by what stands then. */
export function keptOf(body: Body, request: FastifyRequest, reply: FastifyReply, collection?: string): KeptAnswer {
  if (body === null || body === undefined) return { body: false, at: null, fields: [] };
  const routes = readable.get(request.server.server);
  const at = addressesOf(body, request, reply.statusCode === 201, collection).find((address) => routes?.has(shapeOf(address))) ?? null;
  return { body: true, at, fields: Object.keys(body).sort() };
}

/** A request that was sent before under its key: nothing is done again. */
export class Repetition {
  constructor(readonly kept: KeptAnswer | null) {}
}

/**
 * Reads again what was answered, by one GET through the routes as whoever asks now: what they may not read any more is not there (404).
 * Where no route answers it, they are told that it was done (409).
 */
export async function readAgain({ kept }: Repetition, request: FastifyRequest): Promise<Body> {
  if (kept && !kept.body) return undefined;
  if (!kept?.at) throw new Problem('idempotency.done');
  const { cookie, 'accept-language': language } = request.headers;
  const answer = await request.server.inject({ method: 'GET', url: kept.at, remoteAddress: request.ip, headers: { ...(cookie && { cookie }), ...(language && { 'accept-language': language }) } });
  if (answer.statusCode === 403 || answer.statusCode === 404) throw Problem.notFound();
  if (answer.statusCode !== 200) throw new Problem('idempotency.done');
  const body = answer.json<Record<string, unknown>>();
  if (Object.keys(body).sort().join() !== kept.fields.join()) throw new Problem('idempotency.done');
  return body;
}
