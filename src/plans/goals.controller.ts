// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Patch, Post } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { ChangeGoalDto, GoalDto, NewGoalDto } from './goals.dto.js';
import { GoalsService } from './goals.service.js';
import { PlanDto } from './plans.dto.js';

@Controller('plans/:id/goals')
export class GoalsController {
  constructor(private readonly goals: GoalsService) {}

  /** Adds a goal to a draft. */
  @Post()
  @Can('create', 'PlanGoal')
  add(@IdParam() id: string, @Body() body: NewGoalDto): Promise<GoalDto> {
    return this.goals.add(id, body);
  }

  /** Changes a goal of a draft, or its place; If-Match is the plan's. Answers the plan. */
  @Patch(':goalId')
  @Can('update', 'PlanGoal')
  change(@IdParam() id: string, @IdParam('goalId') goalId: string, @IfMatch() ifMatch: number, @Body() body: ChangeGoalDto): Promise<PlanDto> {
    return this.goals.change(id, goalId, ifMatch, body);
  }

  /** Removes a goal from a draft; If-Match is the plan's. Answers the plan. */
  @Delete(':goalId')
  @Can('delete', 'PlanGoal')
  remove(@IdParam() id: string, @IdParam('goalId') goalId: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.goals.remove(id, goalId, ifMatch);
  }
}
