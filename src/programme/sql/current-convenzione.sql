-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The convenzione that a request is about: that of the actor's role. Roles that stand outside programmes (the platform's
-- administrator, the auditor) see the newest one.
create or replace function current_convenzione() returns uuid language sql stable
  set search_path = public, pg_temp as $$
  select coalesce((access.actor()).convenzione_id, (select c.id from convenzione c order by c.starts_on desc, c.code limit 1))
$$;
