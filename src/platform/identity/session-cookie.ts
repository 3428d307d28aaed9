// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';

/** `__Host-` binds the cookie to this host and to HTTPS; over plain HTTP browsers would drop it. */
const nameFor = (request: FastifyRequest): string => (request.protocol === 'https' ? '__Host-vsm_session' : 'vsm_session');

const optionsFor = (request: FastifyRequest) => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure: request.protocol === 'https' });

/** An opaque session token of 256 bits; the database keeps only its SHA-256. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[nameFor(request)];

export const setToken = (request: FastifyRequest, reply: FastifyReply, token: string): void =>
  void reply.setCookie(nameFor(request), token, optionsFor(request));

export const clearToken = (request: FastifyRequest, reply: FastifyReply): void => void reply.clearCookie(nameFor(request), optionsFor(request));

/** The first step of a sign-in was right; nothing but the second step takes this cookie. */
const halfNameFor = (request: FastifyRequest): string => (request.protocol === 'https' ? '__Host-vsm_half' : 'vsm_half');

export const halfTokenOf = (request: FastifyRequest): string | undefined => request.cookies[halfNameFor(request)];

export const setHalfToken = (request: FastifyRequest, reply: FastifyReply, token: string): void =>
  void reply.setCookie(halfNameFor(request), token, { ...optionsFor(request), maxAge: 300 });

export const clearHalfToken = (request: FastifyRequest, reply: FastifyReply): void => void reply.clearCookie(halfNameFor(request), optionsFor(request));

/** What the database keeps of a token. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Derived from the token, which scripts of other sites cannot read: no second secret to store. */
export const csrfTokenFor = (token: string): string => createHmac('sha256', token).update('csrf').digest('base64url');

/** A change needs the CSRF token of the session and, when the browser tells its origin, our own origin. */
export function assertSameSite(request: FastifyRequest, token: string): void {
  assertOwnOrigin(request);
  const expected = Buffer.from(csrfTokenFor(token));
  const sent = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) throw new Problem('csrf.missing');
}

export function assertOwnOrigin(request: FastifyRequest): void {
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `${request.protocol}://${request.host}`) throw new Problem('csrf.origin');
}
