-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The register of activities: what hours and counts are checked on. Rows of submitted activities of the asker's convenzione,
-- for roles that may read the register; without titles, places, notes, reasons, operators and people. The view is owned by
-- stats, who reads activities and attendances by policies of its own; the asker reads this view and no table behind it.
create view indicators.register with (security_barrier) as
  select a.id, a.convenzione_id, a.status, a.held_on, a.minutes, a.kind,
         a.area_id, a.action_id, a.partner_id,
         jsonb_build_object('id', r.id, 'key', r.key, 'number', r.number, 'name', jsonb_build_object('it', r.name_it, 'en', r.name_en)) as area,
         jsonb_build_object('id', c.id, 'code', c.code, 'name', jsonb_build_object('it', c.name_it, 'en', c.name_en)) as action,
         jsonb_build_object('id', o.id, 'name', o.name) as partner,
         (select count(*) from public.attendance t where t.activity_id = a.id and t.present) as present,
         (select count(*) from public.attendance t where t.activity_id = a.id and not t.present) as absent,
         (select coalesce(sum(t.minutes), 0) from public.attendance t where t.activity_id = a.id) as attended_minutes,
         (select coalesce(sum(h.people), 0) from public.headcount h where h.activity_id = a.id) as headcount_people,
         a.submitted_at, a.decided_at
    from public.activity a
    join public.action c on c.id = a.action_id
    join public.area r on r.id = a.area_id
    join public.partner o on o.id = a.partner_id
   where a.status <> 'draft'
     and a.convenzione_id = (select (access.actor()).convenzione_id)
     and (select access.may('read', 'Register'));
comment on view indicators.register is 'Activities as hours and counts, for the programme office.';
alter view indicators.register owner to stats;
grant select on indicators.register to app;
