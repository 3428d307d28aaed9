// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Delete, Patch, Post } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { PlanDto } from './plans.dto.js';
import { ChangeRiskDto, NewRiskDto, RiskDto } from './risks.dto.js';
import { RisksService } from './risks.service.js';

@Controller('plans/:id/risks')
export class RisksController {
  constructor(private readonly risks: RisksService) {}

  /** Adds a risk to a draft. */
  @Post()
  @Can('create', 'PlanRisk')
  add(@IdParam() id: string, @Body() body: NewRiskDto): Promise<RiskDto> {
    return this.risks.add(id, body);
  }

  /** Changes a risk of a draft; If-Match is the plan's. Answers the plan. */
  @Patch(':riskId')
  @Can('update', 'PlanRisk')
  change(@IdParam() id: string, @IdParam('riskId') riskId: string, @IfMatch() ifMatch: number, @Body() body: ChangeRiskDto): Promise<PlanDto> {
    return this.risks.change(id, riskId, ifMatch, body);
  }

  /** Removes a risk from a draft; If-Match is the plan's. Answers the plan. */
  @Delete(':riskId')
  @Can('delete', 'PlanRisk')
  remove(@IdParam() id: string, @IdParam('riskId') riskId: string, @IfMatch() ifMatch: number): Promise<PlanDto> {
    return this.risks.remove(id, riskId, ifMatch);
  }
}
