// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { PlanActivationService } from './plan-activation.service.js';
import { ChangePlanDto, NewPlanDto, PlanDto, PlanPageDto, PlansQuery } from './plans.dto.js';
import { PlansService } from './plans.service.js';

@Controller('plans')
export class PlansController {
  constructor(
    private readonly plans: PlansService,
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

  /** The plan with all that it is made of, and its totals by source and by axis. */
  @Get(':id')
  @Can('read', 'Plan')
  show(@IdParam() id: string): Promise<PlanDto> {
    return this.plans.get(id);
  }

  /** Dates and what is told of the person, while the plan is a draft. */
  @Patch(':id')
  @Can('update', 'Plan')
  change(@IdParam() id: string, @IfMatch() ifMatch: number, @Body() body: ChangePlanDto): Promise<PlanDto> {
    return this.plans.change(id, ifMatch, body);
  }

  /** Activates the draft and commits each of its lines on the convenzione: all of them, or nothing. */
  @Post(':id/activation')
  @HttpCode(200)
  @Can('activate', 'Plan')
  activate(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.activation.activate(id, ifMatch);
  }
}
