// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { AccessQuestionsService } from './access-questions.service.js';
import { AccessQuestionsController, ViewersController } from './viewers.controller.js';
import { ViewersService } from './viewers.service.js';

@Module({ controllers: [ViewersController, AccessQuestionsController], providers: [ViewersService, AccessQuestionsService], exports: [ViewersService] })
export class ViewersModule {}
