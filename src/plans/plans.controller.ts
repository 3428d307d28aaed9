// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { PlanActivationService } from './plan-activation.service.js';
import { PlanContentsService } from './plan-contents.service.js';
import { ChangePlanDto, GoalDto, LineDto, NewGoalDto, NewLineDto, NewPlanDto, PlanDto, PlanLinePageDto, PlanLinesQuery, PlanPageDto, PlansQuery } from './plans.dto.js';
import { PlansService } from './plans.service.js';

@Controller('plans')
export class PlansController {
  constructor(
    private readonly plans: PlansService,
    private readonly contents: PlanContentsService,
    private readonly activation: PlanActivationService,
  ) {}

  /** Budgets di Salute of the people in reach, the latest first. */
  @Get()
  @Can('read', 'Plan')
  list(@Query() query: PlansQuery): Promise<PlanPageDto> {
    return this.plans.list(query);
  }

  /** Opens the Budget di Salute of a case, as a draft. */
  @Post()
  @Can('create', 'Plan')
  create(@Body() body: NewPlanDto): Promise<PlanDto> {
    return this.plans.create(body);
  }

  /** The plan with goals, lines and totals by source and by axis. */
  @Get(':id')
  @Can('read', 'Plan')
  show(@IdParam() id: string): Promise<PlanDto> {
    return this.plans.get(id);
  }

  /** Dates and wishes, while the plan is a draft. */
  @Patch(':id')
  @Can('update', 'Plan')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangePlanDto): Promise<PlanDto> {
    return this.plans.change(id, ifMatch, body);
  }

  /** Adds a goal to a draft. */
  @Post(':id/goals')
  @Can('create', 'PlanGoal')
  addGoal(@IdParam() id: string, @Body() body: NewGoalDto): Promise<GoalDto> {
    return this.contents.addGoal(id, body);
  }

  /** Removes a goal from a draft; If-Match is the plan's. Answers the plan. */
  @Delete(':id/goals/:goalId')
  @Can('delete', 'PlanGoal')
  removeGoal(@IdParam() id: string, @IdParam('goalId') goalId: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.contents.removeGoal(id, goalId, ifMatch);
  }

  /** Adds a budget line to a draft: axis × item × source × dates × (quantity × unit cost). */
  @Post(':id/lines')
  @Can('create', 'PlanLine')
  addLine(@IdParam() id: string, @Body() body: NewLineDto): Promise<LineDto> {
    return this.contents.addLine(id, body);
  }

  /** Removes a line from a draft; If-Match is the plan's. Answers the plan. */
  @Delete(':id/lines/:lineId')
  @Can('delete', 'PlanLine')
  removeLine(@IdParam() id: string, @IdParam('lineId') lineId: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.contents.removeLine(id, lineId, ifMatch);
  }

  /** Activates the draft and commits each of its lines on the convenzione: all of them, or nothing. */
  @Post(':id/activation')
  @HttpCode(200)
  @Can('activate', 'Plan')
  activate(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.activation.activate(id, ifMatch);
  }
}

@Controller('plan-lines')
export class PlanLinesController {
  constructor(private readonly contents: PlanContentsService) {}

  /** Budget lines in reach, the latest first. A partner sees its own, for people entrusted to it now. */
  @Get()
  @Can('read', 'PlanLine')
  list(@Query() query: PlanLinesQuery): Promise<PlanLinePageDto> {
    return this.contents.lines(query);
  }
}
