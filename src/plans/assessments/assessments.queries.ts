// SPDX-License-Identifier: AGPL-3.0-or-later

const words = (row: string, field = 'name'): string => `jsonb_build_object('it', ${row}.${field}_it, 'en', ${row}.${field}_en)`;
/** The same, out of an object of the definition; null where the words are the publisher's. */
const inner = (item: string): string => `case when ${item} ? 'name_it' then jsonb_build_object('it', ${item} -> 'name_it', 'en', ${item} -> 'name_en') end`;

/** Alias i: instrument. What a subscale ranges over follows from its items where it has any. */
const INSTRUMENT = `
  i.id, i.key, i.version as edition, ${words('i')} as name, case when i.note_it is not null then ${words('i', 'note')} end as note, i.axis, i.direction,
  coalesce((select jsonb_agg(jsonb_build_object('key', m -> 'key', 'name', ${inner('m')}, 'min', m -> 'min', 'max', m -> 'max', 'step', m -> 'step') order by n)
     from jsonb_array_elements(i.definition -> 'items') with ordinality as o(m, n)), '[]') as items,
  coalesce((select jsonb_agg(jsonb_build_object('key', s -> 'key', 'name', ${inner('s')}, 'items', s -> 'items',
      'min', coalesce(s -> 'min', (select to_jsonb(sum((m ->> 'min')::numeric)) from jsonb_array_elements(i.definition -> 'items') m where s -> 'items' ? (m ->> 'key'))),
      'max', coalesce(s -> 'max', (select to_jsonb(sum((m ->> 'max')::numeric)) from jsonb_array_elements(i.definition -> 'items') m where s -> 'items' ? (m ->> 'key')))) order by n)
     from jsonb_array_elements(i.definition -> 'subscales') with ordinality as o(s, n)), '[]') as subscales,
  nullif(i.definition -> 'total', 'null') as total`;

/** In force on the asker's day. */
export const INSTRUMENTS_SQL = `select ${INSTRUMENT} from instrument i
  where access.today() between i.valid_from and coalesce(i.valid_to, 'infinity') order by i.name_it, i.version`;

export const INSTRUMENT_SQL = `select ${INSTRUMENT} from instrument i where i.id = $1`;

const ASSESSMENT = `
  select a.id, a.person_id as "personId", a.case_id as "caseId", a.instrument_id as "instrumentId", ${words('i')} as "instrumentName", a.compartment,
         a.assessed_on as "assessedOn", a.rater, a.scores, a.total::float8 as total,
         coalesce((select jsonb_agg(jsonb_build_object('key', s.key, 'value', s.value) order by s.key) from jsonb_each(a.subscales) s), '[]') as subscales,
         a.note, access.staff_name(a.recorded_by) as "recordedBy", a.withdrawn_on as "withdrawnOn", a.withdrawn_reason as "withdrawnReason", a.version
    from assessment a join instrument i on i.id = a.instrument_id`;

export const ASSESSMENT_SQL = `${ASSESSMENT} where a.id = $1`;

/** Newest first. $1 person · $2 instrument or null · $3, $4 day and id after which · $5 how many. */
export const ASSESSMENTS_SQL = `${ASSESSMENT}
   where a.person_id = $1 and ($2::uuid is null or a.instrument_id = $2) and ($3::date is null or (a.assessed_on, a.id) < ($3, $4::uuid))
   order by a.assessed_on desc, a.id desc limit $5`;

/**
 * Every line of the chart of a person ($1), oldest point first: overall scores, subscales where an instrument has no overall
 * score, and levels on the life axes. Withdrawn assessments are left out. Change and trend follow from the first and last point.
 */
export const SERIES_SQL = `
  with point as (
    select i.id as "instrumentId", i.key as family, null::jsonb as subscale, ${words('i')} as name, i.axis, i.direction,
           (i.definition #>> '{total,min}')::numeric as min, (i.definition #>> '{total,max}')::numeric as max,
           a.assessed_on as "on", a.total as value, a.id as "assessmentId", 1 as rank
      from assessment a join instrument i on i.id = a.instrument_id
     where a.person_id = $1 and a.withdrawn_on is null and a.total is not null
    union all
    select i.id, i.key, ${inner('s')}, ${words('i')}, i.axis, i.direction, (s ->> 'min')::numeric, (s ->> 'max')::numeric,
           a.assessed_on, (a.subscales ->> (s ->> 'key'))::numeric, a.id, 1
      from assessment a join instrument i on i.id = a.instrument_id, jsonb_array_elements(i.definition -> 'subscales') s
     where a.person_id = $1 and a.withdrawn_on is null and a.total is null
    union all
    select null, l.axis, null, jsonb_build_object('it', x.it, 'en', x.en), l.axis, 'higher_is_better', 1, 5, l.assessed_on, l.level, null, 0
      from axis_level l join (values ('casa', 'Casa e habitat sociale', 'Home and social habitat'), ('lavoro', 'Formazione e lavoro', 'Training and work'),
             ('socialita', 'Socialità e affettività', 'Social and emotional life'), ('apprendimento', 'Apprendimento ed espressività', 'Learning and expression')) x(axis, it, en) on x.axis = l.axis
     where l.person_id = $1
  ), line as (
    select "instrumentId", subscale, name, axis, direction, min, max, rank,
           jsonb_agg(jsonb_build_object('on', "on", 'value', value::float8, 'assessmentId', "assessmentId") order by "on", "assessmentId") as points,
           (array_agg(value order by "on", "assessmentId"))[1] as first, (array_agg(value order by "on" desc, "assessmentId" desc))[1] as last, count(*) as points_count
      from point group by "instrumentId", subscale, name, axis, direction, min, max, rank
  )
  select "instrumentId", subscale, name, axis, direction, min::float8 as min, max::float8 as max, points,
         case when points_count > 1 then (last - first)::float8 end as change,
         case when points_count < 2 then null when last = first then 'same' when (last > first) = (direction = 'higher_is_better') then 'better' else 'worse' end as trend
    from line order by rank, name ->> 'it', subscale ->> 'it' nulls first`;
