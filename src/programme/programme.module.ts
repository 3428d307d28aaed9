// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllocationsController } from './allocations.controller.js';
import { AllocationsService } from './allocations.service.js';
import { CeilingsController } from './ceilings.controller.js';
import { CeilingsService } from './ceilings.service.js';
import { ExtensionsController } from './extensions.controller.js';
import { ExtensionsService } from './extensions.service.js';
import { IndicatorTargetsController } from './indicator-targets.controller.js';
import { IndicatorTargetsService } from './indicator-targets.service.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerService } from './ledger.service.js';
import { ProgrammeController } from './programme.controller.js';
import { Allocation, Ceiling, ConvenzioneExtension, IndicatorTarget, Period } from './programme.entity.js';
import { ProgrammeService } from './programme.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Allocation, Ceiling, ConvenzioneExtension, IndicatorTarget, Period])],
  controllers: [ProgrammeController, CeilingsController, IndicatorTargetsController, ExtensionsController, AllocationsController, LedgerController],
  providers: [ProgrammeService, CeilingsService, IndicatorTargetsService, ExtensionsService, AllocationsService, LedgerService],
})
export class ProgrammeModule {}
