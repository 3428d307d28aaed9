-- SPDX-License-Identifier: AGPL-3.0-or-later
-- code: EECO01
-- version: 1
-- name.it: Partecipanti
-- name.en: Participants
-- definition.it: Persone entrate almeno una volta, per nome, in un’azione che alimenta l’operazione, anche se il percorso è
--   ancora aperto. Ogni persona conta una volta per operazione, quante che siano le azioni, i partner e i rientri. Il numero
--   ufficiale è quello delle partecipazioni rendicontabili: sesso, data di nascita, condizione occupazionale e titolo di studio
--   all’ingresso sono tutti presenti. Accanto stanno le registrate, cioè tutte. Il valore è cumulato dall’inizio e si misura
--   alle date del traguardo e del target; i valori annuali non si sommano.
-- definition.en: People who entered, by name and at least once, an action that feeds the operation, also while their path is
--   still open. Each person counts once per operation, however many actions, partners and re-entries. The official number is
--   that of reportable participations: sex, birth date, employment status and education at entry are all present. Beside it
--   stand the registered ones, that is all. The value is cumulative from the start and is measured on the dates of milestone
--   and target; yearly values are not summed.
-- source.it: Partecipazioni e iscrizioni ammesse; regolamento (UE) 2021/1057, allegato I e articolo 17.
-- source.en: Participations and admitted enrolments; Regulation (EU) 2021/1057, Annex I and Article 17.
set local role stats;

-- A participation feeds while at least one of the person's admitted enrolments is in an action of its operation: the action's
-- funding line decides, today as for every past day.
create view indicators.eeco01_member as
select p.id as participation_id, p.person_id, p.convenzione_id, p.operation_id, p.entered_on, p.exited_on,
       num_nulls(p.sex, p.birth_date, p.employment_status, p.education) = 0 as reportable,
       array_remove(array[case when p.sex is null then 'sex' end, case when p.birth_date is null then 'birth_date' end,
         case when p.employment_status is null then 'employment_status' end, case when p.education is null then 'education' end], null)
         as missing
  from participation p
 where p.entered_on <= (select access.today())
   and exists (select 1 from enrolment e join action a on a.id = e.action_id
                where e.person_id = p.person_id and e.admitted and a.operation_id = p.operation_id);

create view indicators.eeco01 with (security_barrier) as
with entries as materialized (
  select m.entered_on, count(*) as registered, count(*) filter (where m.reportable) as reportable
    from indicators.eeco01_member m
   where m.convenzione_id = (select (access.actor()).convenzione_id) and (select access.may('read', 'Figure'))
   group by m.entered_on)
select d.as_of, d.is_now, d.closes_month,
       -- The programme's totals today and on the dates of targets; of the other months, what is not too small.
       indicators.shown(coalesce(sum(e.reportable), 0)::bigint, s.smallest) as reportable,
       indicators.shown(coalesce(sum(e.registered), 0)::bigint, s.smallest) as registered
  from indicators.as_of d
 cross join indicators.smallest_shown k
 cross join lateral (select case when d.is_now or d.is_target then 0 else k.value end as smallest) s
  left join entries e on e.entered_on <= d.as_of
 where d.convenzione_id = (select (access.actor()).convenzione_id) and (select access.may('read', 'Figure'))
 group by d.as_of, d.is_now, d.closes_month, s.smallest;

-- What is missing, for who has it completed. Not for the Cabina: these are small cells that change every day.
create view indicators.eeco01_missing with (security_barrier) as
select f.field, count(*) as participations
  from indicators.eeco01_member m
 cross join lateral unnest(m.missing) as f (field)
 where m.convenzione_id = (select (access.actor()).convenzione_id) and not m.reportable
   and (select access.may('read', 'Figure')) and (select access.may('read', 'FigureMember'))
 group by f.field;

grant select on indicators.eeco01, indicators.eeco01_missing to app;
set local role owner;
