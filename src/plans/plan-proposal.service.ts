// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { assertVersion } from '../platform/http/params.js';
import { Problem } from '../platform/http/problem.js';
import { planProblem } from './plan-problems.js';
import { proposalErrors, proposalProblem, type ProposalFacts } from './plan-proposal.js';
import { statusAfter, type PlanStatus, type PlanStep } from './plan-status.js';
import { CASE_MANAGER_SIGNS_SQL, PROPOSAL_FACTS_SQL, PROPOSE_SQL, TAKE_VERSION_SQL } from './plan.queries.js';
import type { PlanDto } from './plans.dto.js';
import { PlansService } from './plans.service.js';

/** A draft is proposed to its signatories as it is: its content is frozen by a hash, which is what they sign. */
@Injectable()
export class PlanProposalService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
  ) {}

  async propose(planId: string, ifMatch: number): Promise<PlanDto> {
    await this.take(planId, ifMatch, 'propose');
    // Since the draft was written, or copied from the version before, the case may have been handed over.
    await this.db.execute(CASE_MANAGER_SIGNS_SQL, [planId]);
    const plan = await this.plans.row(planId);
    const errors = proposalErrors(plan, (await this.db.one<ProposalFacts>(PROPOSAL_FACTS_SQL, [planId]))!);
    if (errors.length > 0) throw proposalProblem(errors);
    await this.db.execute(PROPOSE_SQL, [planId]);
    await this.db.query('select plans.ask_signers($1)', [planId]);
    return this.plans.get(planId);
  }

  /** Takes a proposal back to be changed; signatures given until then are void. */
  async withdraw(planId: string, ifMatch: number): Promise<PlanDto> {
    await this.take(planId, ifMatch, 'return');
    await this.db.query('select plans.return_to_draft($1)', [planId]);
    return this.plans.get(planId);
  }

  /** Holds the version as it was read: changes and decisions under way come before or after. */
  private async take(planId: string, ifMatch: number, step: PlanStep): Promise<void> {
    const taken = await this.db.one<{ status: PlanStatus }>(TAKE_VERSION_SQL, [planId, ifMatch]);
    if (!taken) {
      assertVersion(await this.plans.row(planId), ifMatch);
      throw Problem.notFound();
    }
    if (!statusAfter(taken.status, step)) throw planProblem(step === 'propose' ? 'plan.not-draft' : 'plan.not-proposed');
  }
}
