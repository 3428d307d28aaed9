-- SPDX-License-Identifier: AGPL-3.0-or-later
-- code: SPENDING
-- version: 1
-- name.it: Impegnato sul massimale
-- name.en: Committed against the ceiling
-- definition.it: Per area e anno della convenzione: il massimale in vigore, quanto è assegnato ai partner e quanto è impegnato,
--   approvato e pagato. Impegnano solo le righe dei Budget di Salute a carico della convenzione. Il pagato è parte
--   dell’approvato e non si aggiunge. Importi in centesimi di euro.
-- definition.en: Per area and year of the convenzione: the ceiling in force, how much is allocated to partners and how much is
--   committed, approved and paid. Only lines of Budgets di Salute charged to the convenzione commit. What is paid is part of
--   what is approved and is not added to it. Amounts in cents of euro.
-- source.it: Massimali, assegnazioni e libro mastro della convenzione.
-- source.en: Ceilings, allocations and money ledger of the convenzione.
set local role stats;

create view indicators.spending with (security_barrier) as
select c.area_id, c.period_id, y.number, y.starts_on, y.ends_on, c.amount_cents as ceiling_cents,
       coalesce(u.allocated_cents, 0)::bigint as allocated_cents, coalesce(u.committed_cents, 0)::bigint as committed_cents,
       coalesce(u.approved_cents, 0)::bigint as approved_cents, coalesce(u.paid_cents, 0)::bigint as paid_cents
  from ceiling c
  join indicators.year y on y.period_id = c.period_id
  left join indicators.ceiling_use u on u.area_id = c.area_id and u.period_id = c.period_id
 where c.superseded_at is null
   and y.convenzione_id = (select (access.actor()).convenzione_id) and (select access.may('read', 'Figure'));

grant select on indicators.spending to app;
set local role owner;
