-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A number of days that the programme decides (open_setting): the one in force today in the convenzione that a request is about, or
-- null where none was decided. Ask it in a sub-select, so that it is read once a statement: `(select setting_days('…'))`.
create or replace function setting_days(the_key text) returns int language sql stable
  set search_path = public, pg_temp as $$
  select (s.value #>> '{}')::int from open_setting s
   where s.convenzione_id = current_convenzione() and s.key = the_key and s.valid_from <= access.today()
   order by s.valid_from desc limit 1
$$;
