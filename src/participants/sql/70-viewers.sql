-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Who can see a person and why, and who has read their file. The answers look past the asker's rows, and tell no more than the
-- asker may know: an area in which they do not work shows neither by who sees nor by who has read.

grant create on schema participants to matcher;
grant select on referral, area to matcher;
create policy viewers_read on referral for select to matcher using (true);
grant execute on function access.may(text, text), access.sees_judicial(), access.reasons(uuid, uuid), audit.of_people(uuid[]) to matcher;

-- Everybody who reaches, reached or will reach a person. A reason in another area is not among those told.
create function participants.viewers(the_person uuid)
  returns table (name text, role text, organisation text, via text, area text, absent text, valid_from date, valid_to date, state text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare
    who access.actor_row := access.actor();
    today date := access.today();
  begin
    if not access.may('read', 'Viewer') or not access.reaches(the_person) then raise insufficient_privilege; end if;
    return query
      select r.account_name, r.role, r.organisation, r.via, a.key, r.absent_name, r.valid_from, r.valid_to,
             case when r.valid_from > today then 'upcoming' when coalesce(r.valid_to, 'infinity') < today then 'past' else 'now' end
        from access.reasons(the_person, null) r left join public.area a on a.id = r.area_id
       where r.area_id is null or r.area_id = any (who.area_ids)
       order by r.valid_from > today, coalesce(r.valid_to, 'infinity') < today, r.account_name, r.valid_from desc, r.account_id, r.role, r.via, a.key, r.absent_name;
  end $$;

-- Readings and changes of a person's file, newest first, after a minute and a key. Of coordinators and partners only those whom
-- the asker knows to have had a reason by then; of a service, those of a referral that the asker reads; of who counts, only
-- where the asker knows that there is something to count. Of whoever sees more than the asker, what they looked at is told only
-- as far as everybody who reaches the person sees the same: else it would tell that there is something that the asker does
-- not see. The rest is 'file', and a change that is nothing else is left out.
create function participants.readings(the_person uuid, before_minute timestamptz, before_key text, at_most int)
  returns table (minute timestamptz, key text, name text, role text, organisation text, writing boolean, subjects text[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare
    who access.actor_row := access.actor();
    judicial boolean := access.sees_judicial();
    counted boolean;
    alike constant text[] := array['person', 'identity', 'person_identity', 'identity_history', 'person_history', 'characteristics',
      'person_characteristics', 'person_contact', 'person_relation', 'representative', 'representative_contact', 'consent', 'case',
      'case_file', 'case_phase', 'care_team', 'handover', 'handover_summary', 'plan', 'viewer', 'reading', 'access_question',
      'person_export', 'person_search', 'tax_code_match', 'duplicate_check', 'duplicate_pair', 'merge', 'person_merge', 'timeline'];
  begin
    if not access.may('read', 'Reading') or not access.reaches(the_person) then raise insufficient_privilege; end if;
    counted := exists (select from access.reach x where x.person_id = the_person and x.source = 'enrolment' and x.holder = any (who.area_ids));
    return query
      with kept as materialized (select * from matching.kept_under(the_person)), known as materialized (
        select r.account_id, r.role, min(r.valid_from) as since
          from (select the_person as id union select k.person_id from kept k) x cross join lateral access.reasons(x.id, null) r
         where r.area_id is null or r.area_id = any (who.area_ids) group by 1, 2
      ), read_under as materialized (
        select g.* from audit.of_people(array(select p.id from public.person p where p.id = the_person or p.merged_into = the_person)) g
        union all
        -- While two were one, what was read of the one was read of both.
        select g.* from kept k cross join lateral audit.of_people(array[k.person_id]) g where g.minute >= date_trunc('minute', k.since) and g.minute <= k.until
      ), groups as materialized (
        select g.minute, g.account_id, g.account_name, g.role, g.organisation_id, g.organisation, g.area_ids, g.writing, concat_ws('|', g.account_id, g.role, g.organisation_id, g.writing) as group_key,
               array(select distinct s from unnest(array_agg(g.subjects_text)) t(list) cross join lateral unnest(t.list::text[]) s order by s) as subjects
          from (select u.*, u.subjects::text as subjects_text from read_under u) g group by 1, 2, 3, 4, 5, 6, 7, 8
      ), told as (
        select g.*, case when g.area_ids <@ who.area_ids then g.subjects
                         else array(select s from unnest(g.subjects) s where s = any (alike)) end as parts
          from groups g
      )
      select g.minute, g.group_key, g.account_name, g.role, g.organisation, g.writing, case when g.parts = '{}' then '{file}' else g.parts end
        from told g
       where (before_minute is null or (g.minute, g.group_key) < (before_minute, before_key))
         and not (g.writing and g.parts = '{}')
         and case
           when g.role in ('case_manager', 'platform_administrator', 'auditor') then true
           when g.role = 'service_referrer' then exists (select from public.referral f
             where f.person_id = the_person and f.service_id = g.organisation_id and (f.area_ids = '{}' or f.area_ids && who.area_ids)
               and (f.compartment = 'general' or judicial))
           when g.role in ('case_coordinator', 'partner_operator', 'partner_coordinator') then exists (select from known k
             where k.account_id = g.account_id and k.role = g.role and k.since <= (g.minute at time zone 'Europe/Rome')::date)
           else counted end
       order by g.minute desc, g.group_key desc
       limit at_most;
  end $$;

-- Why an account sees a person, for who administers accounts: null when there is no such person. Who the person is stays untold,
-- and so does whether they gave a consent that is kept among few.
create function participants.why(of_account uuid, person_reference text) returns jsonb language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  declare
    today date := access.today();
    the_person uuid;
  begin
    if not access.may('read', 'AccessQuestion') then raise insufficient_privilege; end if;
    if person_reference ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
      select coalesce(p.merged_into, p.id) into the_person from public.person p where p.id = person_reference::uuid;
    else
      select coalesce(p.merged_into, p.id) into the_person from public.person p where public.reference_code(p.id) = upper(person_reference);
    end if;
    if the_person is null then return null; end if;
    perform audit.record_read('AccessQuestion', array[of_account::text], array[the_person]);
    return jsonb_build_object(
      'reasons', coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'organisation', r.organisation, 'via', r.via, 'area', a.key,
          'absent', r.absent_name, 'from', r.valid_from, 'to', r.valid_to,
          'state', case when r.valid_from > today then 'upcoming' when coalesce(r.valid_to, 'infinity') < today then 'past' else 'now' end)
        order by r.valid_from, r.role, r.via, a.key) from access.reasons(the_person, of_account) r left join public.area a on a.id = r.area_id), '[]'),
      'sharing', (select jsonb_build_object('from', k.given_on, 'to', least(k.withdrawn_on, k.expires_on)) from public.consent k
        where k.person_id = the_person and k.purpose = 'sharing_with_partners' order by k.withdrawn_on desc nulls first, k.given_on desc limit 1));
  end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['participants.viewers(uuid)', 'participants.readings(uuid, timestamptz, text, int)', 'participants.why(uuid, text)']::regprocedure[] loop
    execute format('alter function %s owner to matcher', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to app', f);
  end loop;
end $$;
revoke create on schema participants from matcher;
