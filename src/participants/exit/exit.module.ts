// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { ExitSituationsController } from './exit-situations.controller.js';
import { ExitSituationsService } from './exit-situations.service.js';

@Module({ controllers: [ExitSituationsController], providers: [ExitSituationsService], exports: [ExitSituationsService] })
export class ExitModule {}
