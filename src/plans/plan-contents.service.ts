// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { assertVersion } from '../platform/http/params.js';
import { Problem } from '../platform/http/problem.js';
import { PlanGoal, PlanLine } from './plan.entity.js';
import { settleLine, type LineContext } from './plan-line-rules.js';
import { planProblem } from './plan-problems.js';
import { isEditable } from './plan-status.js';
import { LINE_CONTEXT_SQL, PLAN_LINES_SQL, TOUCH_DRAFT_SQL } from './plan.queries.js';
import type { GoalDto, LineDto, NewGoalDto, NewLineDto, PlanDto, PlanLineDto, PlanLinePageDto, PlanLinesQuery } from './plans.dto.js';
import { PlansService } from './plans.service.js';

/** A plan is read whole: it must stay one. */
const MOST_GOALS = 40;
const MOST_LINES = 300;

interface Draft {
  personId: string;
  startsOn: string;
  endsOn: string | null;
  version: number;
  goals: number;
  lines: number;
}

/**
 * Goals and lines. Every change takes the draft's row first, so that it waits for an activation under way and then finds
 * the plan active; and it counts the plan's version up, so that nobody activates a plan other than the one they read.
 */
@Injectable()
export class PlanContentsService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
  ) {}

  async addGoal(planId: string, { axis, description, expectedLevel = null }: NewGoalDto): Promise<GoalDto> {
    const draft = await this.takeDraft(planId);
    if (draft.goals >= MOST_GOALS) throw planProblem('plan.too-long', { max: MOST_GOALS });
    const goal = { id: uuid(), axis, description, expectedLevel };
    // The version grows with every change: as a position it keeps the order in which things were added.
    await this.db.insert(PlanGoal, { ...goal, planId, personId: draft.personId, position: draft.version });
    return goal;
  }

  async addLine(planId: string, body: NewLineDto): Promise<LineDto> {
    const draft = await this.takeDraft(planId);
    if (draft.lines >= MOST_LINES) throw planProblem('plan.too-long', { max: MOST_LINES });
    const { enrolmentId = null, partnerId = null, quantity } = body;
    const context = (await this.db.one<LineContext>(LINE_CONTEXT_SQL, [draft.personId, enrolmentId, partnerId, body.allocationId ?? null]))!;
    const { amountCents, allocationId } = settleLine(body, draft, context);
    const line = { ...body, id: uuid(), enrolmentId, partnerId, allocationId };
    await this.db.insert(PlanLine, { ...line, planId, personId: draft.personId, position: draft.version });
    return { ...line, quantity: tidy(quantity), amountCents, partnerName: context.partner?.name ?? null };
  }

  removeGoal(planId: string, goalId: string, ifMatch: number): Promise<PlanDto> {
    return this.remove('plan_goal', planId, goalId, ifMatch);
  }

  removeLine(planId: string, lineId: string, ifMatch: number): Promise<PlanDto> {
    return this.remove('plan_line', planId, lineId, ifMatch);
  }

  /** Lines in reach: to a partner, its own for the people entrusted to it. */
  async lines({ limit = 20, cursor, personId }: PlanLinesQuery): Promise<PlanLinePageDto> {
    const [startsOn, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<PlanLineDto>(PLAN_LINES_SQL, [startsOn, id, personId ?? null, limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.startsOn, row.id], (row) => row);
    this.db.noteRead('PlanLine', page.items.map((l) => l.id), page.items.map((l) => l.personId));
    return page;
  }

  private async remove(table: 'plan_goal' | 'plan_line', planId: string, id: string, ifMatch: number): Promise<PlanDto> {
    const current = await this.plans.row(planId);
    if (![...current.goals, ...current.lines].some((one) => one.id === id)) throw Problem.notFound();
    assertVersion(current, ifMatch);
    if (!isEditable(current.status)) throw planProblem('plan.not-draft');
    const draft = await this.takeDraft(planId);
    assertVersion({ version: draft.version - 1 }, ifMatch);
    if (!(await this.db.execute(`delete from ${table} where id = $1 and plan_id = $2`, [id, planId]))) throw Problem.notFound();
    return this.plans.get(planId);
  }

  private async takeDraft(planId: string): Promise<Draft> {
    const draft = await this.db.one<Draft>(TOUCH_DRAFT_SQL, [planId]);
    if (draft) return draft;
    await this.plans.row(planId);
    throw planProblem('plan.not-draft');
  }
}

/** "012.50" is 12.5: written as the database gives it back. */
const tidy = (quantity: string): string => quantity.replace(/^0+(?=\d)/, '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
