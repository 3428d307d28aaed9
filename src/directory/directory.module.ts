// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { ServicesController } from './services.controller.js';
import { DirectoryService } from './services.service.js';

@Module({ controllers: [ServicesController], providers: [DirectoryService] })
export class DirectoryModule {}
