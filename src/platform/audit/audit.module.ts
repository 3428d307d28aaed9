// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { SealsController } from './seals.controller.js';

@Module({ controllers: [AuditController, SealsController] })
export class AuditModule {}
