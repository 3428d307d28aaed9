// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, SignedIn } from '../access/can.decorator.js';
import { Db } from '../database/db.js';
import { localeOf } from '../http/problem.filter.js';
import { assertOwnOrigin, clearToken, setToken, tokenOf } from './session-cookie.js';
import { SessionDto, SignInDto, SwitchRoleDto } from './session.dto.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import { PasswordGuard } from './sign-in.strategy.js';

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly signIn: SignInService,
    private readonly db: Db,
  ) {}

  /** Sign in. The session travels in an HttpOnly cookie. */
  @Post()
  @Public()
  @UseGuards(PasswordGuard)
  @ApiBody({ type: SignInDto })
  async open(@Req() request: FastifyRequest & { user: { accountId: string } }, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionDto> {
    assertOwnOrigin(request);
    const token = await this.signIn.open(request.user.accountId);
    const session = await this.db.run(token, () => this.sessions.describe(token, localeOf(request)));
    setToken(request, reply, token);
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
