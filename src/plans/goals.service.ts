// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { Problem } from '../platform/http/problem.js';
import { DraftsService, sentOf } from './drafts.service.js';
import type { ChangeGoalDto, GoalDto, NewGoalDto } from './goals.dto.js';
import { PlanGoal } from './plan.entity.js';
import type { PlanDto, PlanRow } from './plans.dto.js';
import { PlansService } from './plans.service.js';

/** Goals per axis: where the person stands, what is aimed at, and in which order they are read. */
@Injectable()
export class GoalsService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
    private readonly drafts: DraftsService,
  ) {}

  async add(planId: string, { axis, description, baselineLevel = null, baseline = null, expectedLevel = null }: NewGoalDto): Promise<GoalDto> {
    const { personId, goals } = await this.drafts.take(planId, 'goals');
    const goal = { id: uuid(), lineageId: uuid(), axis, description, baselineLevel, baseline, expectedLevel };
    await this.db.insert(PlanGoal, { ...goal, planId, personId, position: goals.next });
    return { ...goal, achievedLevel: null, achievedOn: null, evaluation: null };
  }

  async change(planId: string, goalId: string, ifMatch: number, { place, ...body }: ChangeGoalDto): Promise<PlanDto> {
    const { plan } = await this.drafts.takePart(planId, ifMatch, goalOf(goalId), body);
    await this.drafts.write(PlanGoal, planId, goalId, sentOf(body));
    if (place !== undefined) await this.move(plan.goals.map(({ id }) => id), goalId, place);
    return this.plans.get(planId);
  }

  async remove(planId: string, goalId: string, ifMatch: number): Promise<PlanDto> {
    await this.drafts.takePart(planId, ifMatch, goalOf(goalId));
    if (!(await this.db.execute('delete from plan_goal where id = $1 and plan_id = $2', [goalId, planId]))) throw Problem.notFound();
    return this.plans.get(planId);
  }

  private async move(all: readonly string[], goalId: string, place: number): Promise<void> {
    const order = all.filter((id) => id !== goalId);
    order.splice(place - 1, 0, goalId);
    await this.db.execute('update plan_goal g set position = n.position from unnest($1::uuid[]) with ordinality as n(id, position) where g.id = n.id', [order]);
  }
}

const goalOf = (id: string) => (plan: PlanRow): GoalDto | undefined => plan.goals.find((goal) => goal.id === id);
