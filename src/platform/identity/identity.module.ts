// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { CryptoModule } from '../crypto/crypto.module.js';
import { DemoAccountsController } from './demo-accounts.controller.js';
import { InvitationLinksController, PasswordResetsController } from './links.controller.js';
import { LinksService } from './links.service.js';
import { ProfileController, SessionsController } from './profile.controller.js';
import { ProfileService } from './profile.service.js';
import { OpenIdController } from './openid.controller.js';
import { OpenIdService } from './openid.service.js';
import { OpenIdStrategy } from './openid.strategy.js';
import { FactorCheck } from './factor-check.service.js';
import { SecondFactorController, SessionFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInDatabase } from './sign-in.database.js';
import { SignInService } from './sign-in.service.js';
import { PasswordStrategy } from './sign-in.strategy.js';

@Module({
  imports: [PassportModule, CryptoModule],
  controllers: [SessionController, SessionFactorController, SecondFactorController, OpenIdController, InvitationLinksController, PasswordResetsController, ProfileController, SessionsController, DemoAccountsController],
  providers: [SessionService, LinksService, ProfileService, SecondFactorService, FactorCheck, OpenIdService, OpenIdStrategy, SignInDatabase, SignInService, PasswordStrategy],
  exports: [SignInDatabase, SignInService],
})
export class IdentityModule {}
