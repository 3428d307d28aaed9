// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { FactorResetController } from './factor-reset.controller.js';
import { AccountsService } from './accounts.service.js';

@Module({ controllers: [AccountsController, FactorResetController], providers: [AccountsService] })
export class AccountsModule {}
