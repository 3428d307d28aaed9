-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What each account has tomorrow, as numbers, for the job that writes reminders: it knows no person and nobody's session, so this
-- looks past everybody's rows and answers counts alone. It counts what the account will see on that day and nothing else: of people whom it
-- no longer reaches, and of compartments that are closed to it, even a number would tell. Runs as `matcher`, which cannot log in.

drop schema if exists desks cascade;
create schema desks;
grant usage, create on schema desks to matcher;
grant usage on schema desks to owner;
grant usage on schema plans to matcher;
grant select on appointment, meeting_participant, plan, consent, area, case_file, open_setting, convenzione to matcher;
grant execute on function access.holding_cases(date), access.reached_on(uuid, uuid[], date) to matcher;
do $$ begin
  if not exists (select from pg_policies where tablename = 'plan' and policyname = 'matcher_reads') then
    create policy matcher_reads on plan for select to matcher using (true);
  end if;
end $$;

-- Whose appointment it is, who is seated at a meeting, who stands in for one of them; reviews of the cases that one holds.
create function desks.tomorrow() returns table (account_id uuid, day date, appointments int, reviews int) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  with mine as (
    select m.account_id, m.holders, m.area_ids, h.holder, access.today() + 1 as day,
           exists (select from public.area r where r.key = 'carcere-rems' and r.id = any (m.area_ids)) as judicial
      from access.holding_cases(access.today() + 1) m cross join unnest(m.holders) h(holder)),
  agenda as (
    select a.id, a.person_id, a.compartment, s.account_id as holder
      from public.appointment a
      cross join lateral (select a.account_id union select p.account_id from public.meeting_participant p where p.appointment_id = a.id and p.account_id is not null) s
     where a.status = 'planned' and a.held_on = access.today() + 1),
  known as (
    select m.account_id, a.id, 'appointment' as kind
      from mine m join agenda a using (holder)
     where access.reached_on(a.person_id, m.holders, m.day)
       and (a.compartment = 'general' or a.compartment = 'judicial' and m.judicial
         or exists (select from public.consent k where k.person_id = a.person_id and k.purpose = a.compartment
              and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= m.day))
    union
    select m.account_id, p.id, 'review'
      from mine m join public.case_file c on c.case_manager_id = m.holder and c.status = 'open' join public.plan p on p.case_id = c.id and p.status = 'active'
      cross join lateral plans.next_review(p, m.area_ids) n
     where n.on_day = m.day and access.reached_on(p.person_id, m.holders, m.day))
  select k.account_id, access.today() + 1, (count(*) filter (where k.kind = 'appointment'))::int, (count(*) filter (where k.kind = 'review'))::int
    from known k group by k.account_id
$$;
alter function desks.tomorrow() owner to matcher;
revoke all on function desks.tomorrow() from public;
grant execute on function desks.tomorrow() to owner;
revoke create on schema desks from matcher;
