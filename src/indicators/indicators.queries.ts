// SPDX-License-Identifier: AGPL-3.0-or-later

/** The two indicators of the programme, every day they are told for, as one JSON value: a page of figures is one round trip. */
const FIGURES = `
  jsonb_build_object(
    'EECO01', (select jsonb_agg(jsonb_build_object('asOf', f.as_of, 'now', f.is_now, 'month', f.closes_month,
                 'value', f.reportable, 'registered', f.registered) order by f.as_of) from indicators.eeco01 f),
    'ISR4_2IT', (select jsonb_agg(jsonb_build_object('asOf', f.as_of, 'now', f.is_now, 'month', f.closes_month,
                 'value', f.counted, 'awaiting', f.awaiting, 'notCounted', f.not_counted) order by f.as_of) from indicators.isr4_2it f))`;

const TARGETS = `
  (select coalesce(jsonb_agg(jsonb_build_object('indicator', t.indicator, 'kind', t.kind, 'byDate', t.by_date, 'required', t.value)
            order by t.by_date), '[]')
     from indicator_target t where t.convenzione_id = (select (access.actor()).convenzione_id) and t.superseded_at is null)`;

const METHODOLOGIES = `
  (select coalesce(jsonb_agg(jsonb_build_object('indicator', m.indicator, 'methodology', jsonb_build_object('version', m.version, 'status', m.status,
            'text', jsonb_build_object('it', m.name_it, 'en', m.name_en), 'document', m.document, 'awaitingDays', (m.parameters ->> 'awaitingDays')::int, 'validFrom', m.valid_from))), '[]')
     from indicators.methodology_in_force m)`;

/** Columns of a statement: what `figureOf` is made from. */
export const FIGURE_COLUMNS = `access.today() as today, ${FIGURES} as figures, ${TARGETS} as targets, ${METHODOLOGIES} as methodologies`;

/** One indicator's page; $1 its code. */
export const INDICATOR_SQL = `
  select ${FIGURE_COLUMNS},
         (select jsonb_agg(jsonb_build_object('key', m.field, 'participations', m.participations) order by m.participations desc, m.field)
            from indicators.eeco01_missing m where $1 = 'EECO01') as missing,
         (select jsonb_agg(jsonb_build_object('key', r.reason, 'participations', r.participations) order by r.participations desc, r.reason)
            from indicators.isr4_2it_reason r where $1 = 'ISR4_2IT') as reasons,
         (select k.value from indicators.smallest_shown k) as "smallestShown",
         access.may('read', 'FigureMember') as "sees_members"`;

export const MEMBERS_SQL = `
  select m.participation_id as "participationId", m.person_id as "personId", m.status, m.detail
    from indicators.member m
   where m.figure = $1 and ($2::uuid is null or m.participation_id > $2)
   order by m.participation_id limit $3`;
