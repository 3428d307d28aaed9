// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../../platform/http/params.js';
import { AssessmentDto, AssessmentPageDto, AssessmentsQuery, InstrumentsDto, NewAssessmentDto, ScoreSeriesListDto, WithdrawAssessmentDto } from './assessments.dto.js';
import { AssessmentsService } from './assessments.service.js';

@Controller('instruments')
export class InstrumentsController {
  constructor(private readonly assessments: AssessmentsService) {}

  /** What can be assessed with today. */
  @Get()
  @Can('read', 'Instrument')
  list(): Promise<InstrumentsDto> {
    return this.assessments.instruments();
  }
}

@Controller('people/:id')
export class PersonAssessmentsController {
  constructor(private readonly assessments: AssessmentsService) {}

  /** Assessments of a person, newest first, those withdrawn too. */
  @Get('assessments')
  @Can('read', 'Assessment')
  list(@IdParam() id: string, @Query() query: AssessmentsQuery): Promise<AssessmentPageDto> {
    return this.assessments.list(id, query);
  }

  /** Records scores. Everything wrong with them is told at once. */
  @Post('assessments')
  @Can('create', 'Assessment')
  record(@IdParam() id: string, @Body() body: NewAssessmentDto): Promise<AssessmentDto> {
    return this.assessments.record(id, body);
  }

  /** Scores over time: a line per instrument, and per life axis. */
  @Get('score-series')
  @Can('read', 'Assessment')
  series(@IdParam() id: string): Promise<ScoreSeriesListDto> {
    return this.assessments.series(id);
  }
}

@Controller('assessments')
export class AssessmentsController {
  constructor(private readonly assessments: AssessmentsService) {}

  @Get(':id')
  @Can('read', 'Assessment')
  show(@IdParam() id: string): Promise<AssessmentDto> {
    return this.assessments.get(id);
  }

  /** Withdraws what was recorded by mistake. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Can('withdraw', 'Assessment')
  withdraw(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: WithdrawAssessmentDto): Promise<AssessmentDto> {
    return this.assessments.withdraw(id, ifMatch, body.reason);
  }
}
