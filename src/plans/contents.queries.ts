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

/** On line `l` so far: what the ledger approved, or what was declared, on this version and on others. */
const SPENT = `case when l.source = 'convenzione' then coalesce(approved.cents, 0) else
                (select coalesce(sum(s.amount_cents), 0) from plan_spending s join plan_line o on o.id = s.line_id
                  where o.lineage_id = l.lineage_id and s.person_id = p.person_id) end`;

export const LINES_JSON = `
  coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'lineageId', l.lineage_id, 'axis', l.axis, 'item', l.item, 'source', l.source,
              'quantity', trim_scale(l.quantity)::text, 'unit', l.unit, 'unitCostCents', l.unit_cost_cents,
              'amountCents', l.amount_cents, 'spentCents', ${SPENT}, 'startsOn', l.starts_on, 'endsOn', l.ends_on,
              'enrolmentId', l.enrolment_id, 'partnerId', l.partner_id, 'partnerName', o.name, 'serviceId', l.service_id,
              'serviceName', v.name, 'allocationId', l.allocation_id, 'interventionId', l.intervention_id, 'admitted', e.admitted, 'periodFrom', y.starts_on, 'periodTo', y.ends_on)
              order by l.position, l.id)
              from plan_line l
              left join partner o on o.id = l.partner_id
              left join plans.approved_on(p.id) approved on approved.lineage_id = l.lineage_id
              left join service v on v.id = l.service_id
              left join enrolment e on e.id = l.enrolment_id
              left join allocation a on a.id = l.allocation_id
              left join period y on y.id = a.period_id
             where l.plan_id = p.id), '[]')`;

const INTERVENTION_FIELDS = `'id', i.id, 'lineageId', i.lineage_id, 'axis', i.axis, 'description', i.description, 'kind', i.kind,
              'enrolmentId', i.enrolment_id, 'partnerId', i.partner_id, 'serviceId', i.service_id, 'provider', i.provider,
              'providerName', coalesce(o.name, v.name, i.provider), 'plannedMinutes', i.planned_minutes, 'place', i.place,
              'startsOn', i.starts_on, 'endsOn', i.ends_on`;
const WITH_PROVIDERS = 'plan_intervention i left join partner o on o.id = i.partner_id left join service v on v.id = i.service_id';

export const INTERVENTIONS_JSON = `
  coalesce((select jsonb_agg(jsonb_build_object(${INTERVENTION_FIELDS}) order by i.position, i.id) from ${WITH_PROVIDERS}
             where i.plan_id = p.id), '[]')`;

export const RISKS_JSON = `
  coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'lineageId', k.lineage_id, 'description', k.description, 'signs', k.signs,
              'response', k.response) order by k.position, k.id)
              from plan_risk k where k.plan_id = p.id), '[]')`;

/** Intensity bands that held on the plan's first day. */
export const BANDS_JSON = `
  coalesce((select jsonb_agg(jsonb_build_object('level', b.level, 'fromCentsPerDay', b.from_cents_per_day, 'toCentsPerDay', b.to_cents_per_day)
              order by b.from_cents_per_day)
              from intensity_band b where b.convenzione_id = p.convenzione_id
               and p.starts_on between b.valid_from and coalesce(b.valid_to, 'infinity')), '[]')`;

const shelf = (table: string): string =>
  `(select jsonb_build_object('count', count(*), 'next', coalesce(max(x.position), 0) + 1) from ${table} x where x.plan_id = plan.id)`;

/**
 * Takes a draft for writing: the row stays locked, and the version counts up with whatever is written. Of each kind of
 * content: how many there are, and the next position. $1: plan.
 */
export const TOUCH_DRAFT_SQL = `
  update plan set version = version + 1 where id = $1 and status = 'draft'
  returning person_id as "personId", convenzione_id as "convenzioneId", starts_on as "startsOn", ends_on as "endsOn", version,
            ${shelf('plan_goal')} as goals, ${shelf('plan_line')} as lines,
            ${shelf('plan_intervention')} as interventions, ${shelf('plan_risk')} as risks`;

/** $1 $2: start and id of the last row shown · $3: person · $4: how many. */
export const PLAN_LINES_SQL = `
  select l.id, l.lineage_id as "lineageId", l.plan_id as "planId", l.person_id as "personId", l.axis, l.item, l.source,
         trim_scale(l.quantity)::text as quantity, l.unit, l.unit_cost_cents as "unitCostCents", l.amount_cents as "amountCents",
         l.starts_on as "startsOn", l.ends_on as "endsOn", l.enrolment_id as "enrolmentId", l.partner_id as "partnerId",
         o.name as "partnerName", l.service_id as "serviceId", v.name as "serviceName", l.allocation_id as "allocationId",
         l.intervention_id as "interventionId"
    from plan_line l left join partner o on o.id = l.partner_id left join service v on v.id = l.service_id
   where ($1::date is null or (l.starts_on, l.id) < ($1, $2::uuid)) and ($3::uuid is null or l.person_id = $3)
     and not access.plan_is(l.plan_id, '{superseded}')
   order by l.starts_on desc, l.id desc limit $4`;

/** $1 $2: start and id of the last row shown · $3: person · $4: how many. */
export const PLAN_INTERVENTIONS_SQL = `
  select i.id, i.lineage_id as "lineageId", i.plan_id as "planId", i.person_id as "personId", i.axis, i.description, i.kind,
         i.enrolment_id as "enrolmentId", i.partner_id as "partnerId", i.service_id as "serviceId", i.provider,
         coalesce(o.name, v.name, i.provider) as "providerName", i.planned_minutes as "plannedMinutes", i.place,
         i.starts_on as "startsOn", i.ends_on as "endsOn"
    from ${WITH_PROVIDERS}
   where ($1::date is null or (i.starts_on, i.id) < ($1, $2::uuid)) and ($3::uuid is null or i.person_id = $3)
     and not access.plan_is(i.plan_id, '{superseded}')
   order by i.starts_on desc, i.id desc limit $4`;

/**
 * What a line refers to and stands beside, as far as the actor sees it. $1: plan · $2: person · $3: its convenzione ·
 * $4: enrolment · $5: partner · $6: service · $7: allocation.
 */
export const LINE_CONTEXT_SQL = `
  select (select jsonb_build_object('id', e.id, 'action', x.code || ' ' || x.name_it)
            from enrolment e join action x on x.id = e.action_id where e.id = $4 and e.person_id = $2) as enrolment,
         (select jsonb_build_object('id', o.id, 'name', o.name) from partner o where o.id = $5 and o.convenzione_id = $3) as partner,
         (select jsonb_build_object('id', v.id, 'name', v.name) from service v where v.id = $6) as service,
         coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'from', y.starts_on, 'to', y.ends_on) order by y.starts_on, a.id)
            from allocation a join period y on y.id = a.period_id join enrolment e on e.id = $4 and e.action_id = a.action_id
           where a.partner_id = $5 and ($7::uuid is null or a.id = $7)), '[]') as allocations,
         coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'description', i.description, 'plannedMinutes', i.planned_minutes,
            'startsOn', i.starts_on, 'endsOn', i.ends_on) order by i.position, i.id)
            from plan_intervention i where i.plan_id = $1), '[]') as interventions,
         coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'axis', l.axis, 'item', l.item, 'source', l.source, 'unit', l.unit,
            'quantity', trim_scale(l.quantity)::text, 'startsOn', l.starts_on, 'endsOn', l.ends_on, 'partnerId', l.partner_id,
            'serviceId', l.service_id, 'interventionId', l.intervention_id) order by l.position, l.id)
            from plan_line l where l.plan_id = $1), '[]') as lines`;

/**
 * What an intervention refers to and stands beside, as far as the actor sees it. $1: plan · $2: intervention · $3: person ·
 * $4: its convenzione · $5: enrolment · $6: partner · $7: service · $8 $9: from–to.
 */
export const INTERVENTION_CONTEXT_SQL = `
  select exists (select from enrolment e where e.id = $5 and e.person_id = $3) as "enrolmentKnown",
         (select jsonb_build_object('name', o.name) from partner o where o.id = $6 and o.convenzione_id = $4) as partner,
         (select jsonb_build_object('name', v.name) from service v where v.id = $7) as service,
         exists (select from assignment s where s.enrolment_id = $5 and s.partner_id = $6 and s.starts_on <= $9
                    and coalesce(s.ends_on, 'infinity') >= $8) as entrusted,
         coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'description', i.description, 'enrolmentId', i.enrolment_id,
            'partnerId', i.partner_id, 'startsOn', i.starts_on, 'endsOn', i.ends_on) order by i.position, i.id)
            from plan_intervention i where i.plan_id = $1 and i.id <> $2), '[]') as others,
         (select jsonb_build_object('from', min(l.starts_on), 'to', max(l.ends_on)) from plan_line l where l.intervention_id = $2
          having count(*) > 0) as lines`;
