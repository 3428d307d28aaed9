-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What each account has tomorrow, as numbers, for the job that writes reminders: it knows no person and nobody's session, so this
-- looks past everybody's rows and answers counts alone. Runs as `matcher`, which cannot log in.

drop schema if exists desks cascade;
create schema desks;
grant usage, create on schema desks to matcher;
grant usage on schema desks to owner;
grant select on appointment, meeting_participant, plan to matcher;
create policy matcher_reads on appointment for select to matcher using (true);
create policy matcher_reads on meeting_participant for select to matcher using (true);
do $$ begin
  if not exists (select from pg_policies where tablename = 'plan' and policyname = 'matcher_reads') then
    create policy matcher_reads on plan for select to matcher using (true);
  end if;
end $$;

create function desks.tomorrow() returns table (account_id uuid, day date, appointments int, reviews int) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  select x.account_id, access.today() + 1, sum(x.appointments)::int, sum(x.reviews)::int
    from (select a.account_id, 1 as appointments, 0 as reviews from public.appointment a
           where a.status = 'planned' and a.held_on = access.today() + 1
          union all
          -- Colleagues at a meeting, as far as they find it in their agenda.
          select m.account_id, 1, 0 from public.appointment a join public.meeting_participant m on m.appointment_id = a.id and m.account_id <> a.account_id
           where a.status = 'planned' and a.held_on = access.today() + 1 and a.compartment = 'general'
             and exists (select from access.reach r where r.person_id = a.person_id and r.holder = m.account_id
                          and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity'))
          union all
          select c.case_manager_id, 0, 1 from public.plan p join public.case_file c on c.id = p.case_id and c.status = 'open'
           where p.status = 'active' and p.review_on = access.today() + 1) x
   group by x.account_id
$$;
alter function desks.tomorrow() owner to matcher;
revoke all on function desks.tomorrow() from public;
grant execute on function desks.tomorrow() to owner;
revoke create on schema desks from matcher;
