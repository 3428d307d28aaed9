// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { DecideAdmissionDto, EndDto, EnrolmentDetailDto, EnrolmentPageDto, EnrolmentsQuery, NewEnrolmentDto } from './enrolments.dto.js';
import { EnrolmentsService } from './enrolments.service.js';

@Controller('enrolments')
export class EnrolmentsController {
  constructor(private readonly enrolments: EnrolmentsService) {}

  /** Enrolments that you may read, newest entry first. */
  @Get()
  @Can('read', 'Enrolment')
  list(@Query() query: EnrolmentsQuery): Promise<EnrolmentPageDto> {
    return this.enrolments.list(query);
  }

  /** Enrol somebody in an action under one of its target groups. */
  @Post()
  @Can('create', 'Enrolment')
  create(@Body() body: NewEnrolmentDto): Promise<EnrolmentDetailDto> {
    return this.enrolments.create(body);
  }

  @Get(':id')
  @Can('read', 'Enrolment')
  show(@IdParam() id: string): Promise<EnrolmentDetailDto> {
    return this.enrolments.get(id);
  }

  /** Admit or decline somebody outside the target group's ages. */
  @Post(':id/admission')
  @HttpCode(200)
  @Can('admit', 'Enrolment')
  decide(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: DecideAdmissionDto): Promise<EnrolmentDetailDto> {
    return this.enrolments.decide(id, ifMatch, body);
  }

  /** End an enrolment, and the assignments under it. */
  @Post(':id/end')
  @HttpCode(200)
  @Can('end', 'Enrolment')
  end(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: EndDto): Promise<EnrolmentDetailDto> {
    return this.enrolments.end(id, ifMatch, body);
  }
}
