// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { LocatedAt } from '../platform/http/located-at.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { PlanProposalService } from './plan-proposal.service.js';
import { PlanVersionsService } from './plan-versions.service.js';
import { ChangePlanDto, NewPlanDto, PlanDto, PlanPageDto, PlansQuery } from './plans.dto.js';
import { PlansService } from './plans.service.js';

@Controller('plans')
export class PlansController {
  constructor(
    private readonly plans: PlansService,
    private readonly versions: PlanVersionsService,
    private readonly proposal: PlanProposalService,
  ) {}

  /** Budgets di Salute of the people in reach, one version of each, the latest first; with a case, all versions of its own. */
  @Get()
  @Can('read', 'Plan')
  list(@Query() query: PlansQuery): Promise<PlanPageDto> {
    return this.plans.list(query);
  }

  /** Opens the Budget di Salute of a case: its first version, as a draft. */
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

  /** Removes the draft of a later version that nobody was asked to sign yet. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'Plan')
  discard(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<void> {
    return this.versions.discard(id, ifMatch);
  }

  /** Opens the next version of an active plan, as a draft with all that this one is made of. */
  @Post(':id/versions')
  @LocatedAt('plans')
  @Can('create', 'Plan')
  open(@IdParam() id: string): Promise<PlanDto> {
    return this.versions.open(id);
  }

  /** Proposes a draft to its signatories: from now on its content stays as it is, under the hash that they sign. */
  @Post(':id/proposal')
  @HttpCode(200)
  @Can('propose', 'Plan')
  propose(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.proposal.propose(id, ifMatch);
  }

  /** Takes a proposal back to its draft; signatures given until then are void, and stay on record. */
  @Delete(':id/proposal')
  @Can('propose', 'Plan')
  withdraw(@IdParam() id: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.proposal.withdraw(id, ifMatch);
  }
}
