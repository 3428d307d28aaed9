// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { assertVersion } from '../platform/http/params.js';
import { Problem } from '../platform/http/problem.js';
import { assertCommittable } from './line-rules.js';
import { planProblem } from './plan-problems.js';
import { COMMIT_SQL } from './plan.queries.js';
import { toPlanDto, type PlanDto, type PlanRow } from './plans.dto.js';
import { PlansService } from './plans.service.js';

/** Draft → active: the plan's lines on the convenzione become commitments, all of them or none. */
@Injectable()
export class PlanActivationService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
  ) {}

  async activate(id: string, ifMatch: number): Promise<PlanDto> {
    // Written first and checked after: the row is locked from here on, and a refusal takes everything back.
    const taken = await this.db.execute(
      `update plan set status = 'active', activated_at = now(), version = version + 1 where id = $1 and version = $2 and status = 'draft'`,
      [id, ifMatch],
    );
    const plan = await this.plans.row(id);
    if (!taken) {
      assertVersion(plan, ifMatch);
      throw planProblem('plan.not-draft');
    }
    if (plan.goals.length === 0) throw planProblem('plan.no-goal', {}, ['/goals']);
    assertCommittable(plan.lines);
    await this.commit(plan);
    return toPlanDto(plan);
  }

  /** One entry per line, ever: the line's id is the entry's unique source. */
  private async commit({ lines }: PlanRow): Promise<void> {
    const financed = lines.filter(({ source }) => source === 'convenzione');
    if (financed.length === 0) return;
    const posted = await this.db
      .execute(COMMIT_SQL, [financed.map(() => uuid()), financed.map(({ id }) => id), this.db.actor.accountId])
      .catch((error: unknown) => { throw explained(error, lines); });
    if (posted !== financed.length) throw new Problem('ledger.mismatch');
  }
}

/** The ledger's guard tells what is left and for which source; the person needs to find the line. */
function explained(error: unknown, lines: PlanRow['lines']): unknown {
  const { code, detail, hint: left, column } = error as { code?: string; detail?: string; hint?: string; column?: string };
  const index = lines.findIndex(({ id }) => id === column);
  if (code !== 'VS001' || detail !== 'commitment.beyond-allocation' || index < 0) return error;
  return new Problem(detail, { left }, [{ pointer: `/lines/${index}`, code: 'plan-line.beyond-allocation', params: { left, item: lines[index].item } }]);
}
