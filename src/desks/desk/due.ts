// SPDX-License-Identifier: AGPL-3.0-or-later
import { reachedPeople } from '../../participants/participants.queries.js';
import { tasksSql } from '../../participants/tasks.queries.js';
import { DAYS_AFTER_EXIT } from '../../participants/exit/results.js';
import { NEXT_REVIEW } from '../../plans/reviews.queries.js';
import { settingDays } from '../../programme/setting-days.js';
import type { Role } from '../../platform/access/grants.js';

/** Days ahead at which what comes due is told. */
const AHEAD = settingDays('days_ahead_due');

/** People whom the asker reaches today; $1 are the asker's holders. */
const MINE = reachedPeople(1);
const HOLDERS = '$1::uuid[]';

/**
 * What waits for somebody. Each branch selects: the record's id, the person (or null), the day on which it is due (or null: now),
 * what its words are filled with, and the record that it leads to (`page:id`). It is read as whoever asks: policies decide its rows.
 */
interface DueBranch {
  kind: string;
  roles: readonly Role[];
  /** Its day is one to be kept; of the others it says since when they wait. */
  deadline?: boolean;
  sql: string;
}

const CM: readonly Role[] = ['case_manager'];

const DUE_BRANCHES = [
  {
    kind: 'appointment_past', roles: CM, deadline: true,
    sql: `select a.id, a.person_id, a.held_on, jsonb_build_object('appointmentKind', a.kind), 'appointment:' || a.id
      from appointment a where a.account_id = any (${HOLDERS}) and a.status = 'planned' and a.held_on < access.today()`,
  },
  {
    kind: 'minutes_missing', roles: CM, deadline: true,
    sql: `select a.id, a.person_id, a.held_on, jsonb_build_object('appointmentKind', a.kind), 'appointment:' || a.id
      from appointment a where a.account_id = any (${HOLDERS}) and a.status = 'held' and a.kind in ('team_meeting', 'uvm')
       and not exists (select from meeting_minutes v where v.appointment_id = a.id)`,
  },
  {
    // The last note that named a day, unless somebody was in contact since.
    kind: 'next_contact', roles: CM, deadline: true,
    sql: `select n.id, n.person_id, n.next_contact_on, '{}'::jsonb, 'person:' || n.person_id
      from (select distinct on (n.person_id) n.* from note n where n.person_id in (${MINE}) order by n.person_id, n.happened_on desc, n.id desc) n
      where n.next_contact_on <= access.today()
       and exists (select from case_file c where c.person_id = n.person_id and c.status = 'open')`,
  },
  {
    kind: 'review', roles: CM, deadline: true,
    sql: `select p.id, p.person_id, r.on_day, jsonb_build_object('because', r.because), 'plan:' || p.id
      from plan p cross join lateral ${NEXT_REVIEW} r where p.person_id in (${MINE}) and p.status = 'active' and r.on_day <= access.today() + ${AHEAD}`,
  },
  {
    kind: 'plan_unsigned', roles: CM,
    sql: `select p.id, p.person_id, (p.proposed_at at time zone 'Europe/Rome')::date,
        jsonb_build_object('waiting', (select count(*) from plan_signatory s where s.plan_id = p.id and s.status = 'pending' and s.mandatory)), 'plan:' || p.id
      from plan p where p.person_id in (${MINE}) and p.status = 'proposed'`,
  },
  {
    kind: 'plan_returned', roles: CM,
    sql: `select p.id, p.person_id, null::date, jsonb_build_object('reason', e.reason), 'plan:' || p.id
      from plan p cross join lateral (select e.kind, e.reason from plan_event e where e.plan_id = p.id order by e.at desc, e.id desc limit 1) e
      where p.person_id in (${MINE}) and p.status = 'draft' and e.kind = 'refused'`,
  },
  {
    kind: 'task', roles: CM, deadline: true,
    sql: `select t."personId", t."personId", t."on", jsonb_build_object('task', t.code, 'purpose', t.purpose), 'person:' || t."personId"
      from (${tasksSql(`select c.person_id from case_file c where c.status = 'open' and c.person_id in (${MINE})`)}) t
      where t.needed or t.code in ('consent_expiring', 'representative_ending')`,
  },
  {
    kind: 'access_ending', roles: CM, deadline: true,
    sql: `select m.id, m.person_id, m.ends_on, '{}'::jsonb, 'person:' || m.person_id from care_team m
      where m.account_id = any (${HOLDERS}) and m.ends_on between access.today() and access.today() + ${AHEAD}`,
  },
  {
    kind: 'exit', roles: CM, deadline: true,
    sql: `select t.id, t.person_id, t.exited_on + ${DAYS_AFTER_EXIT}, '{}'::jsonb, 'exit:' || t.person_id || '/' || t.id from participation t
      where t.person_id in (${MINE}) and t.exited_on between access.today() - ${DAYS_AFTER_EXIT} and access.today()
       and not exists (select from exit_situation x where x.participation_id = t.id and x.exited_on = t.exited_on)`,
  },
  {
    // Its last enrolment ended: somebody has to decide whether the path is concluded.
    kind: 'conclusion', roles: CM, deadline: true,
    sql: `select c.id, c.person_id, e.last, '{}'::jsonb, 'conclusion:' || c.id from case_file c
      cross join lateral (select max(coalesce(e.ends_on, 'infinity')) as last from enrolment e where e.case_id = c.id and e.admitted) e
      where c.person_id in (${MINE}) and c.status = 'open' and e.last <= access.today()`,
  },
  {
    kind: 'referral', roles: CM,
    sql: `select r.id, null::uuid, r.sent_on, jsonb_build_object('name', r.person_name), 'referral:' || r.id from referral r where r.status in ('sent', 'in_evaluation')`,
  },
  {
    kind: 'handover', roles: CM,
    sql: `select h.id, null::uuid, h.proposed_on, jsonb_build_object('from', access.staff_name(h.from_account_id)), 'handover:' || h.id from handover h
      where h.status = 'proposed' and h.to_account_id = any (${HOLDERS})`,
  },
  {
    kind: 'admission', roles: ['case_coordinator'],
    sql: `select e.id, e.person_id, e.starts_on, '{}'::jsonb, 'admission:' || e.id from enrolment e
      where e.area_id = any (${HOLDERS}) and not e.admitted and e.outside_declined_on is null`,
  },
  {
    kind: 'waiting', roles: ['case_coordinator'],
    sql: `select w.id, w.person_id, w.requested_on, jsonb_build_object('priority', w.priority), 'waiting:' || w.id from waiting_entry w
      where w.area_id = any (${HOLDERS}) and w.status = 'waiting'`,
  },
  {
    kind: 'validation', roles: ['case_coordinator'],
    sql: `select a.id, null::uuid, a.held_on, jsonb_build_object('title', a.title), 'activity:' || a.id from activity a
      where a.area_id = any (${HOLDERS}) and a.status = 'submitted'`,
  },
  {
    kind: 'signature', roles: ['case_manager', 'case_coordinator', 'service_referrer', 'partner_coordinator'],
    sql: `select s.id, s.person_id, null::date, '{}'::jsonb, 'signature:' || s.id from plan_signatory s
      where s.status = 'pending' and (s.account_id = (select (access.actor()).account_id) or s.organisation_id = (select (access.actor()).organisation_id))
       and access.plan_is(s.plan_id, '{proposed}') and exists (select from plans.frame_of(s.id) f where f.mine)`,
  },
  {
    kind: 'referral_decided', roles: ['service_referrer'],
    sql: `select r.id, null::uuid, r.decided_on, jsonb_build_object('name', r.person_name, 'status', r.status), 'referral:' || r.id from referral r
      where r.status in ('accepted', 'declined') and r.decided_on >= access.today() - ${settingDays('days_of_decided_referrals')}`,
  },
] as const satisfies readonly DueBranch[];

export type DueKind = (typeof DUE_BRANCHES)[number]['kind'];
export const DUE_KINDS: readonly DueKind[] = DUE_BRANCHES.map(({ kind }) => kind);

/** Every branch of a role in one: the list and its counts are read from the same rows, so they cannot disagree. */
const rowsFor = (role: Role): string =>
  DUE_BRANCHES.filter(({ roles }) => (roles as readonly Role[]).includes(role))
    .map(({ kind, sql, deadline = false }: DueBranch) => `select '${kind}' as kind, ${deadline} and b.due_on < access.today() as late, ${!deadline} as since, b.record::text || coalesce(b.data ->> 'task', '') || coalesce(b.data ->> 'purpose', '') as key, b.person_id, b.due_on, b.data, b.leads_to
      from (${sql}) b (record, person_id, due_on, data, leads_to)`)
    .join('\n union all\n');

/** Not every role's branches ask for the holders; PostgreSQL has to know their type all the same. */
const NAMED = '$1::uuid[] is not null';

const texts = new Map<string, string>();
/** The same text each time, so that it is prepared once for each role. */
const kept = (key: string, make: () => string): string => {
  const known = texts.get(key) ?? make();
  texts.set(key, known);
  return known;
};

/** $1 holders. Per kind: how many, and how many of them are past their day. */
export const dueCountsSql = (role: Role): string => kept(`counts ${role}`, () => `
  select d.kind, count(*)::int as count, count(*) filter (where d.late)::int as overdue from (${rowsFor(role)}) d where ${NAMED} group by d.kind`);

/** $1 holders · $2 kinds or null · $3, $4 day ('infinity' for none) and key after which · $5 how many. What is overdue longest comes first. */
export const dueListSql = (role: Role): string => kept(`list ${role}`, () => `
  select d.kind, d.key, d.person_id as "personId", d.due_on as "on", coalesce(d.late, false) as late, d.since, coalesce(d.due_on, 'infinity')::text as day, d.data, d.leads_to as "leadsTo",
         (select jsonb_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'alias', p.alias) from person p where p.id = d.person_id) as person
    from (${rowsFor(role)}) d
   where ${NAMED} and ($2::text[] is null or d.kind = any ($2)) and ($3::date is null or (coalesce(d.due_on, 'infinity'), d.kind || d.key) > ($3::date, $4::text))
   order by coalesce(d.due_on, 'infinity'), d.kind || d.key limit $5`);
