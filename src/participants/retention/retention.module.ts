// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Frames } from '../civil-rules.js';
import { Places } from '../compartments.js';
import { PersonRetentionController, RetentionController } from './retention.controller.js';
import { RetentionProposal } from './retention.entity.js';
import { RetentionService } from './retention.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([RetentionProposal])],
  controllers: [PersonRetentionController, RetentionController],
  providers: [Frames, Places, RetentionService],
})
export class RetentionModule {}
