-- SPDX-License-Identifier: AGPL-3.0-or-later
-- code: ISR4_2IT
-- version: 1
-- name.it: Persone che alla conclusione stanno meglio
-- name.en: People who are better at the conclusion
-- definition.it: Partecipanti la cui situazione è migliore alla conclusione dell’intervento. Si guarda solo chi ha concluso e
--   non è rientrato, sull’ultima conclusione, con le evidenze fissate in quel momento; chi è uscito da pochi giorni è in attesa.
--   Che cosa vuol dire «migliore» lo dice la metodologia in vigore. Ogni persona conta una volta per operazione e solo se è tra
--   i partecipanti rendicontabili di EECO01. Un rientro toglie la persona dal conto fino alla nuova conclusione.
-- definition.en: Participants whose situation is better at the conclusion of the intervention. Only who concluded and did not
--   re-enter is looked at, on the last conclusion, with the evidence frozen then; who left a few days ago is awaiting. What
--   “better” means is said by the methodology in force. Each person counts once per operation, and only if among the reportable
--   participants of EECO01. A re-entry takes the person out of the count until the new conclusion.
-- source.it: Evidenze fissate alla conclusione dei casi e partecipazioni di EECO01, secondo la metodologia in vigore.
-- source.en: Evidence frozen when cases are concluded and participations of EECO01, by the methodology in force.
set local role stats;

-- Nobody exits before entering: a case concluded before the day of entry ends the participation on that day.
-- One row per participation that has exited: `reason` says why it does not count, and is null where it does. The first
-- reason that holds is the one given; `not_reportable` comes last, so that it names those whom complete data would add.
create view indicators.isr4_2it_member as
with rule as materialized (
  select m.convenzione_id,
         (m.parameters ->> 'awaitingDays')::int as awaiting_days,
         (m.parameters ->> 'minimumAxesImproved')::int as axes_improved,
         (m.parameters ->> 'improvementLevels')::int as levels_up,
         (m.parameters ->> 'excludingDropLevels')::int as levels_down,
         m.parameters ->> 'missingBaseline' = 'not_counted' as baseline_needed,
         m.parameters -> 'excludingOutcomes' as outcomes
    from indicators.methodology_in_force m
   where m.indicator = 'ISR4_2IT')
select p.participation_id, p.person_id, p.convenzione_id, p.exited_on, p.exited_on + r.awaiting_days + 1 as judged_on,
       case
         when e.id is null then 'no_evidence'
         when r.outcomes ? e.outcome then 'outcome_excluded'
         when e.worked = 0 then 'no_worked_axis'
         when r.baseline_needed and e.without_baseline > 0 then 'missing_baseline'
         when e.without_final > 0 then 'missing_final'
         when e.changes[1] <= -r.levels_down then 'axis_down'
         when coalesce(e.changes[cardinality(e.changes) - r.axes_improved + 1], 0) < r.levels_up then 'no_axis_up'
         when not p.reportable then 'not_reportable'
       end as reason
  from indicators.eeco01_member p
  join rule r on r.convenzione_id = p.convenzione_id
  left join conclusion_evidence e on e.person_id = p.person_id and e.convenzione_id = p.convenzione_id and greatest(e.concluded_on, p.entered_on) = p.exited_on
   and not exists (select 1 from conclusion_evidence later
                    where later.person_id = e.person_id and later.convenzione_id = e.convenzione_id
                      and greatest(later.concluded_on, p.entered_on) = p.exited_on
                      and (later.concluded_on, later.frozen_at, later.id) > (e.concluded_on, e.frozen_at, e.id))
 where p.exited_on <= (select access.today());

create view indicators.isr4_2it with (security_barrier) as
with exits as materialized (
  select m.exited_on, m.judged_on, count(*) as people, count(*) filter (where m.reason is null) as better
    from indicators.isr4_2it_member m
   where m.convenzione_id = (select (access.actor()).convenzione_id) and (select access.may('read', 'Figure'))
   group by m.exited_on, m.judged_on)
select d.as_of, d.is_now, d.closes_month,
       indicators.shown(coalesce(sum(e.better) filter (where e.judged_on <= d.as_of), 0)::bigint, s.smallest) as counted,
       indicators.shown(coalesce(sum(e.people) filter (where e.judged_on > d.as_of), 0)::bigint, s.smallest) as awaiting,
       indicators.shown(coalesce(sum(e.people - e.better) filter (where e.judged_on <= d.as_of), 0)::bigint, s.smallest) as not_counted
  from indicators.as_of d
 cross join indicators.smallest_shown k
 -- The programme's totals today and on the dates of targets; of the other months, what is not too small.
 cross join lateral (select case when d.is_now or d.is_target then 0 else k.value end as smallest) s
  left join exits e on e.exited_on <= d.as_of
 where d.convenzione_id = (select (access.actor()).convenzione_id) and (select access.may('read', 'Figure'))
 group by d.as_of, d.is_now, d.closes_month, s.smallest;

-- Why people who are out of the waiting days do not count. Not for the Cabina: small cells that change every day.
create view indicators.isr4_2it_reason with (security_barrier) as
select m.reason, count(*) as participations
  from indicators.isr4_2it_member m
 where m.convenzione_id = (select (access.actor()).convenzione_id) and m.reason is not null and m.judged_on <= access.today()
   and (select access.may('read', 'Figure')) and (select access.may('read', 'FigureMember'))
 group by m.reason;

grant select on indicators.isr4_2it, indicators.isr4_2it_reason to app;
set local role owner;
