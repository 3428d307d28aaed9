// SPDX-License-Identifier: AGPL-3.0-or-later
import createClient from 'openapi-fetch';
import { currentLanguage } from '../i18n/language.js';
import { Problem } from './problem.js';
import type { paths } from './schema.js';
import { gate } from './session-gate.js';

const sessionPath = '/api/v1/session';
const csrfHeader = 'x-csrf-token';

/**
 * The typed client. Wrap every call in `ok` or `versioned`, which reject with a `Problem`:
 * `await ok(api.GET('/api/v1/session'))`.
 */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: send });

interface Called<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of a successful answer; rejects with a `Problem` otherwise. */
export async function ok<Data>(call: Promise<Called<Data>>): Promise<Data> {
  return (await versioned(call)).data;
}

/** A body with the version it was read at; send `etag` back through `ifMatch` to change the record. */
export interface Versioned<Data> {
  data: Data;
  etag: string | null;
}

/** Like `ok`, and keeps the ETag. */
export async function versioned<Data>(call: Promise<Called<Data>>): Promise<Versioned<Data>> {
  const { data, error, response } = await call;
  if (!response.ok) throw Problem.from(response.status, error);
  return { data: data as Data, etag: response.headers.get('etag') };
}

/** Headers of an update: only if nobody changed the record since `etag`. */
export function ifMatch(etag: string | null): Record<string, string> {
  return etag ? { 'If-Match': etag } : {};
}

/** Headers of a create that may be sent twice: keep one key per form until it succeeds. */
export function idempotent(key: string): Record<string, string> {
  return { 'Idempotency-Key': key };
}

/** A key for `idempotent`. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

/**
 * Sends one request with the session's headers. When the session has ended meanwhile, the password is
 * asked over the page and the same request goes out again: the caller, and the form behind it, never notice.
 * The same where an operation asks for the second factor.
 * A request that brings a CSRF token of its own is part of signing in again, and must not ask for that.
 */
async function send(request: Request): Promise<Response> {
  if (request.headers.has(csrfHeader) || tellsWhoIsSignedIn(request)) return sendOnce(request);
  const [second, third] = [request.clone(), request.clone()];
  let response = await sendOnce(request);
  if (response.status === 401 && (await gate.signInAgain())) response = await sendOnce(second);
  if ((await needsFactor(response)) && (await gate.confirmFactor())) return sendOnce(third);
  return response;
}

/** Reading, opening and closing a session: there a 401 is the answer, not an interruption. */
function tellsWhoIsSignedIn(request: Request): boolean {
  const { pathname } = new URL(request.url);
  return (pathname === sessionPath && request.method !== 'PATCH') || pathname === `${sessionPath}/factor`;
}

/** What is signed is signed with the second factor: the code is asked for over the page, as the password is. */
async function needsFactor(response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const document: unknown = await response.clone().json().catch(() => null);
  return Problem.from(403, document).code === 'session.factor-needed';
}

async function sendOnce(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', currentLanguage());
  const bare = request.method !== 'GET' && !request.headers.has(csrfHeader);
  if (bare && gate.csrfToken) request.headers.set(csrfHeader, gate.csrfToken);
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw Problem.unreachable();
  }
}
