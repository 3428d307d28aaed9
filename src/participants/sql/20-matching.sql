-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Finding people, people who are likely the same, and making one of two. All of it has to look past the asker's own rows, because a
-- policy that asks about every row keeps an index on names from being used. So it runs as `matcher`, which cannot log in; each
-- function asks for itself what the asker may do, and answers no more than the asker may know. What no route calls is the
-- application's neither: only the functions granted at the end are.

drop schema if exists matching cascade;
create schema matching;
grant usage on schema matching to app;
grant usage, create on schema matching to matcher;

grant select on person, person_identity, person_history, person_contact to matcher;
create policy matcher_reads on person for select to matcher using (true);
create policy matcher_reads on person_contact for select to matcher using (true);
grant select on access.reach to matcher;
create policy matcher_reads on access.reach for select to matcher using (true);

-- People by what somebody remembers of them, of those whom the asker reaches, in the order of lists, after the one given.
-- Who does not read identities or contacts does not find by them either: to be found by a birth date is to tell it.
create function matching.search(words text[], the_code bytea, born date, the_phone bytea, after_person uuid, at_most int) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
  declare
    who access.actor_row := access.actor();
    today date := access.today();
    patterns text[];
    named text;
    pool text;
    found uuid[];
  begin
    if not access.may('read', 'Person') then raise insufficient_privilege; end if;
    if (the_code is not null or born is not null) and not access.may('read', 'Identity')
       or the_phone is not null and the_code is null and not access.may('read', 'PersonContact') then return '{}'; end if;
    -- Of somebody else it would tell where in the alphabet they stand.
    if after_person is not null and not access.reaches(after_person) then return '{}'; end if;
    -- A short fragment begins a word: in the middle of one it says nothing.
    select array_agg(case when length(w.fragment) < 3 then '% ' else '%' end || w.fragment || '%') into patterns
      from unnest(words) typed(word), regexp_split_to_table(public.name_text(typed.word), ' ') w(fragment) where w.fragment <> '';
    if patterns is null and the_code is null and born is null and the_phone is null then return '{}'; end if;
    select coalesce(string_agg(format('p.name_search like %L', pattern), ' and '), 'true') into named from unnest(patterns) pattern;
    pool := case
      when the_code is not null or the_phone is not null then
        'p.id in (select i.person_id from public.person_identity i where i.code_hmac = $1
                  union select h.person_id from public.person_history h where h.code_hmac = $1
                  union select c.person_id from public.person_contact c where c.phone_hmac = $3 and access.may(''read'', ''PersonContact''))'
          || case when born is not null then ' and exists (select from public.person_identity b where b.person_id = p.id and b.birth_date = $2)' else '' end
      when born is not null then 'p.id in (select i.person_id from public.person_identity i where i.birth_date = $2)'
      -- Few of many: reach first, names after it. A coordinator reaches a large part of all, so names first.
      when who.role <> 'case_coordinator' then
        'p.id in (select r.person_id from access.reach r where r.holder = any ($4) and $5 between r.valid_from and coalesce(r.valid_to, ''infinity''))'
      else 'true' end;
    -- All that match, apart, so that no plan walks through the names of everybody in search of a rare one; then in the order of
    -- lists, and reach asked one by one until there are enough: of a common fragment most people are never asked about.
    execute format(
      'with match as materialized (select p.id, p.sort_name from public.person p where %s and %s
         and ($6 is null or (p.sort_name, p.id) > (select a.sort_name, a.id from public.person a where a.id = $6)))
       select array(select x.id from (select m.id from match m order by m.sort_name, m.id offset 0) x
        where exists (select from access.reach r where r.person_id = x.id and r.holder = any ($4)
          and $5 between r.valid_from and coalesce(r.valid_to, ''infinity'') offset 0)
        limit $7)', pool, named)
      into found using the_code, born, the_phone, who.holders, today, after_person, at_most;
    return found;
  end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'matching'::regnamespace loop
    execute format('alter function %s owner to matcher', f);
    execute format('revoke all on function %s from public', f);
  end loop;
end $$;
grant execute on function matching.search to app;
revoke create on schema matching from matcher;
