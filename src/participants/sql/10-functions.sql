-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What has to look past the asker's own rows: equal tax codes, the ESF+ record behind areas that the asker does not see,
-- and the end of everything that hangs on a case or a consent. Each function asks for itself what the asker may do, and
-- answers no more than the asker may know. They run as `matcher`, which cannot log in.

drop schema if exists participants cascade;
create schema participants;
grant usage on schema participants to app;
grant usage, create on schema participants to matcher;

grant select on operation, action, person_identity, person_characteristics, case_file, consent, enrolment, assignment,
  participation, person_history to matcher;
grant update on consent, enrolment, assignment, participation to matcher;
grant insert on participation, person_history to matcher;
grant delete on assignment to matcher;
grant execute on function audit.record_read(text, text[], uuid[]), access.reaches(uuid) to matcher;
create policy matcher_reads on person for select to matcher using (true);
create policy matcher_reads on person_identity for select to matcher using (true);
create policy matcher_works on person_history for all to matcher using (true) with check (true);
create policy matcher_reads on person_characteristics for select to matcher using (true);
create policy matcher_works on case_file for all to matcher using (true) with check (true);
create policy matcher_works on consent for all to matcher using (true) with check (true);
create policy matcher_works on enrolment for all to matcher using (true) with check (true);
create policy matcher_works on assignment for all to matcher using (true) with check (true);
create policy matcher_works on participation for all to matcher using (true) with check (true);

-- Does somebody else already have this code? Only intake asks; whose it is stays untold, and that it was asked is recorded
-- with the people it was about. Two creations with one code meet on the lock: the second finds the first.
create function participants.code_is_known(the_hmac bytea, other_than uuid) returns boolean language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  declare owners uuid[];
  begin
    if not access.may('create', 'Person') then raise insufficient_privilege; end if;
    perform pg_advisory_xact_lock(hashtextextended(encode(the_hmac, 'hex'), 23));
    select coalesce(array_agg(i.person_id), '{}') into owners from public.person_identity i
     where i.code_hmac = the_hmac and i.person_id is distinct from other_than;
    -- Under an earlier code a person is the same person; mistaken codes are not kept to be found.
    select owners || coalesce(array_agg(distinct h.person_id), '{}') into owners from public.person_history h
     where h.code_hmac = the_hmac and h.person_id is distinct from other_than and h.person_id <> all (owners);
    -- A record that was merged into this person's is this person's.
    owners := array(select o from unnest(owners) o where not exists (select from public.person p where p.id = o and p.merged_into = other_than));
    perform audit.record_read('TaxCodeMatch', '{}', owners);
    return cardinality(owners) > 0;
  end $$;

-- The entry into the operation that an enrolment's action feeds: one participation per person and operation, made at the
-- first admitted enrolment with what is known then. Later ones find it, reopen it, and move its entry only backwards, when
-- an earlier enrolment is recorded late. Answers the participation, or null when the action feeds none.
create function participants.enter(the_enrolment uuid, new_id uuid) returns uuid language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  declare
    e public.enrolment;
    the_operation uuid;
    answer uuid;
  begin
    select * into e from public.enrolment where id = the_enrolment;
    if not found or not access.may('create', 'Participation') or not access.reaches(e.person_id)
       or e.convenzione_id is distinct from (access.actor()).convenzione_id then
      raise insufficient_privilege;
    end if;
    select a.operation_id into the_operation from public.action a where a.id = e.action_id;
    if the_operation is null or not e.admitted then return null; end if;
    insert into public.participation as p (id, person_id, operation_id, convenzione_id, entered_on, sex, birth_date, citizenship,
        employment_status, unemployed_months, education, disability, foreign_background, minority, homeless, rural)
      select new_id, e.person_id, the_operation, e.convenzione_id, e.starts_on, i.sex, i.birth_date, i.citizenship,
             c.employment_status, c.unemployed_months, c.education, c.disability, c.foreign_background, c.minority,
             c.homeless, c.rural
        from (select e.person_id as id) one
        left join public.person_identity i on i.person_id = one.id
        left join public.person_characteristics c on c.person_id = one.id
      on conflict (person_id, operation_id) do update
        set exited_on = null, entered_on = least(p.entered_on, excluded.entered_on), version = p.version + 1
        where p.exited_on is not null or p.entered_on > excluded.entered_on;
    select p.id into answer from public.participation p where p.person_id = e.person_id and p.operation_id = the_operation;
    update public.enrolment set participation_id = answer where id = the_enrolment;
    return answer;
  end $$;

-- Birth date and sex were the same at entry: recorded late, they complete participations that lack them.
create function participants.complete_entries(the_person uuid) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if not access.may('update', 'Participation') or not access.reaches(the_person) then raise insufficient_privilege; end if;
    update public.participation p
       set birth_date = coalesce(p.birth_date, i.birth_date), sex = coalesce(p.sex, i.sex), version = p.version + 1
      from public.person_identity i
     where p.person_id = the_person and i.person_id = the_person
       and (p.birth_date is null and i.birth_date <= p.entered_on or p.sex is null and i.sex is not null)
       and (p.birth_date is not null or i.birth_date is null or i.birth_date <= p.entered_on);
  end $$;

-- Ends what hangs on a case that was concluded on a day: enrolments, assignments and the participations they belong to,
-- also those of areas that whoever concluded it does not see. Nothing of what it did there is told.
create function participants.end_with_case(the_case uuid) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  declare c public.case_file;
  begin
    select * into c from public.case_file where id = the_case and status = 'concluded';
    if not found or not access.may('conclude', 'Case') or not access.reaches(c.person_id) then
      raise insufficient_privilege;
    end if;
    delete from public.assignment a using public.enrolment e
     where e.id = a.enrolment_id and e.case_id = the_case and a.starts_on > access.today();
    update public.assignment a set ends_on = greatest(a.starts_on, c.concluded_on), version = a.version + 1 from public.enrolment e
     where e.id = a.enrolment_id and e.case_id = the_case and coalesce(a.ends_on, 'infinity') > c.concluded_on;
    -- Whoever still waited for the coordinator did not enter.
    update public.enrolment e
       set ends_on = greatest(e.starts_on, c.concluded_on), version = e.version + 1,
           outside_declined_on = case when e.admitted then e.outside_declined_on else coalesce(e.outside_declined_on, c.concluded_on) end
     where e.case_id = the_case and coalesce(e.ends_on, 'infinity') > c.concluded_on;
    update public.participation p set exited_on = greatest(p.entered_on, c.concluded_on), version = p.version + 1
     where p.id in (select e.participation_id from public.enrolment e where e.case_id = the_case) and p.exited_on is null;
  end $$;

-- Has the person agreed that partners learn of them? Holds the answer until the transaction ends, so that an assignment
-- and a withdrawal do not pass each other by.
create function participants.shares_with_partners(the_person uuid) returns boolean language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if not access.may('create', 'Assignment') or not access.reaches(the_person) then raise insufficient_privilege; end if;
    perform from public.consent k where k.person_id = the_person and k.purpose = 'sharing_with_partners'
       and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= access.today() for share;
    return found;
  end $$;

-- A withdrawn consent ends the assignments that rested on it, in every area; those not yet begun never were.
create function participants.end_sharing(the_person uuid) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if not access.may('withdraw', 'Consent') or not access.reaches(the_person) then raise insufficient_privilege; end if;
    delete from public.assignment a where a.person_id = the_person and a.starts_on > access.today();
    update public.assignment a set ends_on = access.today(), version = a.version + 1
     where a.person_id = the_person and coalesce(a.ends_on, 'infinity') > access.today();
  end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'participants'::regnamespace loop
    execute format('alter function %s owner to matcher', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to app', f);
  end loop;
end $$;
revoke create on schema participants from matcher;
