// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { PageQuery } from '../platform/http/page.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { AssignmentsService } from './assignments.service.js';
import { AssignmentDto, AssignmentPageDto, EndDto, NewAssignmentDto } from './enrolments.dto.js';

@Controller('assignments')
export class AssignmentsController {
  constructor(private readonly assignments: AssignmentsService) {}

  /** Assignments that you may read, newest first; a partner finds the people entrusted to it now. */
  @Get()
  @Can('read', 'Assignment')
  list(@Query() query: PageQuery): Promise<AssignmentPageDto> {
    return this.assignments.list(query);
  }

  /** Entrust an admitted enrolment to a partner. */
  @Post()
  @Can('create', 'Assignment')
  create(@Body() body: NewAssignmentDto): Promise<AssignmentDto> {
    return this.assignments.create(body);
  }

  @Get(':id')
  @Can('read', 'Assignment')
  show(@IdParam() id: string): Promise<AssignmentDto> {
    return this.assignments.get(id);
  }

  /** End an assignment: the partner's access ends after that day. */
  @Post(':id/end')
  @HttpCode(200)
  @Can('end', 'Assignment')
  end(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: EndDto): Promise<AssignmentDto> {
    return this.assignments.end(id, ifMatch, body);
  }
}
