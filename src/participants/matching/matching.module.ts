// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CryptoModule } from '../../platform/crypto/crypto.module.js';
import { ParticipantsModule } from '../participants.module.js';
import { DuplicatePair } from './duplicate-pair.entity.js';
import { DuplicateChecksController, DuplicatePairsController } from './duplicates.controller.js';
import { MergesController, PersonMergesController } from './merges.controller.js';
import { MergesService } from './merges.service.js';
import { PairsService } from './pairs.service.js';
import { SearchController } from './search.controller.js';
import { SearchService } from './search.service.js';

@Module({
  imports: [CryptoModule, ParticipantsModule, TypeOrmModule.forFeature([DuplicatePair])],
  controllers: [SearchController, DuplicateChecksController, DuplicatePairsController, PersonMergesController, MergesController],
  providers: [SearchService, PairsService, MergesService],
})
export class MatchingModule {}
