// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { assertVersion } from '../platform/http/params.js';
import { Problem, type FieldError } from '../platform/http/problem.js';
import { Plan } from './plan.entity.js';
import { planProblem } from './plan-problems.js';
import { isEditable, statusesBefore } from './plan-status.js';
import { PLAN_SQL, PLANS_SQL, VERSIONS_SQL } from './plan.queries.js';
import { FIRST_SIGNATORIES_SQL } from './signatures/signatories.queries.js';
import { toPlanDto, type ChangePlanDto, type NewPlanDto, type PlanDto, type PlanPageDto, type PlanRow, type PlanListItemDto, type PlansQuery } from './plans.dto.js';

interface Dates {
  startsOn: string;
  endsOn?: string | null;
  reviewOn?: string | null;
}

/** The plan itself: a case has one, in versions, each written while it is a draft. */
@Injectable()
export class PlansService {
  constructor(private readonly db: Db) {}

  /** Of each case the version that counts; of one case, all of them. */
  async list({ limit = 20, cursor, caseId, due }: PlansQuery): Promise<PlanPageDto> {
    const page = caseId ? await this.versions(caseId, limit, cursor) : await this.current(limit, due === 'review', cursor);
    this.db.noteRead('Plan', page.items.map((p) => p.id), page.items.map((p) => p.personId));
    return page;
  }

  private async current(limit: number, reviewDue: boolean, cursor?: string): Promise<PlanPageDto> {
    const [startsOn, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<PlanListItemDto>(PLANS_SQL, [startsOn, id, limit + 1, reviewDue]);
    return pageOf(rows, limit, (row) => [row.startsOn, row.id], (row) => row);
  }

  private async versions(caseId: string, limit: number, cursor?: string): Promise<PlanPageDto> {
    const [number] = decodeCursor(cursor, ['number']) ?? [null];
    const rows = await this.db.query<PlanListItemDto>(VERSIONS_SQL, [number, caseId, limit + 1]);
    return pageOf(rows, limit, (row) => [row.number], (row) => row);
  }

  async get(id: string): Promise<PlanDto> {
    return toPlanDto(await this.row(id));
  }

  /** The plan with what its proposal checks on its lines. */
  async row(id: string): Promise<PlanRow> {
    const row = await this.db.one<PlanRow>(PLAN_SQL, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Plan', [id], [row.personId]);
    return row;
  }

  async create(body: NewPlanDto): Promise<PlanDto> {
    const found = await this.db.one<{ personId: string; convenzioneId: string; status: string; openedOn: string; planned: boolean }>(
      `select c.person_id as "personId", c.convenzione_id as "convenzioneId", c.status, c.opened_on as "openedOn",
              exists (select 1 from plan p where p.case_id = c.id) as planned
         from case_file c where c.id = $1`,
      [body.caseId],
    );
    if (!found) throw planProblem('plan.case-unknown', {}, ['/caseId']);
    if (found.status !== 'open') throw planProblem('plan.case-concluded');
    if (found.planned) throw planProblem('plan.exists');
    assertDates(body, found.openedOn);
    const id = uuid();
    await this.db.insert(Plan, { ...body, id, personId: found.personId, convenzioneId: found.convenzioneId });
    await this.db.execute(FIRST_SIGNATORIES_SQL, [uuid(), uuid(), id]);
    return this.get(id);
  }

  async change(id: string, ifMatch: number, body: ChangePlanDto): Promise<PlanDto> {
    const current = await this.row(id);
    assertVersion(current, ifMatch, body);
    if (!isEditable(current.status)) throw planProblem('plan.not-draft');
    const dates = { ...current, ...body };
    assertDates(dates, await this.openedOn(current.caseId));
    assertHolds(dates, [...current.lines, ...current.interventions]);
    // A line that is being added holds the row's lock: whoever comes second finds another version.
    if (!(await this.db.change(Plan, id, ifMatch, body))) assertVersion(await this.row(id), ifMatch, body);
    return this.get(id);
  }

  /** Closes the active version of the case's plan, and the one in preparation, together with the case. */
  async closeOf(caseId: string, concludedOn: string): Promise<void> {
    await this.db.execute(`update plan set status = 'closed', ended_on = $3, version = version + 1 where case_id = $1 and status = any ($2)`, [caseId, statusesBefore('close'), concludedOn]);
  }

  private async openedOn(caseId: string): Promise<string> {
    const row = await this.db.one<{ openedOn: string }>('select opened_on as "openedOn" from case_file where id = $1', [caseId]);
    if (!row) throw Problem.notFound();
    return row.openedOn;
  }
}

function assertDates({ startsOn, endsOn, reviewOn }: Dates, openedOn: string): void {
  const errors: FieldError[] = [];
  if (startsOn < openedOn) errors.push({ pointer: '/startsOn', code: 'field.date-before', params: { earliest: openedOn } });
  if (endsOn && endsOn < startsOn) errors.push({ pointer: '/endsOn', code: 'field.date-before', params: { earliest: startsOn } });
  if (reviewOn && reviewOn < startsOn) errors.push({ pointer: '/reviewOn', code: 'field.date-before', params: { earliest: startsOn } });
  if (errors.length > 0) throw new Problem('invalid', {}, errors);
}

/** The plan's new dates still hold its lines. */
function assertHolds({ startsOn, endsOn }: Dates, lines: readonly { startsOn: string; endsOn: string }[]): void {
  if (lines.every((line) => line.startsOn >= startsOn && (!endsOn || line.endsOn <= endsOn))) return;
  const from = lines.map((line) => line.startsOn).sort()[0];
  const to = lines.map((line) => line.endsOn).sort().at(-1);
  throw planProblem('plan.lines-outside', { from, to }, ['/startsOn', '/endsOn']);
}
