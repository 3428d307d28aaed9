// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a plan is made of, each as one jsonb value for a statement in which the plan is `p`. */
export const GOALS_JSON = `
  coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'lineageId', g.lineage_id, 'axis', g.axis, 'description', g.description,
              'baselineLevel', g.baseline_level, 'baseline', g.baseline, 'expectedLevel', g.expected_level,
              'achievedLevel', now.level, 'achievedOn', now.on_day, 'evaluation', said.evaluation) order by g.position, g.id)
              from plan_goal g
              left join lateral (
                select e.evaluation from plan_review_goal e join plan_review r on r.id = e.review_id join plan_goal o on o.id = e.goal_id
                 where o.lineage_id = g.lineage_id and r.plan_id in (select v.id from plan v where v.case_id = p.case_id)
                 order by r.held_on desc, r.recorded_at desc limit 1) said on true
              left join lateral (
                select x.level, x.on_day from (
                  select e.level, r.held_on as on_day, 1 as rank
                    from plan_review_goal e join plan_review r on r.id = e.review_id join plan_goal o on o.id = e.goal_id
                   where o.lineage_id = g.lineage_id and e.level is not null and r.plan_id in (select v.id from plan v where v.case_id = p.case_id)
                  union all
                  select a.level, a.assessed_on, 2 from axis_level a where a.case_id = p.case_id and a.axis = g.axis and a.moment <> 'baseline') x
                 order by x.on_day desc, x.rank limit 1) now on true
             where g.plan_id = p.id), '[]')`;

export const LINES_JSON = `
  coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'lineageId', l.lineage_id, 'axis', l.axis, 'item', l.item, 'source', l.source,
              'quantity', trim_scale(l.quantity)::text, 'unit', l.unit, 'unitCostCents', l.unit_cost_cents,
              'amountCents', l.amount_cents, 'startsOn', l.starts_on, 'endsOn', l.ends_on,
              'enrolmentId', l.enrolment_id, 'partnerId', l.partner_id, 'partnerName', o.name,
              'allocationId', l.allocation_id, 'admitted', e.admitted, 'periodFrom', y.starts_on, 'periodTo', y.ends_on)
              order by l.position, l.id)
              from plan_line l
              left join partner o on o.id = l.partner_id
              left join enrolment e on e.id = l.enrolment_id
              left join allocation a on a.id = l.allocation_id
              left join period y on y.id = a.period_id
             where l.plan_id = p.id), '[]')`;

/**
 * Takes a draft for writing: the row stays locked, and the version counts up with whatever is written. Of each kind of
 * content: how many there are, and the next position. $1: plan.
 */
export const TOUCH_DRAFT_SQL = `
  update plan set version = version + 1 where id = $1 and status = 'draft'
  returning person_id as "personId", convenzione_id as "convenzioneId", starts_on as "startsOn", ends_on as "endsOn", version,
            (select jsonb_build_object('count', count(*), 'next', coalesce(max(x.position), 0) + 1) from plan_goal x where x.plan_id = plan.id) as goals,
            (select jsonb_build_object('count', count(*), 'next', coalesce(max(x.position), 0) + 1) from plan_line x where x.plan_id = plan.id) as lines`;

/** $1 $2: start and id of the last row shown · $3: person · $4: how many. */
export const PLAN_LINES_SQL = `
  select l.id, l.lineage_id as "lineageId", l.plan_id as "planId", l.person_id as "personId", l.axis, l.item, l.source,
         trim_scale(l.quantity)::text as quantity, l.unit, l.unit_cost_cents as "unitCostCents", l.amount_cents as "amountCents",
         l.starts_on as "startsOn", l.ends_on as "endsOn", l.enrolment_id as "enrolmentId", l.partner_id as "partnerId",
         o.name as "partnerName", l.allocation_id as "allocationId"
    from plan_line l left join partner o on o.id = l.partner_id
   where ($1::date is null or (l.starts_on, l.id) < ($1, $2::uuid)) and ($3::uuid is null or l.person_id = $3)
   order by l.starts_on desc, l.id desc limit $4`;

/** What a new line refers to, as far as the actor sees it. $1: person · $2: enrolment · $3: partner · $4: allocation. */
export const LINE_CONTEXT_SQL = `
  select (select jsonb_build_object('id', e.id, 'action', x.code || ' ' || x.name_it)
            from enrolment e join action x on x.id = e.action_id where e.id = $2 and e.person_id = $1) as enrolment,
         (select jsonb_build_object('id', o.id, 'name', o.name) from partner o where o.id = $3) as partner,
         coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'from', y.starts_on, 'to', y.ends_on) order by y.starts_on, a.id)
            from allocation a join period y on y.id = a.period_id join enrolment e on e.id = $2 and e.action_id = a.action_id
           where a.partner_id = $3 and ($4::uuid is null or a.id = $4)), '[]') as allocations`;
