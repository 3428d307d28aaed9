-- SPDX-License-Identifier: AGPL-3.0-or-later
-- code: PEOPLE_REACHED
-- version: 1
-- name.it: Persone raggiunte senza nome
-- name.en: People reached without a name
-- definition.it: Presenze contate per gruppo in eventi, scuole e incontri, nelle attività validate dell’anno. Non sono
--   partecipanti e non entrano in EECO01 né nei minimi: la stessa persona può essere contata più volte.
-- definition.en: Presences counted by group at events, schools and meetings, in the validated activities of the year. They are
--   not participants and enter neither EECO01 nor the minimums: the same person may be counted several times.
-- source.it: Conteggi per gruppo delle attività validate.
-- source.en: Group counts of validated activities.
set local role stats;

create view indicators.people_reached with (security_barrier) as
select y.period_id, y.number, y.starts_on, y.ends_on,
       indicators.shown(coalesce(r.people, 0)::bigint, y.smallest_cell) as people, coalesce(r.activities, 0)::bigint as activities
  from indicators.year y
  left join lateral (
       select sum(h.people) as people, count(distinct h.activity_id) as activities
         from headcount h
         join activity a on a.id = h.activity_id
        where h.convenzione_id = y.convenzione_id and a.status = 'validated' and a.held_on between y.starts_on and y.as_of) r on true
 where y.convenzione_id = (select (access.actor()).convenzione_id) and (select access.may('read', 'Figure'));

grant select on indicators.people_reached to app;
set local role owner;
