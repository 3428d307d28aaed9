// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { Problem } from '../http/problem.js';
import { OpenIdService, type OpenIdUser } from './openid.service.js';

type Done = (error: unknown, user: OpenIdUser | null) => void;

/** Passport's frame around a flow that keeps no server-side session: openid-client's own strategy would want one. */
class FlowStrategy extends passport.Strategy {
  constructor(private readonly judge: (request: FastifyRequest, done: Done) => void) {
    super();
  }

  override authenticate(request: unknown): void {
    this.judge(request as FastifyRequest, (error, user) => (error ? this.error(error) : this.success(user as object)));
  }
}

/** Who comes back from the provider, beside the password's strategy. */
@Injectable()
export class OpenIdStrategy extends PassportStrategy(FlowStrategy, 'openid') {
  constructor(private readonly openid: OpenIdService) {
    super();
  }

  validate(request: FastifyRequest): Promise<OpenIdUser> {
    return this.openid.identify(request);
  }
}

/** What came of it: an account, or the problem to tell. A browser comes here by a link, so that nothing is thrown at it. */
export type OpenIdOutcome = OpenIdUser | { problem: string };

@Injectable()
export class OpenIdGuard extends AuthGuard('openid') {
  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error instanceof Problem && error.status !== 404) return { problem: error.code } as T;
    if (error instanceof Error) throw error;
    return user as T;
  }
}
