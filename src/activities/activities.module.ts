// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivitiesController } from './activities.controller.js';
import { ActivitiesService } from './activities.service.js';
import { Activity } from './activity.entity.js';
import { ActivityContent } from './activity-content.js';
import { RegisterController } from './register.controller.js';
import { RegisterService } from './register.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Activity])],
  controllers: [ActivitiesController, RegisterController],
  providers: [ActivitiesService, ActivityContent, RegisterService],
})
export class ActivitiesModule {}
