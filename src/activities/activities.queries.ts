// SPDX-License-Identifier: AGPL-3.0-or-later

/** One activity as lists show it. Names come from `person` under its own policy: who is no longer assigned has none. */
const ITEM = `
  a.id, a.status, a.held_on as "heldOn", to_char(a.starts_at, 'HH24:MI') as "startsAt", a.minutes, a.kind, a.title, a.place,
  jsonb_build_object('id', r.id, 'key', r.key, 'number', r.number, 'name', jsonb_build_object('it', r.name_it, 'en', r.name_en)) as area,
  jsonb_build_object('id', c.id, 'code', c.code, 'name', jsonb_build_object('it', c.name_it, 'en', c.name_en)) as action,
  jsonb_build_object('id', o.id, 'name', o.name) as partner,
  a.return_reason as "returnReason", a.version,
  (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'personId', t.person_id, 'enrolmentId', t.enrolment_id,
            'person', case when p.id is not null then jsonb_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'alias', p.alias) end,
            'present', t.present, 'minutes', t.minutes)
            order by p.sort_name, t.id), '[]')
     from attendance t left join person p on p.id = t.person_id where t.activity_id = a.id) as attendances,
  (select coalesce(sum(h.people), 0)::int from headcount h where h.activity_id = a.id) as "headcountPeople"`;

const FROM = `
  from activity a
  join action c on c.id = a.action_id
  join area r on r.id = a.area_id
  join partner o on o.id = a.partner_id`;

/** $1 day and $2 id of the last row shown, $3 limit, $4 status, $5 from, $6 to, $7 action. Newest first. */
const page = (more = ''): string => `select ${ITEM} ${FROM}
  where ($1::date is null or (a.held_on, a.id) < ($1, $2::uuid))
    and ($4::text is null or a.status = $4)
    and ($5::date is null or a.held_on >= $5)
    and ($6::date is null or a.held_on <= $6)
    and ($7::uuid is null or a.action_id = $7) ${more}
  order by a.held_on desc, a.id desc limit $3`;

export const LIST_SQL = page();
/** $8 person. A query of its own, and not one more "null or": so it begins with the person's few attendances. */
export const LIST_OF_PERSON_SQL = page('and a.id in (select t.activity_id from attendance t join person p on p.id = t.person_id where t.person_id = $8)');

export const ONE_SQL = `select ${ITEM},
  (select n.text from activity_note n where n.activity_id = a.id) as notes,
  (select coalesce(jsonb_agg(jsonb_build_object('targetGroupId', g.id, 'name', jsonb_build_object('it', g.name_it, 'en', g.name_en), 'people', h.people)
            order by g.key), '[]')
     from headcount h join target_group g on g.id = h.target_group_id where h.activity_id = a.id) as headcounts,
  access.staff_name(a.operator_id) as "operatorName", a.submitted_at as "submittedAt", a.decided_at as "decidedAt",
  access.staff_name(a.decided_by) as "decidedByName", a.operator_id as "operatorId"
  ${FROM} where a.id = $1`;

/** $1 action, $2 convenzione: what an activity of this action must keep to. The window includes proroghe. */
export const FRAME_SQL = `
  select a.area_id as "areaId", a.named_participants as named, c.starts_on as "startsOn", access.today() as today,
         greatest(c.ends_on, (select max(x.ends_on) from convenzione_extension x where x.convenzione_id = c.id and x.kind = 'proroga')) as "endsOn",
         array(select g.target_group_id from action_target_group g join target_group k on k.id = g.target_group_id
                where g.action_id = a.id and k.kind = 'audience' and a.counted_audience)::text[] as audience
    from action a join convenzione c on c.id = a.convenzione_id
   where a.id = $1 and c.id = $2`;

/** $1 people and $2 enrolments, one of them per position, $3 action, $4 day: who of them is assigned to the caller then. */
export const ASSIGNED_SQL = `
  select w.position::int - 1 as index, s.person_id as "personId", s.enrolment_id as "enrolmentId"
    from unnest($1::uuid[], $2::uuid[]) with ordinality as w (person_id, enrolment_id, position)
    cross join lateral (
      select s.person_id, s.enrolment_id from assignment s
       where s.action_id = $3 and $4::date between s.starts_on and coalesce(s.ends_on, 'infinity')
         and (s.person_id = w.person_id or w.person_id is null) and (s.enrolment_id = w.enrolment_id or w.enrolment_id is null)
         and num_nonnulls(w.person_id, w.enrolment_id) > 0
       order by s.starts_on, s.id limit 1) s`;

export const STAMP_SQL = 'update attendance set validated_at = now(), validated_by = $2 where activity_id = $1 and present';

const SENT = `jsonb_to_recordset($2) as n (id uuid, "enrolmentId" uuid, "personId" uuid, present boolean, minutes int)`;

/** What hangs on activity $1, as sent in $2. Area, action and day are the activity's, repeated for policies and figures. */
export const WRITE = {
  dropNote: 'delete from activity_note where activity_id = $1 and ($2::text is null or text <> $2 or area_id <> (select area_id from activity where id = $1))',
  addNote: `insert into activity_note (activity_id, partner_id, area_id, text)
    select id, partner_id, area_id, $2::text from activity a
     where id = $1 and $2 is not null and not exists (select 1 from activity_note n where n.activity_id = a.id)`,
  dropHeadcounts: 'delete from headcount where activity_id = $1',
  addHeadcounts: `insert into headcount (id, activity_id, convenzione_id, partner_id, area_id, target_group_id, people)
    select n.id, a.id, a.convenzione_id, a.partner_id, a.area_id, n."targetGroupId", n.people
      from activity a, jsonb_to_recordset($2) as n (id uuid, "targetGroupId" uuid, people int) where a.id = $1`,
  dropAttendances: `delete from attendance t using activity a
     where a.id = $1 and t.activity_id = a.id
       and (t.action_id, t.held_on, true) is distinct from (a.action_id, a.held_on, t.enrolment_id in (select n."enrolmentId" from ${SENT}))`,
  changeAttendances: `update attendance t set present = n.present, minutes = n.minutes from ${SENT}
     where t.activity_id = $1 and t.enrolment_id = n."enrolmentId" and (t.present, t.minutes) is distinct from (n.present, n.minutes)`,
  addAttendances: `insert into attendance (id, activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id, person_id, held_on, present, minutes)
    select n.id, a.id, a.convenzione_id, a.partner_id, a.area_id, a.action_id, n."enrolmentId", n."personId", a.held_on, n.present, n.minutes
      from activity a, ${SENT} where a.id = $1
       and not exists (select 1 from attendance t where t.activity_id = a.id and t.enrolment_id = n."enrolmentId")`,
} as const;
