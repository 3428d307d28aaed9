// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { SignedIn } from '../access/can.decorator.js';
import { IdParam, IfMatch } from '../http/params.js';
import { ChangePasswordDto, ChangeProfileDto, OwnSessionPageDto, OwnProfileDto } from './profile.dto.js';
import { ProfileService } from './profile.service.js';

@Controller('profile')
export class ProfileController {
  constructor(private readonly profile: ProfileService) {}

  /** One's own account. */
  @Get()
  @SignedIn()
  show(): Promise<OwnProfileDto> {
    return this.profile.get();
  }

  /** Choose one's language. */
  @Patch()
  @SignedIn()
  change(@IfMatch() ifMatch: number, @Body() body: ChangeProfileDto): Promise<OwnProfileDto> {
    return this.profile.change(ifMatch, body);
  }

  /** Change one's password; the other sessions end. */
  @Post('password')
  @SignedIn()
  @HttpCode(204)
  changePassword(@Body() body: ChangePasswordDto): Promise<void> {
    return this.profile.changePassword(body);
  }
}

@Controller('sessions')
export class SessionsController {
  constructor(private readonly profile: ProfileService) {}

  /** One's own open sessions, this one first. */
  @Get()
  @SignedIn()
  list(): Promise<OwnSessionPageDto> {
    return this.profile.sessions();
  }

  /** End one of one's own sessions. */
  @Delete(':id')
  @SignedIn()
  @HttpCode(204)
  end(@IdParam() id: string): Promise<void> {
    return this.profile.endSession(id);
  }

  /** End all of one's own sessions but this one. */
  @Delete()
  @SignedIn()
  @HttpCode(204)
  endOthers(): Promise<void> {
    return this.profile.endOtherSessions();
  }
}
