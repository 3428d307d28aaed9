// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '../access/can.decorator.js';
import { AskResetDto, ChoosePasswordDto, LinkDto, OpenedInvitationDto, OpenedResetDto } from './links.dto.js';
import { LinksService } from './links.service.js';
import { assertOwnOrigin } from './session-cookie.js';

@Controller('invitations')
export class InvitationLinksController {
  constructor(private readonly links: LinksService) {}

  /** Whom a link invites. It stays good. */
  @Post('opening')
  @Public()
  @HttpCode(200)
  open(@Body() { token }: LinkDto): Promise<OpenedInvitationDto> {
    return this.links.openInvitation(token);
  }

  /** Chooses the account's password and uses the link up. Nobody is signed in by it. */
  @Post('acceptance')
  @Public()
  @HttpCode(204)
  async accept(@Req() request: FastifyRequest, @Body() body: ChoosePasswordDto): Promise<void> {
    assertOwnOrigin(request);
    await this.links.acceptInvitation(body);
  }
}

@Controller('password-resets')
export class PasswordResetsController {
  constructor(private readonly links: LinksService) {}

  /** Asks for a link to choose a new password. 202 whether or not there is such an account. */
  @Post()
  @Public()
  @HttpCode(202)
  async ask(@Req() request: FastifyRequest, @Body() { email }: AskResetDto): Promise<void> {
    assertOwnOrigin(request);
    await this.links.askReset(email, request.ip);
  }

  /** Whose link this is. It stays good. */
  @Post('opening')
  @Public()
  @HttpCode(200)
  open(@Body() { token }: LinkDto): Promise<OpenedResetDto> {
    return this.links.openReset(token);
  }

  /** Sets the new password, uses the link up and ends all sessions of the account. */
  @Post('completion')
  @Public()
  @HttpCode(204)
  async complete(@Req() request: FastifyRequest, @Body() body: ChoosePasswordDto): Promise<void> {
    assertOwnOrigin(request);
    await this.links.completeReset(body);
  }
}
