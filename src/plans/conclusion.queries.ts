// SPDX-License-Identifier: AGPL-3.0-or-later

/** The evidence of a case. $1: case. */
export const EVIDENCE_SQL = `
  select e.case_id as "caseId", e.person_id as "personId", e.outcome, e.concluded_on as "concludedOn", e.axes, e.attendance, e.situation, e.scores,
         to_char(e.frozen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "frozenAt"
    from conclusion_evidence e where e.case_id = $1`;

/**
 * Everything that a conclusion freezes or is checked against; takes the open case's row, so that two conclusions, or a
 * conclusion and an edit, come one after the other. $1: case · $2: its version.
 *
 * Goals are those that were agreed on last; without any agreement, those of the last version.
 * Attendance counts towards the earliest day whether validated or not, and as evidence only once validated.
 */
export const CONCLUSION_FACTS_SQL = `
  select c.person_id as "personId", c.convenzione_id as "convenzioneId",
         exists (select 1 from plan p where p.case_id = c.id) as "hasPlan",
         array(select distinct g.axis from plan_goal g where g.plan_id = (select p.id from plan p where p.case_id = c.id
                  order by p.activated_at is not null desc, p.number desc limit 1)) as "goalAxes",
         coalesce((select jsonb_agg(jsonb_build_object('axis', l.axis, 'level', l.level, 'assessedOn', l.assessed_on))
                     from axis_level l where l.case_id = c.id and l.moment = 'baseline'), '[]') as baselines,
         (select max(l.assessed_on) from axis_level l where l.case_id = c.id) as "lastAssessment",
         (select jsonb_build_object('last', max(t.held_on), 'evidence', jsonb_build_object(
                   'sessions', count(distinct t.activity_id) filter (where t.validated_at is not null),
                   'minutes', coalesce(sum(t.minutes) filter (where t.validated_at is not null), 0),
                   'from', min(t.held_on) filter (where t.validated_at is not null),
                   'to', max(t.held_on) filter (where t.validated_at is not null)))
            from attendance t join enrolment e on e.id = t.enrolment_id
           where e.case_id = c.id and t.present) as attendance,
         (select max(a.assessed_on) from assessment a where a.case_id = c.id and a.withdrawn_on is null) as "lastScore",
         coalesce((select jsonb_agg(x.score order by x.score -> 'name' ->> 'it') from (
             select jsonb_build_object('instrumentId', i.id, 'name', jsonb_build_object('it', i.name_it, 'en', i.name_en), 'direction', i.direction,
                      'first', (array_agg(a.total order by a.assessed_on, a.id))[1], 'firstOn', min(a.assessed_on),
                      'last', (array_agg(a.total order by a.assessed_on desc, a.id desc))[1], 'lastOn', max(a.assessed_on)) as score
               from assessment a join instrument i on i.id = a.instrument_id
              -- Evidence is read more widely than a compartment.
              where a.case_id = c.id and a.withdrawn_on is null and a.total is not null and a.compartment = 'general' group by i.id) x), '[]') as scores
    from case_file c where c.id = $1 and c.version = $2 and c.status = 'open' for update of c`;
