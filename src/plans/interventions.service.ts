// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { explainConstraint } from '../platform/database/sqlstate.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { INTERVENTION_CONTEXT_SQL, PLAN_INTERVENTIONS_SQL } from './contents.queries.js';
import { DraftsService, sentOf, type Draft } from './drafts.service.js';
import { assertFundedOnce } from './funded-twice.js';
import { assertIntervention, type Intervention, type InterventionContext } from './intervention-rules.js';
import type { ChangeInterventionDto, InterventionDto, NewInterventionDto, PlanInterventionDto, PlanInterventionPageDto, PlanInterventionsQuery } from './interventions.dto.js';
import { planProblem } from './plan-problems.js';
import { PlanIntervention } from './plan.entity.js';
import type { PlanDto, PlanRow } from './plans.dto.js';
import { PlansService } from './plans.service.js';

explainConstraint('plan_line_intervention_id_fkey', 'plan-intervention.has-lines');

/** What is done: by whom, for how many hours, where, from–to. */
@Injectable()
export class InterventionsService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
    private readonly drafts: DraftsService,
  ) {}

  async add(planId: string, body: NewInterventionDto): Promise<InterventionDto> {
    const draft = await this.drafts.take(planId, 'interventions');
    const intervention = { ...BLANK, ...sentOf(body), id: uuid(), lineageId: uuid() } as InterventionDto;
    const providerName = await this.settle(planId, draft, intervention);
    await this.db.insert(PlanIntervention, { ...intervention, planId, personId: draft.personId, position: draft.interventions.next });
    return { ...intervention, providerName };
  }

  async change(planId: string, interventionId: string, ifMatch: number, body: ChangeInterventionDto): Promise<PlanDto> {
    const { draft, part, plan } = await this.drafts.takePart(planId, ifMatch, interventionOf(interventionId), body);
    const sent = sentOf(body);
    const intervention = { ...part, ...sent };
    await this.settle(planId, draft, intervention);
    assertFundedOnce(plan.lines, plan.interventions.map((each) => (each.id === interventionId ? intervention : each)), ({ interventionId: id }) => id === interventionId, '/plannedMinutes');
    await this.drafts.write(PlanIntervention, planId, interventionId, sent);
    return this.plans.get(planId);
  }

  async remove(planId: string, interventionId: string, ifMatch: number): Promise<PlanDto> {
    const { plan } = await this.drafts.takePart(planId, ifMatch, interventionOf(interventionId));
    const count = plan.lines.filter((line) => line.interventionId === interventionId).length;
    if (count > 0) throw planProblem('plan-intervention.has-lines');
    if (!(await this.db.execute('delete from plan_intervention where id = $1 and plan_id = $2', [interventionId, planId]))) throw Problem.notFound();
    return this.plans.get(planId);
  }

  /** Interventions in reach: to a partner, its own for the people entrusted to it. */
  async list({ limit = 20, cursor, personId }: PlanInterventionsQuery): Promise<PlanInterventionPageDto> {
    const [startsOn, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<PlanInterventionDto>(PLAN_INTERVENTIONS_SQL, [startsOn, id, personId ?? null, limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.startsOn, row.id], (row) => row);
    this.db.noteRead('PlanIntervention', page.items.map((i) => i.id), page.items.map((i) => i.personId));
    return page;
  }

  /** Answers who does it, by name. */
  private async settle(planId: string, draft: Draft, intervention: Intervention): Promise<string> {
    const { id, enrolmentId, partnerId, serviceId, startsOn, endsOn } = intervention;
    const context = (await this.db.one<InterventionContext>(INTERVENTION_CONTEXT_SQL, [planId, id, draft.personId, draft.convenzioneId, enrolmentId, partnerId, serviceId, startsOn, endsOn]))!;
    assertIntervention(intervention, draft, context);
    return (context.partner ?? context.service)?.name ?? intervention.provider!;
  }
}

const BLANK = { enrolmentId: null, partnerId: null, serviceId: null, provider: null, plannedMinutes: null, place: null };
const interventionOf = (id: string) => (plan: PlanRow): InterventionDto | undefined => plan.interventions.find((each) => each.id === id);
