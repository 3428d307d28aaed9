-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A report tells what its sources tell. When one of them is moved to another compartment, the reports that it went into follow at once,
-- finished ones too, whoever may see them; they leave no compartment, because their text was written from what stood there. Runs as
-- `matcher`, which cannot log in.

drop schema if exists reports cascade;
create schema reports;
grant usage, create on schema reports to matcher;
grant usage on schema reports to owner;
grant select, update (compartments) on social_report to matcher;
create policy sources_move on social_report for all to matcher using (true) with check (true);

create function reports.follow_source() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    source jsonb := to_jsonb(new);
    moved text[] := case when source ? 'compartments' then array(select jsonb_array_elements_text(source -> 'compartments'))
                         else array[source ->> 'compartment'] end;
  begin
    -- A report that is being composed from it stands there by now, or reads where its source stands from here on.
    perform pg_advisory_xact_lock(hashtextextended(source ->> 'person_id', 16));
    update public.social_report r
       set compartments = array(select distinct c from unnest(r.compartments || moved) c order by c)
     where r.person_id = (source ->> 'person_id')::uuid and not r.compartments @> moved
       and exists (select from unnest(r.sources) s where split_part(s, ':', 2) = source ->> 'id');
    return null;
  end $$;
alter function reports.follow_source() owner to matcher;
revoke all on function reports.follow_source() from public;
revoke create on schema reports from matcher;

-- Whatever stands in a compartment and may be moved. A report is a source of others.
do $$
declare t text;
begin
  foreach t in array array['note', 'document', 'appointment', 'assessment', 'referral'] loop
    execute format('create trigger reports_follow after update on public.%I for each row when (new.compartment is distinct from old.compartment)
      execute function reports.follow_source()', t);
  end loop;
end $$;
create trigger reports_follow after update on social_report for each row when (new.compartments is distinct from old.compartments)
  execute function reports.follow_source();
