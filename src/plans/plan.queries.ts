// SPDX-License-Identifier: AGPL-3.0-or-later

const PLAN_COLUMNS = `
  p.id, p.case_id as "caseId", p.person_id as "personId",
  (select jsonb_build_object('id', h.id, 'givenName', h.given_name, 'familyName', h.family_name, 'alias', h.alias)
     from person h where h.id = p.person_id) as person, p.status, p.starts_on as "startsOn", p.ends_on as "endsOn",
  p.review_on as "reviewOn", to_char(p.activated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "activatedAt", p.version`;

/** One plan with goals and lines, in one statement. $1: plan. */
export const PLAN_SQL = `
  select ${PLAN_COLUMNS}, p.wishes,
         coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'axis', g.axis, 'description', g.description,
                     'expectedLevel', g.expected_level) order by g.position, g.id)
                     from plan_goal g where g.plan_id = p.id), '[]') as goals,
         coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'axis', l.axis, 'item', l.item, 'source', l.source,
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
                    where l.plan_id = p.id), '[]') as lines
    from plan p where p.id = $1`;

/** $1 $2: start and id of the last row shown · $3: case · $4: how many. */
export const PLANS_SQL = `
  select ${PLAN_COLUMNS}, coalesce((select sum(l.amount_cents) from plan_line l where l.plan_id = p.id), 0)::bigint as "totalCents"
    from plan p
   where ($1::date is null or (p.starts_on, p.id) < ($1, $2::uuid)) and ($3::uuid is null or p.case_id = $3)
   order by p.starts_on desc, p.id desc limit $4`;

/** $1 $2: start and id of the last row shown · $3: person · $4: how many. */
export const PLAN_LINES_SQL = `
  select l.id, l.plan_id as "planId", l.person_id as "personId", l.axis, l.item, l.source,
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

/** Takes a draft for writing: the row stays locked, and the version counts up with whatever is written. $1: plan. */
export const TOUCH_DRAFT_SQL = `
  update plan set version = version + 1 where id = $1 and status = 'draft'
  returning person_id as "personId", starts_on as "startsOn", ends_on as "endsOn", version,
            (select count(*) from plan_goal g where g.plan_id = plan.id)::int as goals,
            (select count(*) from plan_line l where l.plan_id = plan.id)::int as lines`;

/** One entry per line, in the order of the allocations, so that two activations never wait for each other in a circle. */
export const COMMIT_SQL = `
  insert into ledger_entry (id, allocation_id, convenzione_id, area_id, partner_id, kind, amount_cents, source, source_id, posted_by)
  select n.id, a.id, a.convenzione_id, a.area_id, l.partner_id, 'committed', l.amount_cents, 'plan_line', l.id, $3
    from unnest($1::uuid[], $2::uuid[]) as n(id, line_id)
    join plan_line l on l.id = n.line_id
    join allocation a on a.id = l.allocation_id
   order by a.id, l.id`;
