// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { LINE_CONTEXT_SQL, PLAN_LINES_SQL } from './contents.queries.js';
import { DraftsService, sentOf, type Draft } from './drafts.service.js';
import { settleLine, type Line, type LineContext } from './line-rules.js';
import type { ChangeLineDto, LineDto, NewLineDto, PlanLineDto, PlanLinePageDto, PlanLinesQuery } from './lines.dto.js';
import { planProblem } from './plan-problems.js';
import { PlanLine } from './plan.entity.js';
import type { PlanDto, PlanRow } from './plans.dto.js';
import { PlansService } from './plans.service.js';

/** Budget lines: who brings what, for how long and at which cost. */
@Injectable()
export class LinesService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
    private readonly drafts: DraftsService,
  ) {}

  async add(planId: string, body: NewLineDto): Promise<LineDto> {
    const draft = await this.drafts.take(planId, 'lines');
    const line = { ...BLANK, ...sentOf(body), id: uuid() } as Written;
    const { amountCents, allocationId, context } = await this.settle(planId, draft, line);
    const lineageId = uuid();
    await this.db.insert(PlanLine, { ...line, allocationId, lineageId, planId, personId: draft.personId, position: draft.lines.next });
    const { partner, service } = context;
    return { ...line, lineageId, quantity: tidy(line.quantity), amountCents, spentCents: 0, allocationId, partnerName: partner?.name ?? null, serviceName: service?.name ?? null };
  }

  /** Left out, the allocation is found anew: it follows action, partner and dates. */
  async change(planId: string, lineId: string, ifMatch: number, body: ChangeLineDto): Promise<PlanDto> {
    const { draft, part } = await this.drafts.takePart(planId, ifMatch, lineOf(lineId), body);
    const sent = sentOf(body);
    const { id, axis, item, source, quantity, unit, unitCostCents, startsOn, endsOn, enrolmentId, partnerId, serviceId, interventionId } = part;
    const line = { axis, item, source, quantity, unit, unitCostCents, startsOn, endsOn, enrolmentId, partnerId, serviceId, interventionId, allocationId: null, ...sent, id };
    if (part.spentCents > 0 && line.source !== part.source) throw planProblem('plan-line.spent', { item: part.item, spent: part.spentCents }, ['/source']);
    const { allocationId } = await this.settle(planId, draft, line);
    await this.drafts.write(PlanLine, planId, lineId, { ...sent, allocationId });
    return this.plans.get(planId);
  }

  async remove(planId: string, lineId: string, ifMatch: number): Promise<PlanDto> {
    const { part } = await this.drafts.takePart(planId, ifMatch, lineOf(lineId));
    if (part.spentCents > 0) throw planProblem('plan-line.spent', { item: part.item, spent: part.spentCents });
    if (!(await this.db.execute('delete from plan_line where id = $1 and plan_id = $2', [lineId, planId]))) throw Problem.notFound();
    return this.plans.get(planId);
  }

  /** Lines in reach: to a partner, its own for the people entrusted to it. */
  async list({ limit = 20, cursor, personId }: PlanLinesQuery): Promise<PlanLinePageDto> {
    const [startsOn, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<PlanLineDto>(PLAN_LINES_SQL, [startsOn, id, personId ?? null, limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.startsOn, row.id], (row) => row);
    this.db.noteRead('PlanLine', page.items.map((l) => l.id), page.items.map((l) => l.personId));
    return page;
  }

  private async settle(planId: string, { personId, convenzioneId, ...draft }: Draft, line: Written): Promise<{ amountCents: number; allocationId: string | null; context: LineContext }> {
    const { enrolmentId, partnerId, serviceId, allocationId } = line;
    const context = (await this.db.one<LineContext>(LINE_CONTEXT_SQL, [planId, personId, convenzioneId, enrolmentId, partnerId, serviceId, allocationId]))!;
    return { ...settleLine(line, draft, context), context };
  }
}

const BLANK = { enrolmentId: null, partnerId: null, serviceId: null, interventionId: null, allocationId: null };
/** A line as it was sent, with null for what was left out. */
type Written = Line & { [field in keyof typeof BLANK]: string | null };
const lineOf = (id: string) => (plan: PlanRow): LineDto | undefined => plan.lines.find((line) => line.id === id);

/** "012.50" is 12.5: written as the database gives it back. */
const tidy = (quantity: string): string => quantity.replace(/^0+(?=\d)/, '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
