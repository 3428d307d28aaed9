// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldCipher } from '../crypto/field-cipher.js';

/** What must come back from the provider, and where to go on. It travels with the browser, which can neither read nor change it. */
export interface Flow {
  state: string;
  nonce: string;
  verifier: string;
  /** A page of the platform. */
  returnTo: string;
  /** Milliseconds since 1970. */
  startedAt: number;
}

const LASTS_MS = 10 * 60_000;
const PLACE = { table: 'openid-flow', row: 'cookie' };

const nameFor = (request: FastifyRequest): string => (request.protocol === 'https' ? '__Host-vsm_openid' : 'vsm_openid');
const optionsFor = (request: FastifyRequest) => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure: request.protocol === 'https' });

export function setFlow(request: FastifyRequest, reply: FastifyReply, cipher: FieldCipher, flow: Flow): void {
  const sealed = cipher.encrypt(JSON.stringify(flow), PLACE);
  void reply.setCookie(nameFor(request), sealed.cipher.toString('base64url'), { ...optionsFor(request), maxAge: LASTS_MS / 1000 });
}

export const clearFlow = (request: FastifyRequest, reply: FastifyReply): void => void reply.clearCookie(nameFor(request), optionsFor(request));

/** Null for a cookie that is missing, not ours, or older than ten minutes. */
export function flowOf(request: FastifyRequest, cipher: FieldCipher): Flow | null {
  try {
    const flow = JSON.parse(cipher.decrypt({ cipher: Buffer.from(request.cookies[nameFor(request)] ?? '', 'base64url'), keyVersion: 1 }, PLACE)) as Flow;
    return Date.now() - flow.startedAt < LASTS_MS ? flow : null;
  } catch {
    return null;
  }
}

/** A page of ours, and nothing that a browser could take for another site. */
export const pageOfOurs = (path: string | undefined): string => (path !== undefined && path.length <= 300 && /^\/(?![/\\])[\w\-./~%?=&]*$/.test(path) ? path : '/');
