-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What the money ledger approved on the convenzione's lines of a plan, by lineage: a line keeps it from version to version, and what was
-- approved on an earlier version was spent all the same. Case managers do not read the ledger; of a plan they reach they learn these sums.

grant create on schema plans to matcher;
create function plans.approved_on(the_plan uuid) returns table (lineage_id uuid, cents bigint) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select l.lineage_id, sum(e.amount_cents)::bigint
    from public.plan p
    join public.plan v on v.case_id = p.case_id
    join public.plan_line l on l.plan_id = v.id and l.source = 'convenzione'
    join public.ledger_entry e on e.source = 'plan_line' and e.source_id = l.id and e.kind = 'approved'
   where p.id = the_plan and access.may('read', 'PlanLine') and access.reaches(p.person_id)
   group by l.lineage_id
$$;

alter function plans.approved_on(uuid) owner to matcher;
revoke all on function plans.approved_on(uuid) from public;
grant execute on function plans.approved_on(uuid) to app;
revoke create on schema plans from matcher;
