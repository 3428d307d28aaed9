-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Erasing a person: what is about them goes, and what figures and money are counted from stays as facts without anybody. Which tables
-- hold something about people is read from the catalogue, so that a table made later is erased too, unless it is named below.
-- Runs as `merger`, which cannot log in; it does nothing that was not proposed and authorised.

drop schema if exists retention cascade;
create schema retention;
grant usage on schema retention to app, merger;
grant create on schema retention to merger;

do $$
declare t record;
begin
  for t in
    select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and (c.relname in ('person', 'merge_move') or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped))
  loop
    execute format('grant select, update, delete on public.%I to merger', t.name);
    if not exists (select from pg_policies p where p.tablename = t.name and p.policyname = 'merger_moves') then
      execute format('create policy merger_moves on public.%I for all to merger using (true) with check (true)', t.name);
    end if;
  end loop;
end $$;

-- Outside the tables about people: what names somebody by a column or in JSON (drafts, mails, jobs, answers kept for a repetition). Read from
-- the catalogue too. Reach is cut by its own function, and what was done stays in the trail.
do $$
declare listed text;
begin
  select string_agg(format('(%L, %L, %L)', n.nspname, c.relname, x.predicate), ', ' order by n.nspname, c.relname) into listed
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    cross join lateral (
      select string_agg(case when a.attname = 'person_id' then 't.person_id = any ($1)' else format('exists (select from unnest($1) p where strpos(t.%I::text, p::text) > 0)', a.attname) end, ' or ' order by a.attnum) as predicate
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and (a.attname = 'person_id' or a.atttypid in ('json'::regtype, 'jsonb'::regtype))) x
   where c.relkind = 'r' and x.predicate is not null and c.relname <> 'reach' and pg_get_userbyid(c.relowner) = 'owner'
     and n.nspname not in ('public', 'audit', 'pg_catalog', 'information_schema') and n.nspname !~ '^pg_(temp|toast)';
  execute format('create function retention.elsewhere() returns table (schema_name text, table_name text, names text) language sql immutable as $f$ values %s $f$', listed);
end $$;

-- As their owner, who is behind no policy there; for `merger` alone. Answers how many rows went, by table.
create or replace function access.erase_elsewhere(people uuid[]) returns jsonb language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    t record;
    rows bigint;
    counted jsonb := '{}';
  begin
    for t in select * from retention.elsewhere() loop
      execute format('delete from %I.%I t where %s', t.schema_name, t.table_name, t.names) using people;
      get diagnostics rows = row_count;
      if rows > 0 then counted := counted || jsonb_build_object(t.table_name, jsonb_build_object('erased', rows, 'kept', 0)); end if;
    end loop;
    return counted;
  end $$;
revoke all on function access.erase_elsewhere from public;
grant execute on function access.erase_elsewhere to merger;

-- What stays, and what of it: facts that figures, minimums, results and the ledger are counted from. Ages stay, birthdays go.
create function retention.kept() returns table (table_name text, without text) language sql immutable as $$ values
  ('person', $k$given_name = null, family_name = null, alias = 'Dati cancellati', merged_into = null, version = version + 1$k$),
  ('case_file', $k$referral_id = null, version = version + 1$k$),
  ('participation', $k$birth_date = (entered_on - make_interval(years => access.age_on(birth_date, entered_on)))::date, version = version + 1$k$),
  ('enrolment', $k$outside_reason = case when outside_reason is not null then 'Dato cancellato' end, version = version + 1$k$),
  ('assignment', $k$purpose = 'Dato cancellato', version = version + 1$k$),
  ('attendance', $k$minutes = minutes$k$),
  ('exit_situation', $k$employment = employment$k$),
  ('conclusion_evidence', $k$situation = situation - 'judgementReason', scores = '[]'$k$),
  ('plan', $k$wishes = null, history = null, team_evaluation = null, crisis_plan = null, version = version + 1$k$),
  ('plan_line', $k$item = 'Dato cancellato', intervention_id = null$k$),
  ('plan_spending', $k$note = null, version = version + 1$k$),
  ('retention_proposal', $k$note = null$k$)
$$;

-- What was proposed or authorised about somebody as they stood comes to nothing. For `merger` alone, and for the trigger below.
create function retention.lapse(of_people uuid[], why text) returns void language sql set search_path = pg_catalog, pg_temp as $$
  update public.retention_proposal set status = 'lapsed', lapsed_on = access.today(), lapsed_reason = why, version = version + 1
   where person_id = any (of_people) and status in ('proposed', 'authorised')
$$;

-- Taking somebody in charge and erasing them wait for each other: whoever comes second finds what the first did.
create function retention.in_charge_again() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    perform from public.person p where p.id = new.person_id for key share;
    if exists (select from public.retention_proposal r where r.person_id = new.person_id and r.status = 'erased') then
      raise exception 'erased' using errcode = 'VS001', detail = 'retention.erased';
    end if;
    perform retention.lapse(array[new.person_id], 'in_charge_again');
    return new;
  end $$;
create trigger erasure_lapses before insert on public.case_file for each row when (new.status = 'open') execute function retention.in_charge_again();

create function retention.erase(the_proposal uuid) returns jsonb language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
  declare
    proposal public.retention_proposal;
    people uuid[];
    t record;
    rows bigint;
    left_over text[];
    before int;
    counted jsonb := '{}';
    moves uuid[];
  begin
    if not access.may('erase', 'RetentionProposal') then raise insufficient_privilege; end if;
    -- The person first, as merges and cases do, then what was decided about them: it may have lapsed meanwhile. Records that were merged
    -- into this one are this person too; none joins while this one is held.
    perform from public.person p join public.retention_proposal r on r.person_id = p.id where r.id = the_proposal for update of p;
    select * into proposal from public.retention_proposal
     where id = the_proposal and convenzione_id = (access.actor()).convenzione_id and status = 'authorised' for update;
    if not found then raise insufficient_privilege; end if;
    perform from public.person p where p.merged_into = proposal.person_id order by p.id for update;
    select array_agg(p.id) into people from public.person p where p.id = proposal.person_id or p.merged_into = proposal.person_id;
    if exists (select from public.case_file c join public.person p on p.id = proposal.person_id
                where c.person_id = any (people || p.merged_into) and c.status = 'open') then
      raise exception 'in charge' using errcode = 'VS001', detail = 'retention.case-open';
    end if;
    moves := array(select m.id from public.person_merge m where m.person_id = any (people) or m.merged_id = any (people));
    delete from public.merge_move where merge_id = any (moves);
    delete from public.person_merge where id = any (moves);
    delete from public.duplicate_pair where person_id = any (people) or other_person_id = any (people);
    delete from public.person_link where other_person_id = any (people);

    for t in select k.table_name, k.without from retention.kept() k loop
      execute format('update public.%I set %s where %I = any ($1)', t.table_name, t.without, case when t.table_name = 'person' then 'id' else 'person_id' end) using people;
      get diagnostics rows = row_count;
      counted := counted || jsonb_build_object(t.table_name, jsonb_build_object('erased', 0, 'kept', rows));
    end loop;

    -- Whatever order the references ask for: what cannot go yet goes in the next round.
    left_over := array(select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
                        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in (select k.table_name from retention.kept() k));
    while cardinality(left_over) > 0 loop
      before := cardinality(left_over);
      for t in select unnest(left_over) as name loop
        begin
          execute format('delete from public.%I where person_id = any ($1)', t.name) using people;
          get diagnostics rows = row_count;
          if rows > 0 then counted := counted || jsonb_build_object(t.name, jsonb_build_object('erased', rows, 'kept', 0)); end if;
          left_over := array_remove(left_over, t.name);
        exception when foreign_key_violation then null;
        end;
      end loop;
      if cardinality(left_over) = before then
        raise exception 'references in a circle: %', left_over using errcode = 'VS001', detail = 'retention.blocked';
      end if;
    end loop;

    counted := counted || access.erase_elsewhere(people);

    -- Last, because the changes above write reach anew: from here on nobody reaches what stayed.
    perform access.cut_reach(p, null) from unnest(people) p;
    update public.retention_proposal
       set status = 'erased', erased_on = access.today(), certificate = counted, version = version + 1,
           certificate_hash = sha256(convert_to(the_proposal::text || counted::text || access.today()::text, 'UTF8'))
     where id = the_proposal;
    return counted;
  end $$;
alter function retention.erase(uuid) owner to merger;
alter function retention.kept() owner to merger;
alter function retention.lapse(uuid[], text) owner to merger;
alter function retention.in_charge_again() owner to merger;
revoke all on function retention.erase(uuid), retention.kept(), retention.lapse(uuid[], text), retention.in_charge_again(), retention.elsewhere() from public;
grant execute on function retention.erase(uuid) to app;
grant execute on function access.age_on(date, date) to merger;
revoke create on schema retention from merger;
