// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, HttpCode, Query, Redirect, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../access/can.decorator.js';
import { Problem } from '../http/problem.js';
import { pageOfOurs } from './openid-flow.js';
import { OpenIdDto, OpenIdStartQuery } from './openid.dto.js';
import { OpenIdService } from './openid.service.js';
import { OpenIdGuard, type OpenIdOutcome } from './openid.strategy.js';
import { SecondFactorService } from './second-factor.service.js';
import { clearHalfToken, halfTokenOf, setHalfToken, setToken } from './session-cookie.js';
import { SignInService } from './sign-in.service.js';

/** Sign-in through the organisation's own provider. The browser itself comes to `start` and `callback`, by links. */
@Controller('session/openid')
export class OpenIdController {
  constructor(
    private readonly openid: OpenIdService,
    private readonly signIn: SignInService,
    private readonly factors: SecondFactorService,
  ) {}

  /** What the sign-in page calls the provider; null where nobody signs in through one. */
  @Get()
  @Public()
  @HttpCode(200)
  show(): OpenIdDto {
    return { label: this.openid.label };
  }

  /** To the provider. */
  @Get('start')
  @Public()
  @Redirect()
  async start(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Query() { returnTo }: OpenIdStartQuery): Promise<{ url: string }> {
    const page = pageOfOurs(returnTo);
    try {
      return { url: await this.openid.start(request, reply, page) };
    } catch (error) {
      if (error instanceof Problem && error.status !== 404) return { url: `${page}#sign-in=${error.code}` };
      throw error;
    }
  }

  /** Back from the provider: a session, the second step of one, or what went wrong, told on the sign-in page. */
  @Get('callback')
  @Public()
  @UseGuards(OpenIdGuard)
  @Redirect()
  async callback(@Req() request: FastifyRequest & { user: OpenIdOutcome }, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ url: string }> {
    const page = this.openid.end(request, reply);
    const { user } = request;
    if ('problem' in user) return { url: `${page}#sign-in=${user.problem}` };
    const half = user.factor ? null : await this.factors.beginHalf(user.accountId);
    if (half) {
      setHalfToken(request, reply, half);
      return { url: `${page}#sign-in=sign-in.factor-needed` };
    }
    const token = await this.signIn.open(user.accountId, request.headers['user-agent']);
    if (user.factor) await this.factors.shownByProvider(token);
    setToken(request, reply, token);
    if (halfTokenOf(request)) clearHalfToken(request, reply);
    return { url: page };
  }
}
