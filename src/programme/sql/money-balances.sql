-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What is left of allocations and ceilings. Owned by `stats`, so that a balance is right also for those who may not read
-- the single entries of the ledger: a case manager sees how much is left, not on whom the rest was spent.

-- Definition: used = committed + approved; left = amount - used. Paid is part of approved and does not count again.
-- Rows: the allocations that the actor may read (the same as the grants on Allocation).
create view indicators.allocation_balance as
select a.id as allocation_id,
       coalesce(sum(l.amount_cents) filter (where l.kind = 'committed'), 0)::bigint as committed_cents,
       coalesce(sum(l.amount_cents) filter (where l.kind = 'approved'), 0)::bigint as approved_cents,
       coalesce(sum(l.amount_cents) filter (where l.kind = 'paid'), 0)::bigint as paid_cents,
       (a.amount_cents - coalesce(sum(l.amount_cents) filter (where l.kind in ('committed', 'approved')), 0))::bigint as left_cents
  from allocation a
  left join ledger_entry l on l.allocation_id = a.id
 where (select access.may('read', 'Allocation'))
   and a.convenzione_id = (select (access.actor()).convenzione_id)
   and ((select (access.actor()).organisation_kind) is distinct from 'partner' or a.partner_id = (select (access.actor()).organisation_id))
 group by a.id;

-- Definition: per area and period, the sum of allocations and of what they committed and approved.
-- Rows: the actor's convenzione, for those who may read figures.
create view indicators.ceiling_use as
select a.area_id, a.period_id,
       sum(a.amount_cents)::bigint as allocated_cents,
       sum(coalesce(l.committed_cents, 0))::bigint as committed_cents,
       sum(coalesce(l.approved_cents, 0))::bigint as approved_cents,
       sum(coalesce(l.paid_cents, 0))::bigint as paid_cents
  from allocation a
  left join (select allocation_id,
                    sum(amount_cents) filter (where kind = 'committed') as committed_cents,
                    sum(amount_cents) filter (where kind = 'approved') as approved_cents,
                    sum(amount_cents) filter (where kind = 'paid') as paid_cents
               from ledger_entry group by allocation_id) l on l.allocation_id = a.id
 where (select access.may('read', 'Figure'))
   and a.convenzione_id = (select (access.actor()).convenzione_id)
 group by a.area_id, a.period_id;

alter view indicators.allocation_balance owner to stats;
alter view indicators.ceiling_use owner to stats;
grant select on indicators.allocation_balance, indicators.ceiling_use to app;
