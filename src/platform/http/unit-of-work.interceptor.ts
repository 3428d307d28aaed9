// SPDX-License-Identifier: AGPL-3.0-or-later
import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, type Observable, from } from 'rxjs';
import { abilityOf } from '../access/ability.js';
import { PERMISSION, type Permission } from '../access/can.decorator.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Db } from '../database/db.js';
import { isRetriable } from '../database/sqlstate.js';
import { factorDue } from '../identity/factor-due.js';
import { assertSameSite, tokenOf } from '../identity/session-cookie.js';
import { REQUIRES_KEY } from './idempotency.decorator.js';
import { LOCATED_AT } from './located-at.decorator.js';
import { Problem } from './problem.js';
import { keptOf, readAgain, Repetition, type KeptAnswer } from './re-read.js';

type Body = Record<string, unknown> | null | undefined;

interface Route {
  /** Creations that must not happen twice. */
  needsKey: boolean;
  /** Where what is created stands, if not below the address. */
  collection: string | undefined;
}

/**
 * The edge of every request: opens the unit of work with the session's token, checks the verb, lets pipes and handler run,
 * and commits before the answer leaves. An answer that could not be committed or audited is not given.
 */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly reflector: Reflector,
    private readonly cipher: FieldCipher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<Body>): Observable<Body> {
    const targets = [context.getHandler(), context.getClass()];
    const permission = this.reflector.getAllAndOverride<Permission>(PERMISSION, targets);
    if (permission === 'public') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const needsKey = this.reflector.getAllAndOverride<boolean>(REQUIRES_KEY, targets) ?? false;
    const collection = this.reflector.getAllAndOverride<string | undefined>(LOCATED_AT, targets);
    const attempt = () => this.answer(request, reply, permission, { needsKey, collection }, next);
    const answered = attempt().catch((error: unknown) => (isRetriable(error) ? attempt() : Promise.reject(error)));
    return from(answered.then((body) => {
      describe(body, request, reply, collection);
      return body;
    }));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, permission: Permission, { needsKey, collection }: Route, next: CallHandler<Body>): Promise<Body> {
    const token = tokenOf(request);
    if (!token) throw Problem.unauthorised();
    const changes = !['GET', 'HEAD'].includes(request.method);
    if (changes) assertSameSite(request, token);
    if (permission === 'own-credentials') return lastValueFrom(next.handle(), { defaultValue: undefined });
    const done = await this.db.run(token, async (actor) => {
      // What is mandatory and missing leaves the account with its own profile.
      if (permission !== 'signed-in' && factorDue(actor, this.config) === 'required') throw new Problem('session.factor-required');
      if (typeof permission === 'object' && !abilityOf(actor.role).can(permission.verb, permission.subject)) throw Problem.forbidden();
      const work = () => lastValueFrom(next.handle(), { defaultValue: undefined });
      const key = changes ? keyOf(request, needsKey) : undefined;
      return key ? this.once(key, request, work, (body) => keptOf(body, request, reply, collection)) : work();
    });
    return done instanceof Repetition ? readAgain(done, request) : done;
  }

  /**
   * At most one effect per key: the key's row stands in the same transaction as the effect. Of the answer nothing is kept but where it is
   * read: a repetition answers what stands then, to whoever may still read it.
   */
  private async once(key: string, request: FastifyRequest, work: () => Promise<Body>, keep: (body: Body) => KeptAnswer): Promise<Body | Repetition> {
    const fingerprint = this.cipher.searchCode(`${this.db.actor.roleId}\n${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`, 'request');
    const claimed = await this.db.one<{ answer: { state: string; body: KeptAnswer | null } }>('select access.claim_key($1, $2) as answer', [key, fingerprint]);
    const { state, body } = claimed!.answer;
    if (state === 'busy') throw new Problem('idempotency.in-progress');
    if (state === 'mismatch') throw new Problem('idempotency.mismatch');
    if (state === 'replay') return new Repetition(body);
    const fresh = await work();
    await this.db.query('select access.store_answer($1, $2, $3, $4)', [key, 200, null, JSON.stringify(keep(fresh))]);
    return fresh;
  }
}

function keyOf(request: FastifyRequest, needed: boolean): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    if (needed) throw new Problem('idempotency.missing');
    return undefined;
  }
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(key)) throw new Problem('idempotency.malformed');
  return key;
}

/** A record's version is its ETag, and what was created says where it stands. */
function describe(body: Body, request: FastifyRequest, reply: FastifyReply, collection?: string): void {
  if (typeof body?.['version'] === 'number') reply.header('etag', `"${body['version']}"`);
  if (reply.statusCode === 201 && typeof body?.['id'] === 'string') {
    const at = collection === undefined ? request.url.split('?')[0] : `/api/v1/${collection}`;
    reply.header('location', `${at}/${body['id']}`);
  }
}
