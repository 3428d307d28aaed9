// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { CryptoModule } from '../../platform/crypto/crypto.module.js';
import { PersonExportController } from './person-export.controller.js';
import { PersonExportService } from './person-export.service.js';

@Module({ imports: [CryptoModule], controllers: [PersonExportController], providers: [PersonExportService] })
export class PersonExportModule {}
