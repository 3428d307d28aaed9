// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { DemoAccountsController } from './demo-accounts.controller.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInDatabase } from './sign-in.database.js';
import { SignInService } from './sign-in.service.js';
import { PasswordStrategy } from './sign-in.strategy.js';

@Module({
  imports: [PassportModule],
  controllers: [SessionController, DemoAccountsController],
  providers: [SessionService, SignInDatabase, SignInService, PasswordStrategy],
  exports: [SignInDatabase, SignInService],
})
export class IdentityModule {}
