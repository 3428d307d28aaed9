// SPDX-License-Identifier: AGPL-3.0-or-later

/** The whole programme in two statements: nested JSON is put together by the database, not by a query per row. */

const text = (name: string): string => `jsonb_build_object('it', ${name}_it, 'en', ${name}_en)`;

/** Every convenzione, with the day to which its proroghe bring it. */
export const CONVENZIONE_SQL = `
  select c.id, c.code, ${text('c.name')} as name, c.signed_on as "signedOn", c.starts_on as "startsOn", c.ends_on as "endsOn",
         greatest(c.ends_on, (select max(x.ends_on) from convenzione_extension x where x.convenzione_id = c.id and x.kind = 'proroga')) as "extendedTo",
         c.economic_value_cents as "economicValueCents"
    from convenzione c`;

/** What "per year" means by the setting in force today; before the convenzione begins, by its first one. */
export const yearBasis = (convenzione: string): string => `coalesce(
    (select s.value #>> '{}' from open_setting s where s.convenzione_id = ${convenzione} and s.key = 'year_basis'
      order by s.valid_from <= access.today() desc, s.valid_from desc limit 1), 'convention_year')`;

/** $1: a convenzione, or null for that of the actor. One row: convenzione, extensions, periods, targets, open settings. */
export const FRAME_SQL = `
  select to_jsonb(c) - 'basis' as convenzione,
    coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'months', x.months, 'amountCents', x.amount_cents,
        'startsOn', x.starts_on, 'endsOn', x.ends_on, 'actNumber', x.act_number, 'actDate', x.act_date) order by x.starts_on, x.id)
      from convenzione_extension x where x.convenzione_id = c.id), '[]') as extensions,
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'basis', p.basis, 'number', p.number, 'startsOn', p.starts_on, 'endsOn', p.ends_on,
        'inUse', p.basis = c.basis, 'current', p.basis = c.basis and access.today() between p.starts_on and p.ends_on) order by p.basis desc, p.number)
      from period p where p.convenzione_id = c.id), '[]') as periods,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'indicator', t.indicator, 'kind', t.kind, 'byDate', t.by_date, 'value', t.value,
        'version', t.version) order by t.indicator, t.by_date)
      from indicator_target t where t.convenzione_id = c.id and t.superseded_at is null), '[]') as targets,
    coalesce((select jsonb_agg(jsonb_build_object('key', s.key, 'name', ${text('s.name')}, 'note', ${text('s.note')}, 'value', s.value,
        'status', s.status, 'validFrom', s.valid_from) order by s.name_it)
      from (select distinct on (o.key) o.* from open_setting o where o.convenzione_id = c.id and o.valid_from <= greatest(access.today(), c."startsOn")
             order by o.key, o.valid_from desc) s), '[]') as "openSettings"
    from (select b.*, ${yearBasis('b.id')} as basis from (${CONVENZIONE_SQL}) b) c
   where c.id = coalesce($1::uuid, (select current_convenzione()))`;

const TARGET_GROUPS_SQL = `(
    select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'key', g.key, 'kind', g.kind, 'name', ${text('g.name')}, 'minAge', g.min_age,
      'maxAge', g.max_age, 'conditions', g.conditions) order by g.kind desc, g.key), '[]')
      from action_target_group x join target_group g on g.id = x.target_group_id where x.action_id = a.id)`;

const ACTIONS_SQL = `(
    select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'code', a.code, 'name', ${text('a.name')}, 'description', ${text('a.description')},
      'namedParticipants', a.named_participants, 'countedAudience', a.counted_audience, 'targetGroups', ${TARGET_GROUPS_SQL},
      'yearlyMinimum', (select m.people from yearly_minimum m where m.action_id = a.id and m.superseded_at is null),
      'operation', (select jsonb_build_object('id', o.id, 'code', o.code, 'name', ${text('o.name')}, 'fundingLine', o.funding_line, 'cup', o.cup)
                      from operation o where o.id = a.operation_id),
      'fundingStatus', a.funding_status) order by a.code), '[]')
      from action a where a.objective_id = b.id)`;

/** $1: a convenzione's id. One row per area. */
export const AREAS_SQL = `
  select r.id, r.key, r.number, ${text('r.name')} as name,
    (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'number', b.number, 'name', ${text('b.name')}, 'actions', ${ACTIONS_SQL})
       order by b.number), '[]') from objective b where b.area_id = r.id) as objectives,
    (select coalesce(jsonb_agg(jsonb_build_object('key', f.key, 'name', ${text('f.name')}, 'requirement', f.requirement, 'choice', f.choice,
       'certificate', f.certificate) order by f.choice, f.key), '[]') from profile f where f.area_id = r.id) as profiles,
    (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'periodId', k.period_id, 'amountCents', k.amount_cents, 'version', k.version)
       order by p.starts_on), '[]') from ceiling k join period p on p.id = k.period_id
      where k.area_id = r.id and k.superseded_at is null) as ceilings
    from area r where r.convenzione_id = $1 order by r.number`;
