// SPDX-License-Identifier: AGPL-3.0-or-later
import { PERSON_NAME } from '../participants.queries.js';

const name = (row: string): string => `jsonb_build_object('it', ${row}.name_it, 'en', ${row}.name_en)`;
const OPEN = `w.status in ('waiting', 'offered')`;

/** Alias w: waiting_entry. What somebody may do follows from the same grants as the policies. */
export const WAITING_ENTRY = `(select jsonb_build_object('id', w.id, 'personId', w.person_id,
    'person', (select ${PERSON_NAME} from person p where p.id = w.person_id),
    'age', (select access.age_on(i.birth_date, access.today()) from person_identity i where i.person_id = w.person_id),
    'caseId', w.case_id, 'caseManager', (select access.staff_name(c.case_manager_id) from case_file c where c.id = w.case_id),
    'area', jsonb_build_object('id', r.id, 'number', r.number, 'key', r.key, 'name', ${name('r')}),
    'action', jsonb_build_object('id', a.id, 'code', a.code, 'name', ${name('a')}),
    'targetGroup', jsonb_build_object('id', g.id, 'key', g.key, 'name', ${name('g')}, 'minAge', g.min_age, 'maxAge', g.max_age),
    'priority', w.priority, 'priorityReason', w.priority_reason, 'note', w.note, 'requestedOn', w.requested_on, 'requestedBy', access.staff_name(w.requested_by),
    'status', w.status, 'offeredOn', w.offered_on, 'offerReason', w.offer_reason, 'closedOn', w.closed_on, 'closedBy', access.staff_name(w.closed_by),
    'closeReason', w.close_reason, 'enrolmentId', (select e.id from enrolment e where e.id = w.enrolment_id),
    'actions', array_remove(array[
      case when ${OPEN} and access.may('update', 'WaitingEntry') then 'change' end,
      case when w.status = 'waiting' and access.may('decide', 'WaitingEntry') then 'offer' end,
      case when ${OPEN} and access.may('decide', 'WaitingEntry') then 'decline' end,
      case when ${OPEN} and access.may('withdraw', 'WaitingEntry') then 'withdraw' end,
      case when w.status = 'offered' and access.may('enrol', 'Enrolment') and w.area_id = any ((select (access.actor()).area_ids)::uuid[]) then 'enrol' end], null),
    'version', w.version)
  from action a join area r on r.id = a.area_id join target_group g on g.id = w.target_group_id where a.id = w.action_id)`;

/** Who is next: by priority, then by who asked first. $1: no row or the last row's rank, $2 day, $3 id, $4 action, $5 person, $6 limit. */
export const OPEN_ENTRIES_SQL = `
  select ${WAITING_ENTRY} as item, w.rank from waiting_entry w
   where ${OPEN} and ($1::int is null or (w.rank, w.requested_on, w.id) > ($1, $2::date, $3::uuid))
     and ($4::uuid is null or w.action_id = $4) and ($5::uuid is null or w.person_id = $5)
   order by w.rank, w.requested_on, w.id limit $6`;

/** Of one state; of those that are settled the last first. $1: the state, $2 day, $3 id, $4 action, $5 person, $6 limit. */
export const ENTRIES_IN_STATE_SQL = `
  select ${WAITING_ENTRY} as item, 0 as rank, coalesce(w.closed_on, w.requested_on) as day from waiting_entry w
   where w.status = $1 and ($2::date is null or (coalesce(w.closed_on, w.requested_on), w.id) < ($2, $3::uuid))
     and ($4::uuid is null or w.action_id = $4) and ($5::uuid is null or w.person_id = $5)
   order by coalesce(w.closed_on, w.requested_on) desc, w.id desc limit $6`;

/**
 * Actions with named participants, with their places today and who takes them. Counts are of rows that whoever asks may read, as
 * in the lists behind them; what is free is answered by the database for who may know it. $1: convenzione, $2 areas to count in.
 */
export const PLACES_SQL = `
  select jsonb_build_object('id', a.id, 'code', a.code, 'name', ${name('a')}) as action,
         jsonb_build_object('id', r.id, 'number', r.number, 'key', r.key, 'name', ${name('r')}) as area,
         p.id as "periodId", p.starts_on as "periodStartsOn", p.ends_on as "periodEndsOn",
         (select coalesce(sum(s.places) filter (where s.partner_id is null), sum(s.places))::int from action_places s
           where s.action_id = a.id and s.period_id = p.id and s.superseded_on is null) as places,
         participants.free_places(a.id) as free,
         case when mine.counts then (select count(*)::int from enrolment e where e.action_id = a.id and e.admitted
           and access.today() between e.starts_on and coalesce(e.ends_on, 'infinity')) end as taken,
         case when mine.counts then (select count(*)::int from waiting_entry w where w.action_id = a.id and w.status = 'waiting') end as waiting,
         case when mine.counts then (select count(*)::int from waiting_entry w where w.action_id = a.id and w.status = 'offered') end as offered,
         (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'partner', case when q.id is not null then jsonb_build_object('id', q.id, 'name', q.name) end,
              'places', s.places, 'setOn', s.set_on, 'setBy', access.staff_name(s.set_by), 'note', s.note) order by q.name nulls first), '[]')
            from action_places s left join partner q on q.id = s.partner_id
           where s.action_id = a.id and s.period_id = p.id and s.superseded_on is null) as numbers
    from action a
    join area r on r.id = a.area_id and (r.key <> 'carcere-rems' or access.sees_judicial())
    left join period p on p.convenzione_id = a.convenzione_id and p.basis = 'convention_year' and access.today() between p.starts_on and p.ends_on
    cross join lateral (select access.may('decide', 'WaitingEntry') and a.area_id = any ($2::uuid[]) as counts) mine
   where a.convenzione_id = $1 and a.named_participants
   order by r.number, a.code`;
