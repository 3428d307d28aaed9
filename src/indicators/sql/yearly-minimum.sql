-- SPDX-License-Identifier: AGPL-3.0-or-later
-- code: YEARLY_MINIMUM
-- version: 1
-- name.it: Persone seguite nell’anno
-- name.en: People followed in the year
-- definition.it: Persone diverse con almeno una presenza validata nell’azione, in una data dell’anno della convenzione. Ognuna
--   conta una volta per azione e anno, anche se frequenta più partner. Assenze e attività in bozza, inviate o rinviate non
--   contano. Accanto stanno le iscrizioni aperte e, quando i numeri bastano a non riconoscere nessuno, le persone presenti solo
--   per un’ammissione fuori dai limiti di età. Gli anni e le azioni non si sommano: la stessa persona può stare in più d’uno.
-- definition.en: Different people with at least one validated presence in the action, on a date of the convenzione’s year. Each
--   counts once per action and year, even when attending with several partners. Absences, and activities in draft, submitted
--   or returned, do not count. Beside it stand the open enrolments and, where numbers are large enough for nobody to be
--   recognised, people present only through an admission outside the ages. Years and actions are not summed: the same person
--   may stand in more than one.
-- source.it: Presenze validate dai coordinatori; minimi annui del programma.
-- source.en: Attendance validated by coordinators; yearly minimums of the programme.
set local role stats;

create view indicators.yearly_minimum_in_force as
select distinct on (m.action_id, y.period_id) m.action_id, y.period_id, y.convenzione_id, y.number, y.starts_on, y.ends_on, y.as_of,
       y.smallest_cell, m.people
  from indicators.year y
  join action a on a.convenzione_id = y.convenzione_id
  join yearly_minimum m on m.action_id = a.id and m.valid_from <= y.ends_on
 order by m.action_id, y.period_id, m.valid_from desc, m.superseded_at desc nulls first;

-- One row per person, action and year. `outside` is true when every presence came through an enrolment outside the ages. Whose
-- presence it is, the enrolment says: of two records that were merged both may have been present at one activity.
create view indicators.yearly_minimum_member as
select y.action_id, y.period_id, y.convenzione_id, n.person_id,
       bool_and(t.enrolment_id in (select e.id from enrolment e where e.outside_admitted_by is not null)) as outside
  from indicators.yearly_minimum_in_force y
  join attendance t on t.action_id = y.action_id and t.held_on between y.starts_on and y.as_of and t.validated_at is not null and t.present
  join enrolment n on n.id = t.enrolment_id
 group by y.action_id, y.period_id, y.convenzione_id, n.person_id;

-- Rows of programmes other than the actor's never leave; numbers that could point to somebody are withheld (null).
create view indicators.yearly_minimum with (security_barrier) as
with counted as (
  select m.action_id, m.period_id, count(*) as people, count(*) filter (where m.outside) as outside
    from indicators.yearly_minimum_member m
   where m.convenzione_id = (select (access.actor()).convenzione_id) and (select access.may('read', 'Figure'))
   group by m.action_id, m.period_id)
select y.action_id, y.period_id, y.number, y.starts_on, y.ends_on, y.as_of, y.people as minimum,
       indicators.shown(coalesce(c.people, 0), y.smallest_cell) as people,
       -- Apart only when neither part is small: with the whole beside it, one part would give away the other.
       case when access.may('read', 'FigureMember')
              or indicators.shown(nullif(c.outside, 0), y.smallest_cell) is not null
             and indicators.shown(nullif(c.people - c.outside, 0), y.smallest_cell) is not null
            then coalesce(c.outside, 0) end as outside_ages,
       indicators.shown(o.enrolments, y.smallest_cell) as open_enrolments
  from indicators.yearly_minimum_in_force y
  left join counted c on c.action_id = y.action_id and c.period_id = y.period_id
 cross join lateral (
       select count(*) as enrolments from enrolment e
        where e.action_id = y.action_id and e.admitted and e.starts_on <= y.as_of and coalesce(e.ends_on, 'infinity') >= y.as_of) o
 where y.convenzione_id = (select (access.actor()).convenzione_id) and (select access.may('read', 'Figure'));

grant select on indicators.yearly_minimum to app;
set local role owner;
