// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { expectedBy } from './delivered.js';
import type { DeliveredDto, DeliveredPageDto, DeliveredSessionDto, DeliveredSessionPageDto, SessionsQuery } from './delivered.dto.js';

/** Attendance `t` of intervention `i`: validated, of its enrolment with its partner, on its days. No other intervention of the plan shares it. */
const ATTENDED = `t.person_id = i.person_id and t.enrolment_id = i.enrolment_id and t.partner_id = i.partner_id
  and t.held_on between i.starts_on and i.ends_on and t.present and t.validated_at is not null`;

const DELIVERED_SQL = `
  select p.person_id as "personId", access.today() as today,
         coalesce((select jsonb_agg(jsonb_build_object('interventionId', i.id, 'startsOn', i.starts_on, 'endsOn', i.ends_on, 'plannedMinutes', i.planned_minutes,
            'reported', i.enrolment_id is not null, 'months', m.months) order by i.position, i.id)
            from plan_intervention i
            cross join lateral (
              select coalesce(jsonb_agg(jsonb_build_object('month', x.month, 'minutes', x.minutes, 'sessions', x.sessions) order by x.month), '[]') as months
                from (select to_char(t.held_on, 'YYYY-MM') as month, sum(t.minutes)::int as minutes, count(*)::int as sessions
                        from attendance t where ${ATTENDED} group by 1) x) m
           where i.plan_id = p.id), '[]') as items
    from plan p where p.id = $1`;

/** $1: plan · $2: intervention · $3 $4: day and activity of the last row shown · $5: how many. */
const SESSIONS_SQL = `
  select t.id, t.activity_id as "activityId", t.held_on as "heldOn", a.title, a.kind, t.minutes
    from plan_intervention i
    join attendance t on ${ATTENDED}
    join activity a on a.id = t.activity_id
   where i.id = $2 and i.plan_id = $1 and ($3::date is null or (t.held_on, t.activity_id) < ($3, $4::uuid))
   order by t.held_on desc, t.activity_id desc limit $5`;

interface Row {
  personId: string;
  today: string;
  items: { interventionId: string; startsOn: string; endsOn: string; plannedMinutes: number | null; reported: boolean; months: DeliveredDto['months'] }[];
}

/** Planned against delivered hours, from validated attendance. */
@Injectable()
export class DeliveredService {
  constructor(private readonly db: Db) {}

  async list(planId: string): Promise<DeliveredPageDto> {
    const found = await this.db.one<Row>(DELIVERED_SQL, [planId]);
    if (!found) throw Problem.notFound();
    this.db.noteRead('PlanIntervention', found.items.map(({ interventionId }) => interventionId), [found.personId]);
    return { on: found.today, items: found.items.map((item) => toDto(item, found.today)), nextCursor: null };
  }

  /** The sessions behind the figure of one intervention, the latest first. */
  async sessions(planId: string, interventionId: string, { limit = 20, cursor }: SessionsQuery): Promise<DeliveredSessionPageDto> {
    const found = await this.db.one<{ personId: string }>('select i.person_id as "personId" from plan_intervention i join plan p on p.id = i.plan_id where i.id = $1 and p.id = $2', [interventionId, planId]);
    if (!found) throw Problem.notFound();
    const [heldOn, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<DeliveredSessionDto & { id: string }>(SESSIONS_SQL, [planId, interventionId, heldOn, id, limit + 1]);
    this.db.noteRead('Attendance', rows.slice(0, limit).map((row) => row.id), [found.personId]);
    return pageOf(rows, limit, (row) => [row.heldOn, row.activityId], ({ id: _id, ...session }) => session);
  }
}

function toDto({ interventionId, startsOn, endsOn, plannedMinutes, reported, months }: Row['items'][number], today: string): DeliveredDto {
  const sum = (of: (month: DeliveredDto['months'][number]) => number): number => months.reduce((total, month) => total + of(month), 0);
  return {
    interventionId, plannedMinutes,
    expectedMinutes: plannedMinutes === null ? null : expectedBy(today, { plannedMinutes, startsOn, endsOn }),
    deliveredMinutes: reported ? sum(({ minutes }) => minutes) : null,
    sessions: sum(({ sessions }) => sessions),
    months,
  };
}
