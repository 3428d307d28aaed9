// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { Db } from '../platform/database/db.js';
import { assertVersion } from '../platform/http/params.js';
import { Problem } from '../platform/http/problem.js';
import { TOUCH_DRAFT_SQL } from './contents.queries.js';
import { planProblem } from './plan-problems.js';
import { isEditable } from './plan-status.js';
import type { PlanRow } from './plans.dto.js';
import { PlansService } from './plans.service.js';

/** How many there are of a kind of content, and where the next one stands. */
interface Shelf {
  count: number;
  next: number;
}

/** A draft that is held for writing until the transaction ends. */
export interface Draft {
  personId: string;
  convenzioneId: string;
  /** Civil date. */
  startsOn: string;
  endsOn: string | null;
  version: number;
  goals: Shelf;
  interventions: Shelf;
  lines: Shelf;
  risks: Shelf;
}

type Contents = 'goals' | 'interventions' | 'lines' | 'risks';

/** A plan is read whole: it must stay one. */
const MOST: Readonly<Record<Contents, number>> = { goals: 40, interventions: 60, lines: 300, risks: 40 };

/**
 * Who writes what a plan is made of takes the draft's row first, so that it waits for a proposal under way and then finds the
 * plan proposed; and every change counts the plan's version up, so that nobody agrees on a plan other than the one they read.
 */
@Injectable()
export class DraftsService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
  ) {}

  /** Holds the draft; 404 without one, 409 when the plan is no draft, 422 when it is full of what is to be added. */
  async take(planId: string, adding?: Contents): Promise<Draft> {
    const draft = await this.db.one<Draft>(TOUCH_DRAFT_SQL, [planId]);
    if (!draft) {
      await this.plans.row(planId);
      throw planProblem('plan.not-draft');
    }
    if (adding && draft[adding].count >= MOST[adding]) throw planProblem('plan.too-long', { max: MOST[adding] });
    return draft;
  }

  /**
   * Holds the draft to change or remove one part of it: 404 when there is no such part, 412 with what differs from `sent` when
   * the plan has changed since it was read, 409 when it is no draft.
   */
  async takePart<Part extends object>(planId: string, ifMatch: number, find: (plan: PlanRow) => Part | undefined, sent: object = {}): Promise<{ draft: Draft; part: Part; plan: PlanRow }> {
    const plan = await this.plans.row(planId);
    const part = find(plan);
    if (!part) throw Problem.notFound();
    assertVersion({ ...part, version: plan.version }, ifMatch, sent);
    if (!isEditable(plan.status)) throw planProblem('plan.not-draft');
    const draft = await this.take(planId);
    if (draft.version === ifMatch + 1) return { draft, part, plan };
    // Somebody was quicker between the reading and the lock.
    const now = await this.plans.row(planId);
    assertVersion({ ...find(now), version: draft.version - 1 }, ifMatch, sent);
    throw Problem.notFound();
  }

  /** Writes what was sent of a part of a draft that is held; nothing when nothing was sent. */
  async write<Part extends ObjectLiteral & { id: string; planId: string }>(entity: EntityTarget<Part>, planId: string, id: string, sent: QueryDeepPartialEntity<Part>): Promise<void> {
    if (Object.keys(sent).length === 0) return;
    const { affected } = await this.db.em.update(entity, { id, planId }, sent);
    // A change that a policy kept from happening must not look like one that did.
    if (affected !== 1) throw Problem.forbidden();
  }
}

/** What was sent, without what was left out: the rest stays as it is. */
export const sentOf = <Body extends object>(body: Body): Partial<Body> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<Body>;
