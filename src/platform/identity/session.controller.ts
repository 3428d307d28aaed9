// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, SignedIn } from '../access/can.decorator.js';
import { Db } from '../database/db.js';
import { localeOf } from '../http/problem.filter.js';
import { defineProblems } from '../http/problem.js';
import { SecondFactorService } from './second-factor.service.js';
import { assertOwnOrigin, clearHalfToken, clearToken, halfTokenOf, setHalfToken, setToken, tokenOf } from './session-cookie.js';
import { SessionDto, SignInDto, SwitchRoleDto } from './session.dto.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import { PasswordGuard } from './sign-in.strategy.js';

const signInProblem = defineProblems({
  'sign-in.factor-needed': { status: 401, it: 'La password è giusta: ora scrivi il codice della verifica in due passaggi.', en: 'The password is right: now give the code of your second factor.' },
});

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly signIn: SignInService,
    private readonly factors: SecondFactorService,
    private readonly db: Db,
  ) {}

  /**
   * Sign in. The session travels in an HttpOnly cookie. Of an account with a second factor this is half a sign-in: 401 with
   * the code sign-in.factor-needed, and a cookie that POST /session/factor takes within five minutes.
   */
  @Post()
  @Public()
  @UseGuards(PasswordGuard)
  @ApiBody({ type: SignInDto })
  async open(@Req() request: FastifyRequest & { user: { accountId: string } }, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionDto> {
    assertOwnOrigin(request);
    const half = await this.factors.beginHalf(request.user.accountId);
    if (half) {
      setHalfToken(request, reply, half);
      throw signInProblem('sign-in.factor-needed');
    }
    const token = await this.signIn.open(request.user.accountId, request.headers['user-agent']);
    const session = await this.db.run(token, () => this.sessions.describe(token, localeOf(request)));
    setToken(request, reply, token);
    if (halfTokenOf(request)) clearHalfToken(request, reply);
    return session;
  }

  /** Who one is, in which role, with which rules. */
  @Get()
  @SignedIn()
  show(@Req() request: FastifyRequest): Promise<SessionDto> {
    return this.sessions.describe(tokenOf(request)!, localeOf(request));
  }

  /** Act in another of one's roles: the answer is the session as the next request will see it. */
  @Patch()
  @SignedIn()
  async switch(@Req() request: FastifyRequest, @Body() body: SwitchRoleDto): Promise<SessionDto> {
    await this.sessions.switchRole(body.roleId);
    return this.sessions.describe(tokenOf(request)!, localeOf(request), body.roleId);
  }

  /** Sign out. */
  @Delete()
  @SignedIn()
  @HttpCode(204)
  async close(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end();
    clearToken(request, reply);
  }
}
