// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OwnCredentials, Public } from '../access/can.decorator.js';
import { Db } from '../database/db.js';
import { localeOf } from '../http/problem.filter.js';
import { Problem } from '../http/problem.js';
import { BeginFactorDto, FactorCodeDto, FactorEnrolmentDto, GivenFactorDto, RecoveryCodesDto, SecondFactorDto } from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';
import { assertOwnOrigin, assertSameSite, clearHalfToken, halfTokenOf, setToken, tokenOf } from './session-cookie.js';
import { SessionDto } from './session.dto.js';
import { SessionService } from './session.service.js';

@Controller('session/factor')
export class SessionFactorController {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly sessions: SessionService,
    private readonly db: Db,
  ) {}

  /** The second step of a sign-in; in an open session, confirms again who one is, for instance before signing. */
  @Post()
  @Public()
  @HttpCode(200)
  async confirm(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: GivenFactorDto): Promise<SessionDto> {
    assertOwnOrigin(request);
    const half = halfTokenOf(request);
    const accountId = half ? await this.factors.accountOfHalf(half) : null;
    if (half && accountId) {
      const token = await this.factors.finish(half, accountId, body, request.headers['user-agent']);
      const session = await this.describe(request, token);
      clearHalfToken(request, reply);
      setToken(request, reply, token);
      return session;
    }
    const token = tokenOf(request);
    if (!token) throw half ? this.factors.halfIsOver() : Problem.unauthorised();
    assertSameSite(request, token);
    await this.factors.show(token, body);
    return this.describe(request, token);
  }

  private describe(request: FastifyRequest, token: string): Promise<SessionDto> {
    return this.db.run(token, () => this.sessions.describe(token, localeOf(request)));
  }
}

/** One's own second factor. */
@Controller('second-factor')
export class SecondFactorController {
  constructor(private readonly factors: SecondFactorService) {}

  /** Whether one has a second factor, and how many recovery codes are left. */
  @Get()
  @OwnCredentials()
  show(@Req() request: FastifyRequest): Promise<SecondFactorDto> {
    return this.factors.state(tokenOf(request)!);
  }

  /** Begin to set up a factor, the first or another one: the secret is shown now and never again. */
  @Post()
  @OwnCredentials()
  @HttpCode(200)
  begin(@Req() request: FastifyRequest, @Body() body: BeginFactorDto): Promise<FactorEnrolmentDto> {
    return this.factors.begin(tokenOf(request)!, body);
  }

  /** Put it in force with its first code. Answers the recovery codes, once; the account's other sessions end. */
  @Post('confirmation')
  @OwnCredentials()
  @HttpCode(200)
  activate(@Req() request: FastifyRequest, @Body() body: FactorCodeDto): Promise<RecoveryCodesDto> {
    return this.factors.activate(tokenOf(request)!, body.code);
  }

  /** Ten new recovery codes; the old ones are worth nothing from now on. */
  @Post('recovery-codes')
  @OwnCredentials()
  @HttpCode(200)
  renewCodes(@Req() request: FastifyRequest, @Body() body: GivenFactorDto): Promise<RecoveryCodesDto> {
    return this.factors.renewCodes(tokenOf(request)!, body);
  }

  /** Do without a second factor. */
  @Post('removal')
  @OwnCredentials()
  @HttpCode(204)
  remove(@Req() request: FastifyRequest, @Body() body: GivenFactorDto): Promise<void> {
    return this.factors.remove(tokenOf(request)!, body);
  }
}
