-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What every figure shares: the days it is told for, the rules in force, who may see how much.
--
-- All views here belong to `stats`. Those named *_member hold one row per participation or person and are granted to
-- nobody: figures count them, and `members` shows them to who may. Rows are those of the actor's convenzione.
set local role stats;

-- Today, the end of every closed month, and the dates of targets that have passed. Nobody chooses another day: two free
-- days would tell, by difference, what happened to one person.
create view indicators.as_of as
select c.id as convenzione_id, d.as_of, bool_or(d.is_now) as is_now, bool_or(d.closes_month) as closes_month,
       bool_or(d.is_target) as is_target
  from convenzione c
 cross join lateral (
       select access.today() as as_of, true as is_now, false as closes_month, false as is_target
        union all
       select (m + interval '1 month')::date - 1, false, true, false
         from generate_series(date_trunc('month', c.starts_on::timestamp),
                              date_trunc('month', access.today()::timestamp) - interval '1 month', interval '1 month') m
        union all
       select t.by_date, false, false, true
         from indicator_target t
        where t.convenzione_id = c.id and t.superseded_at is null and t.by_date < access.today()) d
 group by c.id, d.as_of;

create view indicators.methodology_in_force as
select distinct on (m.convenzione_id, m.indicator) m.*
  from methodology m
 where m.valid_from <= access.today() and m.convenzione_id = (select (access.actor()).convenzione_id)
 order by m.convenzione_id, m.indicator, m.valid_from desc, m.version desc;

grant select on indicators.methodology_in_force to app;

create view indicators.setting_in_force as
select distinct on (s.convenzione_id, s.key) s.convenzione_id, s.key, s.value
  from open_setting s
 where s.valid_from <= access.today()
 order by s.convenzione_id, s.key, s.valid_from desc;

-- Years as the convenzione counts them (setting `year_basis`), begun by today.
create view indicators.year as
select p.id as period_id, p.convenzione_id, p.number, p.starts_on, p.ends_on, least(p.ends_on, access.today()) as as_of,
       (k.value #>> '{}')::int as smallest_cell
  from period p
  join indicators.setting_in_force b on b.convenzione_id = p.convenzione_id and b.key = 'year_basis' and b.value #>> '{}' = p.basis
  join indicators.setting_in_force k on k.convenzione_id = p.convenzione_id and k.key = 'smallest_published_cell'
 where p.starts_on <= access.today();

create view indicators.smallest_shown as
select (s.value #>> '{}')::int as value
  from indicators.setting_in_force s
 where s.key = 'smallest_published_cell' and s.convenzione_id = (select (access.actor()).convenzione_id);
grant select on indicators.smallest_shown to app;

-- A number of people as the actor may see it: whoever may also see which participations it counts sees small ones too, for
-- the others they are withheld (null). Zero is nobody's.
create function indicators.shown(n bigint, smallest int) returns bigint language sql stable
  set search_path = pg_catalog, pg_temp as $$ select case when n = 0 or n >= smallest or access.may('read', 'FigureMember') then n end $$;
revoke all on function indicators.shown(bigint, int) from public;
grant execute on function indicators.shown(bigint, int) to app;

set local role owner;
