// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { ChangeInterventionDto, InterventionDto, NewInterventionDto, PlanInterventionPageDto, PlanInterventionsQuery } from './interventions.dto.js';
import { InterventionsService } from './interventions.service.js';
import { PlanDto } from './plans.dto.js';

@Controller('plans/:id/interventions')
export class InterventionsController {
  constructor(private readonly interventions: InterventionsService) {}

  /** Adds an intervention to a draft: what is done, by whom, for how many hours, from–to. */
  @Post()
  @Can('create', 'PlanIntervention')
  add(@IdParam() id: string, @Body() body: NewInterventionDto): Promise<InterventionDto> {
    return this.interventions.add(id, body);
  }

  /** Changes an intervention of a draft; If-Match is the plan's. Answers the plan. */
  @Patch(':interventionId')
  @Can('update', 'PlanIntervention')
  change(@IdParam() id: string, @IdParam('interventionId') interventionId: string, @IfMatch() ifMatch: number, @Body() body: ChangeInterventionDto): Promise<PlanDto> {
    return this.interventions.change(id, interventionId, ifMatch, body);
  }

  /** Removes an intervention that no line pays for from a draft; If-Match is the plan's. Answers the plan. */
  @Delete(':interventionId')
  @Can('delete', 'PlanIntervention')
  remove(@IdParam() id: string, @IdParam('interventionId') interventionId: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.interventions.remove(id, interventionId, ifMatch);
  }
}

@Controller('plan-interventions')
export class PlanInterventionsController {
  constructor(private readonly interventions: InterventionsService) {}

  /** Interventions in reach, the latest first. A partner sees its own, for people entrusted to it now. */
  @Get()
  @Can('read', 'PlanIntervention')
  list(@Query() query: PlanInterventionsQuery): Promise<PlanInterventionPageDto> {
    return this.interventions.list(query);
  }
}
