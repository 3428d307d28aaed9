// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { ChangeLineDto, LineDto, NewLineDto, PlanLinePageDto, PlanLinesQuery } from './lines.dto.js';
import { LinesService } from './lines.service.js';
import { PlanDto } from './plans.dto.js';

@Controller('plans/:id/lines')
export class LinesController {
  constructor(private readonly lines: LinesService) {}

  /** Adds a budget line to a draft: axis × item × source × dates × (quantity × unit cost). */
  @Post()
  @Can('create', 'PlanLine')
  add(@IdParam() id: string, @Body() body: NewLineDto): Promise<LineDto> {
    return this.lines.add(id, body);
  }

  /** Changes a line of a draft; If-Match is the plan's. Answers the plan. */
  @Patch(':lineId')
  @Can('update', 'PlanLine')
  change(@IdParam() id: string, @IdParam('lineId') lineId: string, @IfMatch() ifMatch: number, @Body() body: ChangeLineDto): Promise<PlanDto> {
    return this.lines.change(id, lineId, ifMatch, body);
  }

  /** Removes a line from a draft; If-Match is the plan's. Answers the plan. */
  @Delete(':lineId')
  @Can('delete', 'PlanLine')
  remove(@IdParam() id: string, @IdParam('lineId') lineId: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.lines.remove(id, lineId, ifMatch);
  }
}

@Controller('plan-lines')
export class PlanLinesController {
  constructor(private readonly lines: LinesService) {}

  /** Budget lines in reach, the latest first. A partner sees its own, for people entrusted to it now. */
  @Get()
  @Can('read', 'PlanLine')
  list(@Query() query: PlanLinesQuery): Promise<PlanLinePageDto> {
    return this.lines.list(query);
  }
}
