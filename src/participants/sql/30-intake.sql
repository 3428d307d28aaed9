-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Intake past the asker's own rows: whoever is handed somebody over does not reach them yet, free places count people whom a case
-- manager does not see, and who enrols somebody settles a request that they may not read. As in 10-functions.sql, each
-- function asks for itself what the asker may do, and answers no more than they may know.

grant create on schema participants to matcher;
grant select on person, area, action_places, period to matcher;
grant select, insert, update on case_phase to matcher;
grant select, update on handover, waiting_entry, case_file to matcher;
grant select, insert, update, delete on care_team to matcher;
grant execute on function access.may(text, text), access.holds_cases(uuid, uuid), access.sees_judicial() to matcher;
create policy intake_reads on period for select to matcher using (true);
create policy intake_reads on action_places for select to matcher using (true);
create policy intake_works on case_phase for all to matcher using (true) with check (true);
create policy intake_works on handover for all to matcher using (true) with check (true);
create policy intake_works on waiting_entry for all to matcher using (true) with check (true);
create policy intake_works on care_team for all to matcher using (true) with check (true);
grant select, update (account_id, version) on appointment to matcher;
grant select, update (account_id) on meeting_participant to matcher;
create policy intake_works on appointment for all to matcher using (true) with check (true);
create policy intake_works on meeting_participant for all to matcher using (true) with check (true);

-- What whoever is asked to take somebody over learns before agreeing: initials, age, the phase, and the areas in which both the
-- person is enrolled and the asker works. Nothing of the file; and that it was asked is recorded.
create function participants.handed_to_me() returns table (handover_id uuid, initials text, age int, phase text, opened_on date, area_ids uuid[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    who access.actor_row := access.actor();
    about uuid[];
    asked text[];
  begin
    if not access.may('decide', 'Handover') then raise insufficient_privilege; end if;
    select array_agg(h.person_id), array_agg(h.id::text) into about, asked
      from public.handover h where h.to_account_id = who.account_id and h.status = 'proposed';
    if about is null then return; end if;
    perform audit.record_read('HandoverSummary', asked, about);
    return query
      select h.id, coalesce(left(p.given_name, 1) || '.' || coalesce(' ' || left(p.family_name, 1) || '.', ''), left(coalesce(p.family_name, p.alias), 1) || '.'),
             (select access.age_on(i.birth_date, access.today()) from public.person_identity i where i.person_id = p.id), c.phase, c.opened_on,
             array(select distinct e.area_id from public.enrolment e where e.case_id = c.id and e.admitted and e.area_id = any (who.area_ids)
                     and access.today() between e.starts_on and coalesce(e.ends_on, 'infinity'))
        from public.handover h join public.person p on p.id = h.person_id join public.case_file c on c.id = h.case_id
       where h.to_account_id = who.account_id and h.status = 'proposed';
  end $$;

-- The case passes to whoever accepts, at once: the one who held it is on the team until the day agreed upon, or no longer.
-- Answers 'done', or why not: 'stale' (somebody was quicker), 'moved' (another holds the case by now), 'concluded', 'own' (nobody
-- accepts what they proposed), 'back' (a coordinator proposed, and whoever holds the case holds cases again).
create function participants.accept_handover(the_handover uuid, the_version int, new_member uuid) returns text language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  declare
    who access.actor_row := access.actor();
    h public.handover;
    c public.case_file;
    last_day date;
  begin
    select * into h from public.handover where id = the_handover and to_account_id = who.account_id for update;
    if not found or not access.may('decide', 'Handover') or not access.holds_cases(who.account_id, h.convenzione_id) then
      raise insufficient_privilege;
    end if;
    if h.status <> 'proposed' or h.version <> the_version then return 'stale'; end if;
    select * into c from public.case_file where id = h.case_id for no key update;
    if c.status <> 'open' then return 'concluded'; end if;
    if c.case_manager_id <> h.from_account_id then return 'moved'; end if;
    if h.proposed_by = who.account_id then return 'own'; end if;
    if h.proposed_by <> h.from_account_id and access.holds_cases(h.from_account_id, h.convenzione_id) then return 'back'; end if;
    last_day := case when h.overlap_until > access.today() then h.overlap_until else access.today() end;

    update public.case_file set case_manager_id = who.account_id, version = version + 1 where id = c.id;
    delete from public.care_team where case_id = c.id and account_id in (h.from_account_id, who.account_id) and starts_on > access.today();
    update public.care_team set ends_on = last_day, handed_over = last_day = access.today(), version = version + 1
     where case_id = c.id and account_id = h.from_account_id and coalesce(ends_on, 'infinity') >= last_day;
    update public.care_team set ends_on = null, handed_over = false, version = version + 1
     where case_id = c.id and account_id = who.account_id and access.today() between starts_on and coalesce(ends_on, 'infinity');
    if not found then
      insert into public.care_team (id, case_id, person_id, account_id, starts_on) values (new_member, c.id, c.person_id, who.account_id, access.today());
    end if;
    -- What is arranged with the person from today on is kept by whoever holds the case, a seat at a meeting too.
    with moved as (
      update public.meeting_participant m set account_id = who.account_id
        from public.appointment a
       where a.id = m.appointment_id and a.person_id = c.person_id and a.status = 'planned' and a.held_on >= access.today() and m.account_id = h.from_account_id
         and not exists (select from public.meeting_participant o where o.appointment_id = a.id and o.account_id = who.account_id)
      returning m.appointment_id)
    update public.appointment a set version = version + 1 from moved where a.id = moved.appointment_id and a.account_id <> h.from_account_id;
    update public.appointment set account_id = who.account_id, version = version + 1
     where person_id = c.person_id and account_id = h.from_account_id and status = 'planned' and held_on >= access.today();
    update public.handover set status = 'accepted', decided_on = access.today(), version = version + 1 where id = h.id;
    return 'done';
  end $$;

-- Places of an action today that nobody takes and nobody was offered; null where no number was set. Case managers learn the
-- number and no more; of Carcere/REMS only those who act there.
create function participants.free_places(the_action uuid) returns int language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  declare
    who access.actor_row := access.actor();
    answer int;
  begin
    if not access.may('read', 'Places') or not exists (select from public.action a join public.area r on r.id = a.area_id
         where a.id = the_action and a.convenzione_id = who.convenzione_id and (r.key <> 'carcere-rems' or access.sees_judicial())) then
      return null;
    end if;
    -- The action's own number, or what its partners take together.
    select coalesce(sum(s.places) filter (where s.partner_id is null), sum(s.places)) into answer
      from public.action_places s join public.period p on p.id = s.period_id
     where s.action_id = the_action and s.superseded_on is null and access.today() between p.starts_on and p.ends_on;
    return answer
      - (select count(*) from public.enrolment e where e.action_id = the_action and e.admitted and access.today() between e.starts_on and coalesce(e.ends_on, 'infinity'))
      - (select count(*) from public.waiting_entry w where w.action_id = the_action and w.status = 'offered');
  end $$;

-- Whoever enrols somebody settles the request that waited for it, if there is one, whoever made it.
create function participants.settle_waiting(the_enrolment uuid) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  declare e public.enrolment;
  begin
    select * into e from public.enrolment where id = the_enrolment;
    if not found or not access.may('enrol', 'Enrolment') or not access.reaches(e.person_id) then raise insufficient_privilege; end if;
    update public.waiting_entry set status = 'enrolled', enrolment_id = e.id, closed_on = greatest(requested_on, access.today()),
           closed_by = (access.actor()).account_id, version = version + 1
     where person_id = e.person_id and action_id = e.action_id and status in ('waiting', 'offered');
  end $$;

-- Holds a case until the transaction ends, so that it is not concluded meanwhile and what is made on it comes one after the other:
-- also for the coordinator, who enrols from the list and changes no case.
create function participants.hold_case(the_case uuid) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if not access.may('enrol', 'Enrolment') then raise insufficient_privilege; end if;
    perform from public.case_file c where c.id = the_case and access.reaches(c.person_id) for no key update;
  end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'participants'::regnamespace
      and p.proname in ('handed_to_me', 'accept_handover', 'free_places', 'settle_waiting', 'hold_case') loop
    execute format('alter function %s owner to matcher', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to app', f);
  end loop;
end $$;
revoke create on schema participants from matcher;
