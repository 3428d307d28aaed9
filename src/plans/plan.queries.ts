// SPDX-License-Identifier: AGPL-3.0-or-later
import { GOALS_JSON, INTERVENTIONS_JSON, LINES_JSON, RISKS_JSON } from './contents.queries.js';

const PLAN_COLUMNS = `
  p.id, p.case_id as "caseId", p.person_id as "personId",
  (select jsonb_build_object('id', h.id, 'givenName', h.given_name, 'familyName', h.family_name, 'alias', h.alias)
     from person h where h.id = p.person_id) as person, p.status, p.starts_on as "startsOn", p.ends_on as "endsOn",
  p.review_on as "reviewOn", to_char(p.activated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "activatedAt", p.version`;

/** One plan with all that it is made of, in one statement. $1: plan. */
export const PLAN_SQL = `
  select ${PLAN_COLUMNS}, p.wishes, p.history, p.team_evaluation as "teamEvaluation", p.crisis_plan as "crisisPlan",
         p.review_months as "reviewMonths", p.agreed_total_cents as "agreedTotalCents",
         ${GOALS_JSON} as goals, ${INTERVENTIONS_JSON} as interventions, ${LINES_JSON} as lines, ${RISKS_JSON} as risks
    from plan p where p.id = $1`;

/** $1 $2: start and id of the last row shown · $3: case · $4: how many. */
export const PLANS_SQL = `
  select ${PLAN_COLUMNS}, coalesce((select sum(l.amount_cents) from plan_line l where l.plan_id = p.id), 0)::bigint as "totalCents"
    from plan p
   where ($1::date is null or (p.starts_on, p.id) < ($1, $2::uuid)) and ($3::uuid is null or p.case_id = $3)
   order by p.starts_on desc, p.id desc limit $4`;

/** One entry per line, in the order of the allocations, so that two activations never wait for each other in a circle. */
export const COMMIT_SQL = `
  insert into ledger_entry (id, allocation_id, convenzione_id, area_id, partner_id, kind, amount_cents, source, source_id, posted_by)
  select n.id, a.id, a.convenzione_id, a.area_id, l.partner_id, 'committed', l.amount_cents, 'plan_line', l.id, $3
    from unnest($1::uuid[], $2::uuid[]) as n(id, line_id)
    join plan_line l on l.id = n.line_id
    join allocation a on a.id = l.allocation_id
   order by a.id, l.id`;
