// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CryptoModule } from '../platform/crypto/crypto.module.js';
import { CareTeamMember, CaseFile } from './case.entity.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { Frames } from './civil-rules.js';

@Module({
  imports: [CryptoModule, TypeOrmModule.forFeature([CaseFile, CareTeamMember])],
  controllers: [CasesController],
  providers: [Frames, CasesService],
  exports: [CasesService],
})
export class ParticipantsModule {}
