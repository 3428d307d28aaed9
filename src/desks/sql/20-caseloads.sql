-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What a coordinator knows of how cases are shared out, past the rows that a coordinator reads: that a review of somebody they reach
-- is due (not the plan), and who of the case managers is away today and who stands in (not why). Each function asks for itself what
-- the asker may do.

-- People whom the asker reaches and whose Budget di Salute is to be reviewed by today.
create function desks.review_due() returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare who access.actor_row := access.actor();
  begin
    if not access.may('read', 'Case') then raise insufficient_privilege; end if;
    return query
      select p.person_id from public.plan p
       where p.status = 'active' and p.review_on <= access.today()
         and exists (select from access.reach r where r.person_id = p.person_id and r.holder = any (who.holders)
                      and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity'));
  end $$;

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
alter function desks.review_due() owner to matcher;
alter function desks.away_today() owner to matcher;
revoke create on schema desks from matcher;
revoke all on function desks.review_due(), desks.away_today() from public;
grant usage on schema desks to app;
grant execute on function desks.review_due(), desks.away_today() to app;
