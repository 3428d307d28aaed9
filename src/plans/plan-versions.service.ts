// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { assertVersion } from '../platform/http/params.js';
import { Problem } from '../platform/http/problem.js';
import { planProblem } from './plan-problems.js';
import { isEditable, isInPreparation } from './plan-status.js';
import { VERSION_IN_PREPARATION_SQL } from './plan.queries.js';
import type { PlanDto } from './plans.dto.js';
import { PlansService } from './plans.service.js';
import { FIRST_SIGNATORIES_SQL } from './signatures/signatories.queries.js';

/** What changes an agreed plan is its next version: the same things, under the same lineages, as a draft again. */
@Injectable()
export class PlanVersionsService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
  ) {}

  async open(planId: string): Promise<PlanDto> {
    const plan = await this.plans.row(planId);
    if (await this.db.one(VERSION_IN_PREPARATION_SQL, [plan.caseId])) throw planProblem('plan.in-preparation');
    if (plan.status !== 'active') throw planProblem('plan.not-active');
    const id = uuid();
    await this.db.query('select plans.copy_version($1, $2)', [planId, id]);
    // Plans that were agreed on before signatures were kept name nobody.
    await this.db.execute(FIRST_SIGNATORIES_SQL, [uuid(), uuid(), id]);
    return this.plans.get(id);
  }

  /** A draft that nobody was ever asked to sign; the first version stays, as the beginning of the plan. */
  async discard(planId: string, ifMatch: number): Promise<void> {
    const plan = await this.plans.row(planId);
    assertVersion(plan, ifMatch);
    if (!isEditable(plan.status)) throw planProblem(isInPreparation(plan.status) ? 'plan.proposed' : 'plan.not-draft');
    if (plan.number === 1) throw planProblem('plan.first-version');
    if (plan.events.some(({ kind }) => kind === 'proposed')) throw planProblem('plan.version-kept');
    if (await this.db.execute(`delete from plan where id = $1 and version = $2 and status = 'draft'`, [planId, ifMatch])) return;
    assertVersion(await this.plans.row(planId), ifMatch);
    throw Problem.notFound();
  }
}
