// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { CryptoModule } from '../crypto/crypto.module.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';

@Module({ imports: [CryptoModule], controllers: [DraftsController], providers: [DraftsService] })
export class DraftsModule {}
