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
        'coalesce(p.merged_into, p.id) in (select r.person_id from access.reach r where r.holder = any ($4) and $5 between r.valid_from and coalesce(r.valid_to, ''infinity''))'
      else 'true' end;
    -- All that match, apart, so that no plan walks through the names of everybody in search of a rare one; then in the order of
    -- lists, and reach asked one by one until there are enough: of a common fragment most people are never asked about.
    execute format(
      'with match as materialized (
         select p.id, p.sort_name from public.person p where p.merged_into is null and %1$s and %2$s
         -- A record that was merged is found as the person who stands for it.
         union select s.id, s.sort_name from public.person p join public.person s on s.id = p.merged_into where p.merged_into is not null and %3$s and %2$s)
       select array(select x.id from (select m.id from match m
           where $6 is null or (m.sort_name, m.id) > (select a.sort_name, a.id from public.person a where a.id = $6)
           order by m.sort_name, m.id offset 0) x
        where exists (select from access.reach r where r.person_id = x.id and r.holder = any ($4)
          and $5 between r.valid_from and coalesce(r.valid_to, ''infinity'') offset 0)
        limit $7)', replace(pool, 'coalesce(p.merged_into, p.id)', 'p.id'), named, replace(pool, 'coalesce(p.merged_into, p.id)', 'p.merged_into'))
      into found using the_code, born, the_phone, who.holders, today, after_person, at_most;
    return found;
  end $$;

-- Likely the same ------------------------------------------------------------------------------------------------------------

grant select, insert, update, delete on duplicate_pair to matcher;
create policy matcher_works on duplicate_pair for all to matcher using (true) with check (true);
grant execute on function access.whom_to_ask(uuid), access.sees_judicial() to matcher;

-- What is known of somebody, to be compared: names as name_text makes them, and how they sound, as name_key does.
create type matching.known as (given text, given_key text, family text, family_key text, alias text, alias_key text,
  born date, sex text, code_hmac bytea, code_kind text, phones bytea[]);

-- One letter more, less, other, or two neighbours swapped. In short names that is another name.
create function matching.one_typo(a text, b text) returns boolean language plpgsql immutable parallel safe as $$
  declare
    i int := 1;
    shorter int := least(length(a), length(b));
    longer int := greatest(length(a), length(b));
  begin
    if shorter < 4 or longer - shorter > 1 or a = b then return false; end if;
    while i <= shorter and substr(a, i, 1) = substr(b, i, 1) loop i := i + 1; end loop;
    if length(a) = length(b) then
      return substr(a, i + 1) = substr(b, i + 1)
        or substr(a, i, 1) = substr(b, i + 1, 1) and substr(a, i + 1, 1) = substr(b, i, 1) and substr(a, i + 2) = substr(b, i + 2);
    end if;
    return case when length(a) > length(b) then substr(a, i + 1) = substr(b, i) else substr(b, i + 1) = substr(a, i) end;
  end $$;

-- How two names stand to each other: equal (accents, capitals and signs aside), typo, sound (transliterations), part (one is among
-- the words of the other), or different; null when one of them is not known.
create function matching.names(a text, a_key text, b text, b_key text) returns text language plpgsql immutable parallel safe as $$
  declare
    words_a text[];
    words_b text[];
  begin
    if coalesce(a, '') = '' or coalesce(b, '') = '' then return null; end if;
    if a = b then return 'equal'; end if;
    if matching.one_typo(a, b) then return 'typo'; end if;
    -- Two consonants are too few to tell Maria from Mauro; then vowels count.
    if a_key = b_key and (length(a_key) > 2 or public.name_sound(a) = public.name_sound(b)) then return 'sound'; end if;
    words_a := string_to_array(a, ' ');
    words_b := string_to_array(b, ' ');
    if (words_a <@ words_b and length(a) > 2) or (words_b <@ words_a and length(b) > 2) then return 'part'; end if;
    return 'different';
  end $$;

-- How two birth dates stand to each other: equal, swapped (day for month), digit (one digit other), year, or different.
create function matching.births(a date, b date) returns text language plpgsql immutable parallel safe as $$
  declare
    x text := to_char(a, 'YYYYMMDD');
    y text := to_char(b, 'YYYYMMDD');
    others int := 0;
  begin
    if a is null or b is null then return null; end if;
    if x = y then return 'equal'; end if;
    if left(x, 4) || right(x, 2) || substr(x, 5, 2) = y then return 'swapped'; end if;
    for i in 1..8 loop others := others + (substr(x, i, 1) <> substr(y, i, 1))::int; end loop;
    return case when others = 1 then 'digit' when left(x, 4) = left(y, 4) then 'year' else 'different' end;
  end $$;

-- All dates that a birth date may have been meant to be: the same, day and month swapped, one digit other.
create function matching.birth_variants(born date) returns date[] language sql immutable parallel safe
  set search_path = pg_catalog, pg_temp as $$
  select array(select distinct make_date(y, m, d)
    from (select overlay(digits placing other::text from place) as t
            from (select to_char(born, 'YYYYMMDD') as digits) x, generate_series(3, 8) place, generate_series(0, 9) other
          union select to_char(born, 'YYYYDDMM')
          union select overlay(to_char(born, 'YYYYMMDD') placing c from 1) from unnest(array['19', '20']) c) v,
         lateral (select left(t, 4)::int as y, substr(t, 5, 2)::int as m, right(t, 2)::int as d) p
   where m between 1 and 12 and d between 1 and 31 and d <= extract(day from make_date(y, m, 1) + interval '1 month' - interval '1 day'))
$$;

create function matching.points(relation text, if_family boolean) returns int language sql immutable parallel safe
  return case relation when 'equal' then case when if_family then 35 else 25 end when 'typo' then case when if_family then 30 else 20 end
    when 'sound' then case when if_family then 30 else 20 end when 'part' then case when if_family then 22 else 16 end
    when 'different' then case when if_family then -25 else -20 end else 0 end;

-- How likely two records are of one person, 0 to 100, and why: in reasons for and (those that end in "differs") against. An equal code
-- settles it. Names weigh 60, the birth date 30, sex 5, a telephone number 25: from 80 on it is likely, from 55 on possible; names
-- alone do not reach 80, nor does a birth date with another name.
create function matching.score(a matching.known, b matching.known, out score int, out reasons text[]) language plpgsql immutable parallel safe as $$
  declare
    given text;
    family text;
    straight int;
    crossed int;
    relation text;
  begin
    score := 0;
    reasons := '{}';
    if a.code_hmac = b.code_hmac then
      score := 100;
      reasons := '{code}';
      return;
    end if;
    given := matching.names(a.given, a.given_key, b.given, b.given_key);
    family := matching.names(a.family, a.family_key, b.family, b.family_key);
    straight := matching.points(given, false) + matching.points(family, true);
    if given is distinct from 'equal' and family is distinct from 'equal' and (a.given <> '' or b.given <> '') then
      crossed := matching.points(matching.names(a.given, a.given_key, b.family, b.family_key), false)
        + matching.points(matching.names(a.family, a.family_key, b.given, b.given_key), true) - 5;
      if crossed > greatest(straight, 0) then
        score := crossed;
        reasons := '{names-swapped}';
      end if;
    end if;
    if reasons = '{}' then
      score := straight;
      reasons := case when given = 'equal' and family = 'equal' then '{names}'
        else array_remove(array[case when family <> 'different' then 'family-' || family end, case when given <> 'different' then 'given-' || given end], null) end;
    end if;
    if score < 0 then -- Another name: nothing else makes up for that.
      score := 0;
      return;
    end if;
    -- Somebody known by an alias alone: it may be what the other record has as a name.
    if given is null and family is null then
      relation := case when matching.names(a.alias, a.alias_key, b.alias, b.alias_key) <> 'different' then 'alias'
        when nullif(a.alias, '') in (b.given, b.family) or nullif(b.alias, '') in (a.given, a.family) then 'alias-name' end;
      score := score + case relation when 'alias' then 60 when 'alias-name' then 35 else 0 end;
      if relation is not null then reasons := reasons || relation; end if;
    end if;
    relation := matching.births(a.born, b.born);
    score := score + case relation when 'equal' then 30 when 'swapped' then 26 when 'digit' then 22 when 'year' then 8 when 'different' then -30 else 0 end;
    if relation is not null then reasons := reasons || case relation when 'equal' then 'birth' when 'different' then 'birth-differs' else 'birth-' || relation end; end if;
    if a.phones && b.phones then
      score := score + 25;
      reasons := reasons || 'phone'::text;
    end if;
    if a.sex = b.sex then
      score := score + 5;
      reasons := reasons || 'sex'::text;
    elsif (a.sex || b.sex) in ('femalemale', 'malefemale') then
      score := score - 10;
      reasons := reasons || 'sex-differs'::text;
    end if;
    -- Of two codes that were both given for good, only one is right, or there are two people.
    if a.code_kind = 'regular' and b.code_kind = 'regular' then
      score := score - 25;
      reasons := reasons || 'code-differs'::text;
    end if;
    score := greatest(0, least(score, 99));
  end $$;

-- A candidate as a check answers it.
create type matching.shown as (person_id uuid, score int, reasons text[], reached boolean);

create function matching.known_of(the_person uuid) returns matching.known language sql stable as $$
  select (public.name_text(p.given_name), p.given_key, public.name_text(p.family_name), p.family_key, public.name_text(p.alias), p.alias_key,
          i.birth_date, i.sex, i.code_hmac, i.code_kind,
          array(select c.phone_hmac from public.person_contact c where c.person_id = p.id and c.phone_hmac is not null and c.valid_to is null))::matching.known
    from public.person p left join public.person_identity i on i.person_id = p.id where p.id = the_person
$$;

create function matching.known_from(given text, family text, alias text, born date, sex text, code_hmac bytea, code_kind text, phones bytea[])
  returns matching.known language sql immutable as $$
  select (public.name_text(given), public.name_key(given), public.name_text(family), public.name_key(family), public.name_text(alias), public.name_key(alias),
          born, sex, code_hmac, code_kind, phones)::matching.known
$$;

-- Who may be the same: found by keys that have an index, judged by the score. Who was merged into somebody is found as that one.
create function matching.candidates(q matching.known, but uuid, at_least int) returns table (person_id uuid, score int, reasons text[])
  language plpgsql set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
  declare
    called text := concat_ws(' ', nullif(q.given, ''), nullif(q.family, ''), nullif(q.alias, ''));
  begin
    perform set_config('pg_trgm.similarity_threshold', '0.5', true);
    return query
      with pool as materialized (
        select i.person_id as id from public.person_identity i where i.code_hmac = q.code_hmac
        union select h.person_id from public.person_history h where h.code_hmac = q.code_hmac
        -- A slip in the date and one in the name: the other name at least sounds right.
        union select i.person_id from public.person_identity i join public.person p on p.id = i.person_id
               where i.birth_date = any (matching.birth_variants(q.born))
                 and (i.birth_date = q.born or p.given_key in (q.given_key, q.family_key) or p.family_key in (q.given_key, q.family_key))
        union select p.id from public.person p where p.name_pair collate "C" = least(q.given_key, q.family_key) || '|' || greatest(q.given_key, q.family_key)
        union select p.id from public.person p where p.alias_key collate "C" = q.alias_key
        union select p.id from public.person p where p.name_search operator(public.%) called
        union select c.person_id from public.person_contact c where c.phone_hmac = any (q.phones))
      select distinct on (x.id) x.id, x.score, x.reasons
        -- One by one: however many the pool may seem to be, they are few of all.
        from (select p.id, v.score, v.reasons from pool o
               cross join lateral (select coalesce(s.merged_into, s.id) as id from public.person s where s.id = o.id offset 0) p
               cross join lateral matching.score(q, matching.known_of(o.id)) v) x
       where x.score >= at_least and x.id is distinct from but
       order by x.id, x.score desc;
  end $$;

-- What an account tells a candidate by, in the form of a UUID: the same at every check, and nothing can be read from it.
create function matching.token(of_account uuid, of_person uuid) returns uuid language sql immutable parallel safe
  return overlay(overlay(encode(substr(sha256(convert_to(of_account::text || of_person::text, 'UTF8')), 1, 16), 'hex') placing '8' from 13) placing '8' from 17)::uuid;

-- Before somebody is registered: who may already be there. Of people whom the asker reaches, everything; of others only when it is
-- likely, and then no more than that the name, the birth date, the code or the number that was typed is theirs or nearly so, and whom
-- to ask. Every check is recorded with the people it was about.
create function matching.check(q matching.known) returns table (token uuid, person_id uuid, score int, likelihood text, reasons text[], ask text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    who access.actor_row := access.actor();
    shown matching.shown[];
  begin
    if not access.may('create', 'DuplicateCheck') then raise insufficient_privilege; end if;
    select coalesce(array_agg((c.person_id, c.score, c.reasons, r.reached)::matching.shown order by c.score desc, c.person_id), '{}') into shown
      from (select k.*, access.reaches(k.person_id) as reached from matching.candidates(q, null, 55) k) r
      cross join lateral (select r.person_id, r.score, r.reasons) c
     where r.reached or c.score >= 80;
    shown := shown[1:10];
    perform audit.record_read('DuplicateCheck', '{}', array(select s.person_id from unnest(shown) s));
    return query
      select matching.token(who.account_id, s.person_id), case when s.reached then s.person_id end, case when s.reached then s.score end,
             case when s.score = 100 then 'certain' when s.score >= 80 then 'high' else 'medium' end,
             case when s.reached then s.reasons else array(select distinct case
                 when reason = 'code' or reason = 'phone' then reason when reason like 'birth%' then 'birth-alike' else 'names-alike' end
               from unnest(s.reasons) reason where reason not like '%differs' and reason <> 'sex') end,
             case when not s.reached then (select access.whom_to_ask(c.case_manager_id) from public.case_file c
               where c.person_id = s.person_id and c.status = 'open' and c.convenzione_id = who.convenzione_id) end
        from unnest(shown) s;
  end $$;

-- Writes down whom a person is likely the same as; what somebody has already said of a pair stays.
create function matching.note_pairs(the_person uuid, told_apart uuid[]) returns void language plpgsql
  set search_path = pg_catalog, pg_temp as $$
  declare me uuid := (access.actor()).account_id;
  begin
    delete from public.duplicate_pair d where d.status = 'open' and the_person in (d.person_id, d.other_person_id);
    insert into public.duplicate_pair as d (person_id, other_person_id, score, reasons, status, decided_on, decided_by)
      select least(the_person, c.person_id), greatest(the_person, c.person_id), c.score, c.reasons, case when t.apart then 'distinct' else 'open' end,
             case when t.apart then access.today() end, case when t.apart then me end
        from matching.candidates(matching.known_of(the_person), the_person, 55) c
        cross join lateral (select coalesce(matching.token(me, c.person_id) = any (told_apart), false) as apart) t
      on conflict on constraint duplicate_pair_once do nothing;
  end $$;

-- After a registration, and after names, birth date or code changed: the pairs that follow. `told_apart` are the candidates of whom
-- whoever registered said that they are somebody else.
create function matching.settle(the_person uuid, told_apart uuid[]) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if not access.may('create', 'DuplicateCheck') or not access.reaches(the_person) then raise insufficient_privilege; end if;
    perform matching.note_pairs(the_person, told_apart);
  end $$;

-- All pairs anew, for what came by other ways than a registration: an import, or a telephone number added later. Pairs meet by keys that
-- are equal; a slip in the date together with one in the name is found at registration alone.
create function matching.find_pairs() returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  begin
    with pool as materialized (
      select a.person_id as a, b.person_id as b from public.person_identity a join public.person_identity b on b.code_hmac = a.code_hmac and b.person_id > a.person_id
      union select p.id, q.id from public.person p join public.person q on q.name_pair collate "C" = p.name_pair collate "C" and q.id > p.id
              left join public.person_identity a on a.person_id = p.id left join public.person_identity b on b.person_id = q.id
             where matching.births(a.birth_date, b.birth_date) is distinct from 'different'
      union select p.id, q.id from public.person p join public.person q on q.alias_key collate "C" = p.alias_key collate "C" and q.id > p.id
      union select a.person_id, b.person_id from public.person_identity a join public.person_identity b on b.birth_date = a.birth_date and b.person_id > a.person_id
              join public.person p on p.id = a.person_id join public.person q on q.id = b.person_id
             where p.given_key in (q.given_key, q.family_key) or p.family_key in (q.given_key, q.family_key)
      union select least(a.person_id, b.person_id), greatest(a.person_id, b.person_id) from public.person_contact a
              join public.person_contact b on b.phone_hmac = a.phone_hmac and b.person_id > a.person_id),
    judged as materialized (
      select o.a, o.b, v.score, v.reasons from pool o
        join public.person p on p.id = o.a and p.merged_into is null join public.person q on q.id = o.b and q.merged_into is null
        cross join lateral matching.score(matching.known_of(o.a), matching.known_of(o.b)) v where v.score >= 55),
    gone as (
      delete from public.duplicate_pair d where d.status = 'open' and not exists (select from judged j where (j.a, j.b) = (d.person_id, d.other_person_id))
        and (matching.score(matching.known_of(d.person_id), matching.known_of(d.other_person_id))).score < 55)
    insert into public.duplicate_pair as d (person_id, other_person_id, score, reasons) select j.a, j.b, j.score, j.reasons from judged j
      on conflict on constraint duplicate_pair_once do update set score = excluded.score, reasons = excluded.reasons
        where d.status = 'open' and (d.score, d.reasons) is distinct from (excluded.score, excluded.reasons);
  end $$;
grant usage on schema matching to owner;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'matching'::regnamespace loop
    execute format('alter function %s owner to matcher', f);
    execute format('revoke all on function %s from public', f);
  end loop;
end $$;
grant execute on function matching.search, matching.known_from, matching.check, matching.settle to app;
grant execute on function matching.find_pairs to owner;
revoke create on schema matching from matcher;
