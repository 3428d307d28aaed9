-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Making one person of two, and two again. Which tables follow is read from the catalogue whenever the schema is migrated, so that a
-- table made later follows by itself: every column that names a person, except where a record describes itself. It runs as `merger`,
-- which cannot log in and has policies of its own on what it moves; each function asks for itself what the asker may do.
--
-- What stays with its record: names, identity, characteristics and their history, one row per person of whatever table, and what two
-- people cannot both bring along (a second consent for the same days, the same document, the same presence). It waits there, unseen,
-- for the merge to be undone.

grant usage on schema public, access, audit, matching to merger;
grant create on schema matching to merger;
grant execute on function access.may(text, text), access.actor(), access.reaches(uuid), access.today(), access.sees_judicial(), access.staff_name(uuid),
  audit.record_read(text, text[], uuid[]) to merger;
grant select on area, action to merger;

-- The catalogue, once: who follows (matching.follows), with which columns, and what is in the way of rows changing hands.
create type matching.follower as (table_name text, keys text[], person text, of_case text, of_entry text, placed boolean);
do $$
declare
  f record;
  trigger record;
  rows text;
begin
  for f in
    -- A row and the record that it hangs on change hands in one transaction, not in one statement.
    select k.conrelid::regclass as of_table, k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and not k.condeferrable and c.relnamespace = 'public'::regnamespace
       and exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname = 'person_id') and cardinality(k.conkey) > 1
  loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', f.of_table, f.conname);
  end loop;

  select string_agg(format('(%L::text, %L::text[], %L::text, %L::text, %L::text, %L::boolean)', t.name, t.keys, t.person, t.of_case, t.of_entry, t.placed), E',\n    ' order by t.name, t.person) into rows
    from (
      select c.relname as name, array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                                       where i.indrelid = c.oid and i.indisprimary order by a.attnum) as keys,
             p.attname as person,
             (select min(a.attname) from pg_constraint k cross join unnest(k.conkey, k.confkey) u(here, there)
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.here
                join pg_attribute r on r.attrelid = k.confrelid and r.attnum = u.there and r.attname = 'id'
               where k.contype = 'f' and k.conrelid = c.oid and k.confrelid = 'public.case_file'::regclass) as of_case,
             (select min(a.attname) from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
               where k.contype = 'f' and k.conrelid = c.oid and k.confrelid = 'public.participation'::regclass) as of_entry,
             exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'compartment' and not a.attisdropped) as placed
        from pg_class c join pg_attribute p on p.attrelid = c.oid and p.attnum > 0 and not p.attisdropped
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
         and (p.attname = 'person_id' or exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and k.confrelid = 'public.person'::regclass
                                                   and k.conkey = array[p.attnum]))
         and c.relname not in ('person', 'person_history', 'duplicate_pair', 'person_merge')) t
   where t.keys <> array[t.person::text];
  execute format('create function matching.follows() returns setof matching.follower language sql immutable as $f$ values
    %s $f$', rows);

  for f in select distinct x.table_name as name from matching.follows() x
           union select unnest(array['person', 'person_identity', 'person_characteristics', 'person_merge', 'merge_move', 'duplicate_pair']) loop
    execute format('grant select, insert, update on public.%I to merger', f.name);
    execute format('create policy merger_moves on public.%I for all to merger using (true) with check (true)', f.name);
    -- Guards are for who works with a record. A merge carries it over as it is: nothing happened to it that they would have to judge or
    -- to write down. Reach follows, and the trail records. (`owner` is who a foreign key's cascade runs as.)
    for trigger in
      select g.tgname, pg_get_triggerdef(g.oid) as def from pg_trigger g join pg_proc p on p.oid = g.tgfoid
       where g.tgrelid = format('public.%I', f.name)::regclass and not g.tgisinternal and g.tgtype & 16 > 0
         and p.proname <> 'record_write' and p.proname not like 'reach\_%' and pg_get_triggerdef(g.oid) not like '%''merger''%'
    loop
      execute format('drop trigger %I on public.%I', trigger.tgname, f.name);
      execute case when trigger.def like '% WHEN (%' then regexp_replace(trigger.def, ' WHEN \((.*)\) EXECUTE ', ' WHEN (CURRENT_USER NOT IN (''merger'', ''owner'') AND (\1)) EXECUTE ')
        else regexp_replace(trigger.def, ' EXECUTE ', ' WHEN (CURRENT_USER NOT IN (''merger'', ''owner'')) EXECUTE ') end;
    end loop;
  end loop;
end $$;

-- Reach follows rows that changed hands; what is left ends, and is told, so that it can come back. For `merger` alone.
create or replace function access.move_reach(from_person uuid, to_person uuid, of_rows uuid[]) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
  update access.reach r set person_id = to_person where r.person_id = from_person and r.source <> 'registration' and r.source_id = any (of_rows);
  -- As long as the assignment and the consent that carries it, which may be another one now.
  update access.reach r set valid_to = least(access.assignment_end(r.source_id), access.sharing_until(r.person_id))
   where r.person_id in (from_person, to_person) and r.source = 'assignment'
$$;
-- What two people were apart once: a partner reaches each as far as that one's own consent to share goes, and without one not at all.
create or replace function access.drop_unshared(people uuid[]) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.reach r where r.source = 'assignment' and r.person_id = any (people) and not access.shares(r.person_id)
$$;
create or replace function access.cut_reach(of_person uuid, of_source text) returns jsonb language sql security definer
  set search_path = pg_catalog, pg_temp as $$
  with cut as (delete from access.reach r where r.person_id = of_person and r.source = coalesce(of_source, r.source) returning r.*)
  select coalesce(jsonb_agg(to_jsonb(cut)), '[]') from cut
$$;
create or replace function access.restore_reach(cut jsonb, of_person uuid, of_source text) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
  insert into access.reach select r.* from jsonb_populate_recordset(null::access.reach, cut) r
   where r.person_id = of_person and (r.source = 'registration') = (of_source = 'registration') on conflict do nothing
$$;
revoke all on function access.move_reach, access.drop_unshared, access.cut_reach, access.restore_reach from public;
grant execute on function access.move_reach, access.drop_unshared, access.cut_reach, access.restore_reach to merger;

-- Why two people cannot be made one now, or null. What the asker may not know of is told as one and the same: somebody follows one
-- of the two elsewhere.
create function matching.obstacle(survivor uuid, other uuid) returns text language plpgsql stable
  set search_path = pg_catalog, pg_temp as $$
  declare
    who access.actor_row := access.actor();
    f matching.follower;
    clash uuid;
    found boolean;
    elsewhere boolean := false;
  begin
    if exists (select from public.handover h where h.person_id in (survivor, other) and h.status = 'proposed') then return 'merge.handover-open'; end if;
    if exists (select from public.plan p where p.person_id = other and p.status = 'proposed') then return 'merge.plan-in-signing'; end if;
    if exists (select from public.case_file s join public.case_file o on o.convenzione_id = s.convenzione_id and o.person_id = other and o.status = 'open'
                where s.person_id = survivor and s.status = 'open'
                  and exists (select from public.plan p where p.case_id = s.id) and exists (select from public.plan p where p.case_id = o.id)) then
      return 'merge.two-plans';
    end if;
    -- The person said yes in one record and took it back in the other, since: which of the two holds is theirs to say.
    select bool_or(y.purpose in ('substance_use', 'hiv', 'sexual_violence') and who.role <> 'case_manager') into found
      from public.consent y join public.consent n on n.purpose = y.purpose and n.person_id in (survivor, other) and n.person_id <> y.person_id
     where y.person_id in (survivor, other) and y.withdrawn_on is null and n.withdrawn_on >= y.given_on
       and not exists (select from public.consent z where z.person_id = n.person_id and z.purpose = n.purpose and z.withdrawn_on is null);
    if found = false then return 'merge.consents-differ'; end if;
    elsewhere := coalesce(found, false);
    for clash in select a.area_id from public.enrolment a join public.enrolment b on b.person_id = other and b.action_id = a.action_id and b.outside_declined_on is null
                and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')
              where a.person_id = survivor and a.outside_declined_on is null loop
      if clash = any (who.area_ids) then return 'merge.overlapping-enrolments'; end if;
      elsewhere := true;
    end loop;
    elsewhere := elsewhere or exists (select from public.case_file c where c.person_id in (survivor, other) and c.convenzione_id is distinct from who.convenzione_id);
    if not access.sees_judicial() then
      elsewhere := elsewhere or exists (select from public.enrolment e join public.area a on a.id = e.area_id and a.key = 'carcere-rems' where e.person_id in (survivor, other));
      for f in select * from matching.follows() x where x.placed loop
        execute format('select exists (select from public.%I t where t.%I in ($1, $2) and t.compartment = ''judicial'')', f.table_name, f.person) into found using survivor, other;
        elsewhere := elsewhere or found;
      end loop;
    end if;
    return case when elsewhere then 'merge.followed-elsewhere' end;
  end $$;

-- Changes columns of one row and keeps what stood there.
create function matching.patch(the_merge uuid, the_table text, the_key jsonb, changes jsonb) returns void language plpgsql
  set search_path = pg_catalog, pg_temp as $$
  declare
    columns text[] := array(select jsonb_object_keys(changes));
    changed bigint;
  begin
    if columns = '{}' then return; end if;
    execute format('with done as (
        update public.%1$I t set %2$s from jsonb_populate_record(null::public.%1$I, $2) c, jsonb_populate_record(null::public.%1$I, $3) k
         where %3$s returning to_jsonb(old) as o, to_jsonb(new) as n)
      insert into public.merge_move (merge_id, table_name, key, before, after)
        select $1, %1$L, $3, (select jsonb_object_agg(c, d.o -> c) from unnest($4) c), (select jsonb_object_agg(c, d.n -> c) from unnest($4) c) from done d',
      the_table, (select string_agg(format('%1$I = c.%1$I', c), ', ') from unnest(columns) c),
      (select string_agg(format('t.%1$I = k.%1$I', k), ' and ') from jsonb_object_keys(the_key) k))
      using the_merge, changes, the_key, columns;
    get diagnostics changed = row_count;
    if changed <> 1 then raise exception 'the row is gone' using errcode = 'VS001', detail = 'merge.blocked'; end if;
  end $$;

-- Moves the rows of a table that name `other`; `cases` and `entries` say which records of the other go on as which of the survivor's.
-- What the survivor has already, and can have once only, stays behind.
create function matching.move(the_merge uuid, f matching.follower, survivor uuid, other uuid, cases jsonb, entries jsonb, only_row tid) returns void language plpgsql
  set search_path = pg_catalog, pg_temp as $$
  declare
    columns text[] := array_remove(array[f.person, case when f.person = 'person_id' then f.of_case end, case when f.person = 'person_id' then f.of_entry end], null);
    sets text := format('%I = $2', f.person);
    one tid;
  begin
    if f.of_case is not null and f.person = 'person_id' then sets := sets || format(', %1$I = coalesce(($4 ->> t.%1$I::text)::uuid, t.%1$I)', f.of_case); end if;
    if f.of_entry is not null and f.person = 'person_id' then sets := sets || format(', %1$I = coalesce(($5 ->> t.%1$I::text)::uuid, t.%1$I)', f.of_entry); end if;
    begin
      execute format('with done as (
          update public.%1$I t set %2$s where t.%3$I = $3 and ($8 is null or t.ctid = $8) %4$s returning to_jsonb(old) as o, to_jsonb(new) as n)
        insert into public.merge_move (merge_id, table_name, key, before, after)
          select $1, %1$L, (select jsonb_object_agg(k, d.n -> k) from unnest($6) k), (select jsonb_object_agg(c, d.o -> c) from unnest($7) c),
                 (select jsonb_object_agg(c, d.n -> c) from unnest($7) c) from done d',
        f.table_name, sets, f.person,
        -- The story of a case that joins another one is that case's own.
        case f.table_name when 'participation' then 'and not $5 ? t.id::text' when 'case_file' then 'and not $4 ? t.id::text'
          when 'case_phase' then 'and not $4 ? t.case_id::text' when 'handover' then 'and not $4 ? t.case_id::text' else '' end)
        using the_merge, survivor, other, cases, entries, f.keys, columns, only_row;
    exception when unique_violation or exclusion_violation or check_violation then
      if only_row is not null then return; end if;
      for one in execute format('select t.ctid from public.%I t where t.%I = $1', f.table_name, f.person) using other loop
        perform matching.move(the_merge, f, survivor, other, cases, entries, one);
      end loop;
    end;
  end $$;

-- What of `here` is blank and known in `there`.
create function matching.blanks(here jsonb, there jsonb, fields text[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(f, there -> f), '{}') from unnest(fields) f where here -> f = 'null' and there -> f <> 'null'
$$;

-- The ESF+ record is one per person and operation: the entry is the earlier one with its data, completed by the other's; the exit is the
-- last, and nobody has left who is in one of the two.
create function matching.joined_entry(mine public.participation, theirs public.participation) returns jsonb language plpgsql
  set search_path = pg_catalog, pg_temp as $$
  declare
    first_one jsonb := to_jsonb(case when theirs.entered_on < mine.entered_on then theirs else mine end);
    other_one jsonb := to_jsonb(case when theirs.entered_on < mine.entered_on then mine else theirs end);
    fields text[] := array['sex', 'birth_date', 'citizenship', 'education', 'disability', 'foreign_background', 'minority', 'homeless', 'rural'];
    work jsonb := case when first_one -> 'employment_status' <> 'null' then first_one else other_one end;
    joined jsonb;
  begin
    select jsonb_object_agg(f, case when first_one -> f <> 'null' then first_one -> f else other_one -> f end) into joined from unnest(fields) f;
    joined := joined || jsonb_build_object('entered_on', first_one -> 'entered_on', 'employment_status', work -> 'employment_status', 'unemployed_months', work -> 'unemployed_months',
      'exited_on', case when mine.exited_on is null or theirs.exited_on is null then null else greatest(mine.exited_on, theirs.exited_on) end);
    return coalesce((select jsonb_object_agg(key, value) from jsonb_each(joined) where value is distinct from to_jsonb(mine) -> key), '{}');
  end $$;

-- One person of two. `code` holds the survivor's code columns where it has none and the other has one: a code is encrypted for its record.
create function matching.merge(the_merge uuid, survivor uuid, other uuid, why text, code jsonb) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  declare
    who access.actor_row := access.actor();
    blocked text;
    f matching.follower;
    r record;
    here jsonb;
    there jsonb;
    filled jsonb;
    cases jsonb := '{}';
    entries jsonb := '{}';
    cut jsonb;
  begin
    if not access.may('create', 'Merging') then raise insufficient_privilege; end if;
    -- Both are held until the end, in one order, so that two merges do not wait for each other in a circle.
    perform from public.person p where p.id in (survivor, other) order by p.id for update;
    if survivor = other or not access.reaches(survivor) or not access.reaches(other) then raise insufficient_privilege; end if;
    blocked := matching.obstacle(survivor, other);
    if blocked is not null then raise exception 'not now' using errcode = 'VS001', detail = blocked; end if;
    -- A table that a merge cannot see would keep its rows behind unnoticed.
    if exists (select from (select x.table_name as name from matching.follows() x union select unnest(array['person', 'person_identity', 'person_characteristics'])) t
                where not exists (select from pg_policy y where y.polrelid = format('public.%I', t.name)::regclass and y.polname = 'merger_moves')) then
      raise exception 'a table is closed to merges' using errcode = 'VS001', detail = 'merge.blocked';
    end if;
    -- An erasure was proposed of one of the two, and now there is one person: whoever decided did not decide that.
    perform retention.lapse(array[survivor, other], 'merged');
    insert into public.person_merge (id, person_id, merged_id, reason, merged_by, stood) values (the_merge, survivor, other, why, who.account_id,
      array(select k.id from public.consent k where k.person_id = survivor and k.withdrawn_on is null));
    set constraints all deferred;

    for r in select s.id as mine, o.id as theirs, matching.joined_entry(s, o) as joined from public.participation s
               join public.participation o on o.operation_id = s.operation_id and o.person_id = other where s.person_id = survivor loop
      perform matching.patch(the_merge, 'participation', jsonb_build_object('id', r.mine), r.joined);
      entries := entries || jsonb_build_object(r.theirs::text, r.mine);
    end loop;
    -- Of two that are open one goes on, since the earlier day; the other joins it with all that hangs on it.
    for r in select s.id as mine, o.id as theirs, least(s.opened_on, o.opened_on) as since, s.opened_on from public.case_file s
               join public.case_file o on o.convenzione_id = s.convenzione_id and o.person_id = other and o.status = 'open'
              where s.person_id = survivor and s.status = 'open' loop
      if r.since < r.opened_on then
        perform matching.patch(the_merge, 'case_file', jsonb_build_object('id', r.mine), jsonb_build_object('opened_on', r.since));
      end if;
      perform matching.patch(the_merge, 'case_file', jsonb_build_object('id', r.theirs), '{"status": "joined"}');
      cases := cases || jsonb_build_object(r.theirs::text, r.mine);
    end loop;
    -- A place is asked for once: of two requests the one that was offered a place goes on, else the earlier one.
    for r in select case when (s.status = 'waiting', s.requested_on) <= (o.status = 'waiting', o.requested_on) then o.id else s.id end as id
               from public.waiting_entry s join public.waiting_entry o on o.action_id = s.action_id and o.person_id = other and o.status in ('waiting', 'offered')
              where s.person_id = survivor and s.status in ('waiting', 'offered') loop
      perform matching.patch(the_merge, 'waiting_entry', jsonb_build_object('id', r.id), jsonb_build_object('status', 'withdrawn', 'closed_on', access.today(), 'closed_by', who.account_id));
    end loop;
    -- One number is preferred; the other's is a number like others. A file that both have stays once, the other as an earlier copy.
    for r in select c.id from public.person_contact c where c.person_id = other and c.preferred
                     and exists (select from public.person_contact s where s.person_id = survivor and s.preferred) loop
      perform matching.patch(the_merge, 'person_contact', jsonb_build_object('id', r.id), '{"preferred": false}');
    end loop;
    for r in select d.id from public.document d where d.person_id = other and d.withdrawn_at is null and d.replaced_at is null
                     and exists (select from public.document s where s.person_id = survivor and s.compartment = d.compartment and s.sha256 = d.sha256
                                   and s.withdrawn_at is null and s.replaced_at is null) loop
      perform matching.patch(the_merge, 'document', jsonb_build_object('id', r.id), jsonb_build_object('replaced_at', now()));
    end loop;

    cut := access.cut_reach(survivor, 'registration');
    for f in select * from matching.follows() loop
      perform matching.move(the_merge, f, survivor, other, cases, entries, null);
    end loop;

    -- What the survivor lacks is taken from the other.
    select to_jsonb(p) into here from public.person p where p.id = survivor;
    select to_jsonb(p) into there from public.person p where p.id = other;
    filled := matching.blanks(here, there, array['given_name', 'family_name', 'alias']);
    perform matching.patch(the_merge, 'person', jsonb_build_object('id', survivor), filled);
    for r in select matching.blanks(to_jsonb(s), to_jsonb(o), array['birth_date', 'sex', 'citizenship'])
                      || case when s.code_kind = 'none' and o.code_kind <> 'none' then coalesce(code, '{}') else '{}' end as known
               from public.person_identity s join public.person_identity o on o.person_id = other where s.person_id = survivor loop
      perform matching.patch(the_merge, 'person_identity', jsonb_build_object('person_id', survivor), r.known);
    end loop;
    for r in select matching.blanks(to_jsonb(s), to_jsonb(o), array['education', 'disability', 'foreign_background', 'minority', 'homeless', 'rural']
                      || case when s.unemployed_months is null or o.employment_status = 'unemployed' then array['employment_status'] else '{}'::text[] end
                      || case when coalesce(s.employment_status, o.employment_status) = 'unemployed' and o.employment_status = 'unemployed' then array['unemployed_months']
                           else '{}'::text[] end) as known
               from public.person_characteristics s join public.person_characteristics o on o.person_id = other where s.person_id = survivor loop
      perform matching.patch(the_merge, 'person_characteristics', jsonb_build_object('person_id', survivor), r.known);
    end loop;
    -- Birth date and sex were the same at entry.
    for r in select p.id, matching.blanks(to_jsonb(p), to_jsonb(i), array['sex'] || case when i.birth_date <= p.entered_on then array['birth_date'] else '{}'::text[] end) as known
               from public.participation p join public.person_identity i on i.person_id = survivor where p.person_id = survivor loop
      perform matching.patch(the_merge, 'participation', jsonb_build_object('id', r.id), r.known);
    end loop;

    -- Who was merged into the other before is found through the survivor from now on.
    for r in select p.id from public.person p where p.merged_into = other or p.id = other loop
      perform matching.patch(the_merge, 'person', jsonb_build_object('id', r.id), jsonb_build_object('merged_into', survivor));
    end loop;
    update public.person set version = version + 1 where id in (survivor, other);
    set constraints all immediate;
    perform access.move_reach(other, survivor, array(select (m.key ->> 'id')::uuid from public.merge_move m where m.merge_id = the_merge and m.key ? 'id'));
    -- Whoever had registered somebody keeps reaching them only as long as nobody is on a care team.
    if not exists (select from public.care_team t where t.person_id = survivor) then perform access.restore_reach(cut, survivor, 'registration'); end if;
    update public.person_merge set cut_reach = cut || access.cut_reach(other, null) where id = the_merge;
    perform audit.record_read('Merge', array[the_merge::text], array[survivor, other]);
  exception when foreign_key_violation then
    raise exception 'something hangs on a record that stays' using errcode = 'VS001', detail = 'merge.blocked';
  end $$;

-- A consent of which the survivor had one too waited with the other record. Whoever withdrew theirs while two were one withdrew it for both,
-- unless they gave it anew since: it does not stand again because somebody takes the merge back.
create function matching.carry_withdrawals(m public.person_merge) returns void language sql set search_path = pg_catalog, pg_temp as $$
  update public.consent y set withdrawn_on = greatest(y.given_on, w.withdrawn_on), version = y.version + 1
    from (select k.purpose, max(k.withdrawn_on) as withdrawn_on from public.consent k
           where k.person_id = m.person_id and (k.id = any (m.stood) or k.withdrawn_on >= (m.merged_at at time zone 'Europe/Rome')::date) and k.withdrawn_on is not null
           group by k.purpose) w
   where y.person_id = m.merged_id and y.purpose = w.purpose and y.withdrawn_on is null
     and not exists (select from public.consent z where z.person_id = m.person_id and z.purpose = y.purpose and z.withdrawn_on is null and coalesce(z.expires_on, 'infinity') >= access.today())
$$;

-- Under which records somebody's file was kept, and when: those that they were merged into for a time, and what that one was merged into.
create function matching.kept_under(the_person uuid) returns table (person_id uuid, since timestamptz, until timestamptz) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  with recursive kept as (
    select m.person_id, m.merged_at as since, m.undone_at as until from public.person_merge m where m.merged_id = the_person and m.undone_at is not null
    union
    select m.person_id, greatest(k.since, m.merged_at), least(k.until, coalesce(m.undone_at, 'infinity')) from kept k join public.person_merge m on m.merged_id = k.person_id
     where m.merged_at < k.until and coalesce(m.undone_at, 'infinity') > k.since
  )
  select k.person_id, k.since, k.until from kept k
$$;

-- Two people again: what the merge changed goes back to what it was, unless somebody changed it since; what was added meanwhile goes
-- with the record that it hangs on, or stays with the survivor.
create function matching.undo(the_merge uuid, why text) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
  declare
    who access.actor_row := access.actor();
    m public.person_merge;
    r record;
    columns text[];
    back uuid[];
    changed bigint;
    total bigint;
  begin
    select * into m from public.person_merge x where x.id = the_merge for update;
    if not found or not access.may('withdraw', 'Merging') or not access.reaches(m.person_id) then raise insufficient_privilege; end if;
    perform from public.person p where p.id in (m.person_id, m.merged_id) order by p.id for update;
    if m.undone_at is not null then raise exception 'undone' using errcode = 'VS001', detail = 'merge.undone'; end if;
    if exists (select from public.person_merge x where x.person_id = m.person_id and x.undone_at is null and (x.merged_at, x.id) > (m.merged_at, m.id)) then
      raise exception 'a later one stands' using errcode = 'VS001', detail = 'merge.later-stands';
    end if;
    set constraints all deferred;
    perform matching.carry_withdrawals(m);
    for r in select v.* from public.merge_move v where v.merge_id = the_merge order by v.number desc loop
      columns := array(select jsonb_object_keys(r.before));
      -- Of a row that is another person's by now nothing is changed.
      execute format('update public.%1$I t set %2$s from jsonb_populate_record(null::public.%1$I, $1) b, jsonb_populate_record(null::public.%1$I, $2) a, jsonb_populate_record(null::public.%1$I, $3) k where %3$s %4$s',
        r.table_name,
        -- A code is one thing in four columns, encrypted anew whenever it is written: whether it is still that one, its search code tells.
        (select string_agg(format('%1$I = case when t.%2$I is not distinct from a.%2$I then b.%1$I else t.%1$I end', c, case when c like 'code\_%' then 'code_hmac' else c end), ', ')
           from unnest(columns) c),
        (select string_agg(format('t.%1$I = k.%1$I', k), ' and ') from jsonb_object_keys(r.key) k),
        case when r.before ? 'person_id' then 'and t.person_id = a.person_id' else '' end)
        using r.before, r.after, r.key;
    end loop;
    loop
      total := 0;
      for r in
        select x.table_name as child, x.person, p.relname as parent, ca.attname as link from matching.follows() x
          join pg_constraint k on k.contype = 'f' and k.conrelid = format('public.%I', x.table_name)::regclass
          join pg_class p on p.oid = k.confrelid and p.relname in (select y.table_name from matching.follows() y where y.person = 'person_id')
          cross join unnest(k.conkey, k.confkey) u(here, there)
          join pg_attribute ca on ca.attrelid = k.conrelid and ca.attnum = u.here
          join pg_attribute pa on pa.attrelid = k.confrelid and pa.attnum = u.there and pa.attname = 'id'
         -- An enrolment hangs on its case; which entry it feeds follows below.
         where x.person = 'person_id' and (x.table_name, p.relname) <> ('enrolment', 'participation')
      loop
        execute format('update public.%I t set person_id = $2 from public.%I o where o.id = t.%I and o.person_id = $2 and t.person_id = $1', r.child, r.parent, r.link)
          using m.person_id, m.merged_id;
        get diagnostics changed = row_count;
        total := total + changed;
      end loop;
      exit when total = 0;
    end loop;
    perform matching.enter_again(m.person_id);
    perform matching.enter_again(m.merged_id);
    update public.person set version = version + 1 where id in (m.person_id, m.merged_id);
    set constraints all immediate;
    -- Reach follows what went back; what ended with the merge is there again as far as what it rested on is.
    perform access.move_reach(m.person_id, m.merged_id, matching.rows_of(m.merged_id));
    perform access.restore_reach(m.cut_reach, m.merged_id, 'fact');
    perform access.drop_unshared(array[m.person_id, m.merged_id]);
    if not exists (select from public.care_team t where t.person_id = m.merged_id) then perform access.restore_reach(m.cut_reach, m.merged_id, 'registration'); end if;
    if not exists (select from public.care_team t where t.person_id = m.person_id) then perform access.restore_reach(m.cut_reach, m.person_id, 'registration'); end if;
    update public.person_merge set undone_at = now(), undone_by = who.account_id, undo_reason = why, version = version + 1 where id = the_merge;
    -- Whoever takes a merge back says that they are two people: the pair does not come back.
    insert into public.duplicate_pair as d (person_id, other_person_id, score, reasons, status, note, decided_on, decided_by)
      values (least(m.person_id, m.merged_id), greatest(m.person_id, m.merged_id), 0, '{}', 'distinct', why, access.today(), who.account_id)
      on conflict on constraint duplicate_pair_once do update set status = 'distinct', note = excluded.note, decided_on = excluded.decided_on, decided_by = excluded.decided_by, version = d.version + 1;
    perform audit.record_read('Merge', array[the_merge::text], array[m.person_id, m.merged_id]);
  exception when unique_violation or exclusion_violation or foreign_key_violation or check_violation then
    raise exception 'something new is in the way' using errcode = 'VS001', detail = 'merge.undo-blocked';
  end $$;

-- Ids of all rows that a person has, for reach to follow.
create function matching.rows_of(the_person uuid) returns uuid[] language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    f matching.follower;
    ids uuid[];
    answer uuid[] := '{}';
  begin
    for f in select * from matching.follows() x where x.keys = '{id}' and x.person = 'person_id' loop
      execute format('select array(select t.id from public.%I t where t.person_id = $1)', f.table_name) into ids using the_person;
      answer := answer || ids;
    end loop;
    return answer;
  end $$;

-- Every admitted enrolment belongs to its own person's entry: one that was made while two were one may belong to the other's.
create function matching.enter_again(the_person uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare e record;
  begin
    for e in select n.id, n.convenzione_id, n.starts_on, a.operation_id from public.enrolment n join public.action a on a.id = n.action_id and a.operation_id is not null
              join public.participation p on p.id = n.participation_id where n.person_id = the_person and p.person_id <> the_person loop
      insert into public.participation (id, person_id, operation_id, convenzione_id, entered_on, sex, birth_date, citizenship,
          employment_status, unemployed_months, education, disability, foreign_background, minority, homeless, rural)
        select gen_random_uuid(), the_person, e.operation_id, e.convenzione_id, e.starts_on, i.sex, i.birth_date, i.citizenship,
               c.employment_status, c.unemployed_months, c.education, c.disability, c.foreign_background, c.minority, c.homeless, c.rural
          from (select the_person as id) one left join public.person_identity i on i.person_id = one.id left join public.person_characteristics c on c.person_id = one.id
        on conflict (person_id, operation_id) do update set entered_on = least(participation.entered_on, excluded.entered_on), exited_on = null;
      update public.enrolment n set participation_id = p.id from public.participation p where n.id = e.id and p.person_id = the_person and p.operation_id = e.operation_id;
    end loop;
  end $$;

-- How somebody was registered who is now found through another record; for who reaches that one.
create function matching.merged_as(the_merge uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'alias', p.alias,
           'birthDate', case when access.may('read', 'Identity') then i.birth_date end)
    from public.person_merge m join public.person p on p.id = m.merged_id left join public.person_identity i on i.person_id = p.id
   where m.id = the_merge and (access.reaches(m.person_id) or access.reaches(m.merged_id)) and access.may('read', 'Merge')
$$;

-- What stayed with the records that were merged into somebody's, for whoever may take out everything that is kept about them: as far as they
-- would see it of the person themselves. Areas are their own; reserved compartments are open as the person's own record has them, for a
-- consent that was left behind decides nothing any more. A table that is not named here is not told.
create function matching.left_behind(the_person uuid) returns table (table_name text, rows jsonb) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  declare
    who access.actor_row := access.actor();
    merged uuid[] := array(select p.id from public.person p where p.merged_into = the_person);
    open text[];
    t record;
  begin
    if not access.may('read', 'PersonExport') or not access.reaches(the_person) then raise insufficient_privilege; end if;
    if merged = '{}' then return; end if;
    open := array(select k.purpose from public.consent k where k.person_id = the_person and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= access.today())
      || array['general', case when access.sees_judicial() then 'judicial' end];
    for t in select * from (values
        ('person', 't.id'), ('person_identity', null), ('person_characteristics', null), ('person_history', null), ('person_contact', null), ('person_relation', null),
        ('representative', null), ('representative_contact', null), ('consent', null), ('case_file', null), ('case_phase', null), ('care_team', null),
        ('axis_level', null), ('handover', null), ('attendance', 'area'), ('enrolment', 'area'), ('assignment', 'area'), ('waiting_entry', 'area'),
        ('note', 'compartment'), ('document', 'compartment'), ('appointment', 'compartment'), ('assessment', 'compartment'),
        -- An entry shows to who sees an enrolment that made it.
        ('participation', 'entry')) x(name, rule) loop
      return query execute format(
        'select %1$L::text, jsonb_agg(to_jsonb(t)) from public.%1$I t where %2$s = any ($1) and %3$s having count(*) > 0', t.name,
        case when t.rule = 't.id' then t.rule else 't.person_id' end,
        case t.rule when 'area' then 't.area_id = any ($2)' when 'compartment' then 't.compartment = any ($3)'
          when 'entry' then 'exists (select from public.merge_move v join public.enrolment e on e.id::text = v.key ->> ''id'' where v.table_name = ''enrolment''
            and v.before ->> ''participation_id'' = t.id::text and e.area_id = any ($2))' else 'true' end) using merged, who.area_ids, open;
    end loop;
  end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'matching'::regnamespace and pg_get_userbyid(p.proowner) = 'owner' loop
    execute format('alter function %s owner to merger', f);
    execute format('revoke all on function %s from public', f);
  end loop;
end $$;
grant execute on function matching.merge, matching.undo, matching.merged_as, matching.left_behind to app;
grant usage on schema matching to matcher;
grant execute on function matching.kept_under to matcher;
revoke create on schema matching from merger;
