-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Who of the case managers is away today and who stands in, not why: for who may read caseloads.

create function desks.away_today() returns table (account_id uuid, substitute text, until date) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  declare who access.actor_row := access.actor();
  begin
    if not access.may('read', 'Caseload') then raise insufficient_privilege; end if;
    return query
      select s.absent_account_id, access.staff_name(s.substitute_account_id), s.ends_on from access.substitution s
       where s.convenzione_id = who.convenzione_id and s.ended_at is null and access.today() between s.starts_on and s.ends_on;
  end $$;

grant create on schema desks to matcher;
grant select on access.substitution to matcher;
do $$ begin
  if not exists (select from pg_policies where tablename = 'substitution' and policyname = 'matcher_reads') then
    create policy matcher_reads on access.substitution for select to matcher using (true);
  end if;
end $$;
alter function desks.away_today() owner to matcher;
revoke create on schema desks from matcher;
revoke all on function desks.away_today() from public;
grant usage on schema desks to app;
grant execute on function desks.away_today() to app;
