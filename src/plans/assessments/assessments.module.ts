// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Places } from '../../participants/compartments.js';
import { Assessment } from './assessment.entity.js';
import { AssessmentsController, InstrumentsController, PersonAssessmentsController } from './assessments.controller.js';
import { AssessmentsService } from './assessments.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Assessment])],
  controllers: [InstrumentsController, PersonAssessmentsController, AssessmentsController],
  providers: [Places, AssessmentsService],
})
export class AssessmentsModule {}
