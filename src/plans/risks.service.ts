// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { Problem } from '../platform/http/problem.js';
import { DraftsService, sentOf } from './drafts.service.js';
import { PlanRisk } from './plan.entity.js';
import type { PlanDto, PlanRow } from './plans.dto.js';
import { PlansService } from './plans.service.js';
import type { ChangeRiskDto, NewRiskDto, RiskDto } from './risks.dto.js';

/** What may go wrong, how it announces itself, and what is done then and by whom. */
@Injectable()
export class RisksService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
    private readonly drafts: DraftsService,
  ) {}

  async add(planId: string, { description, signs = null, response }: NewRiskDto): Promise<RiskDto> {
    const { personId, risks } = await this.drafts.take(planId, 'risks');
    const risk = { id: uuid(), lineageId: uuid(), description, signs, response };
    await this.db.insert(PlanRisk, { ...risk, planId, personId, position: risks.next });
    return risk;
  }

  async change(planId: string, riskId: string, ifMatch: number, body: ChangeRiskDto): Promise<PlanDto> {
    await this.drafts.takePart(planId, ifMatch, riskOf(riskId), body);
    await this.drafts.write(PlanRisk, planId, riskId, sentOf(body));
    return this.plans.get(planId);
  }

  async remove(planId: string, riskId: string, ifMatch: number): Promise<PlanDto> {
    await this.drafts.takePart(planId, ifMatch, riskOf(riskId));
    if (!(await this.db.execute('delete from plan_risk where id = $1 and plan_id = $2', [riskId, planId]))) throw Problem.notFound();
    return this.plans.get(planId);
  }
}

const riskOf = (id: string) => (plan: PlanRow): RiskDto | undefined => plan.risks.find((risk) => risk.id === id);
