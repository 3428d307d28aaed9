// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What a timeline is made of. Each branch reads one kind of thing about the person in `$1`, as whoever asks: policies decide its
 * rows, and a role without any simply has none. To tell of something new, add a branch (and its words in the web client).
 *
 * A branch selects, in this order: the record's id, what happened, the civil day, the time of day in Rome (or null), the account
 * that did it, the area, what the words are filled with (jsonb: codes and names, no sentence), free text, the record that the item
 * leads to (`page:id`), and the compartments that it stands in (text[]): what is composed from it stands there too. Each branch says
 * so for itself; one that does not is no valid statement. Days ahead are left out for all of them.
 */
export interface Branch {
  /** By what the timeline is filtered. */
  kind: string;
  sql: string;
}

const action = (row: string): string => `(select jsonb_build_object('code', a.code, 'name', jsonb_build_object('it', a.name_it, 'en', a.name_en)) from action a where a.id = ${row}.action_id)`;
const partner = (row: string): string => `(select p.name from partner p where p.id = ${row}.partner_id)`;

/** An instant's day and time in Rome; never a day ahead of the platform's own, which a demo may hold still. */
const day = (instant: string): string => `least((${instant} at time zone 'Europe/Rome')::date, (select access.today()))`;
const time = (instant: string): string => `(${instant} at time zone 'Europe/Rome')::time`;

/** For everybody who reaches the person. */
const GENERAL = `'{general}'::text[]`;
/** That somebody is followed in Carcere/REMS is a judicial datum (GDPR art. 10): it is told only to who acts there. */
const inArea = (row: string): string => `case (select r.key from area r where r.id = ${row}.area_id) when 'carcere-rems' then '{judicial}' else '{general}' end::text[]`;
const ofRecord = (row: string): string => `array[${row}.compartment]`;
/** A consent of its own compartment gives away what it is about, withdrawn or not. */
const OF_PURPOSE = `case when k.purpose in ('substance_use', 'hiv', 'sexual_violence') then array[k.purpose] else ${GENERAL} end`;
/** A partner that does something in Carcere/REMS and, as far as the reader sees, nowhere else. */
const OF_SIGNATORY = `case when exists (select from plan_signatory s join (select l.plan_id, l.partner_id, l.enrolment_id from plan_line l
      union all select i.plan_id, i.partner_id, i.enrolment_id from plan_intervention i) part on part.plan_id = s.plan_id and part.partner_id = s.organisation_id
    left join enrolment e on e.id = part.enrolment_id left join area r on r.id = e.area_id
   where s.id = v.signatory_id and s.kind = 'partner' having bool_and(r.key is not distinct from 'carcere-rems')) then '{judicial}' else '{general}' end::text[]`;

export const BRANCHES: readonly Branch[] = [
  {
    kind: 'note',
    sql: `select n.id, 'note', n.happened_on, n.happened_at, n.author_id, null::uuid,
        jsonb_build_object('noteKind', n.kind, 'minutes', n.minutes, 'compartment', n.compartment, 'corrects', n.corrects_id is not null,
          'corrected', exists (select from note x where x.corrects_id = n.id), 'cut', length(n.text) > 1200),
        left(n.text, 1200), 'note:' || n.id, ${ofRecord('n')}
      from note n where n.person_id = $1`,
  },
  {
    kind: 'document',
    sql: `select d.id, case d.number when 1 then 'document_added' else 'document_replaced' end, ${day('d.uploaded_at')}, ${time('d.uploaded_at')}, d.uploaded_by, null,
        jsonb_build_object('documentKind', d.kind, 'title', d.title, 'compartment', d.compartment, 'withdrawn', d.withdrawn_at is not null), null, 'document:' || d.id, ${ofRecord('d')}
      from document d where d.person_id = $1`,
  },
  {
    kind: 'document',
    sql: `select d.id, 'document_withdrawn', ${day('d.withdrawn_at')}, ${time('d.withdrawn_at')}, d.withdrawn_by, null,
        jsonb_build_object('documentKind', d.kind, 'title', d.title, 'compartment', d.compartment), d.withdrawn_reason, 'document:' || d.id, ${ofRecord('d')}
      from document d where d.person_id = $1 and d.withdrawn_at is not null`,
  },
  {
    kind: 'consent',
    sql: `select k.id, 'consent_given', k.given_on, null, k.recorded_by, null, jsonb_build_object('purpose', k.purpose), null, null, ${OF_PURPOSE}
      from consent k where k.person_id = $1`,
  },
  {
    kind: 'consent',
    sql: `select k.id, 'consent_withdrawn', k.withdrawn_on, null, null, null, jsonb_build_object('purpose', k.purpose), null, null, ${OF_PURPOSE}
      from consent k where k.person_id = $1 and k.withdrawn_on is not null`,
  },
  {
    kind: 'case',
    sql: `select c.id, 'case_opened', c.opened_on, null, c.case_manager_id, null, '{}'::jsonb, null, null, ${GENERAL} from case_file c where c.person_id = $1`,
  },
  {
    kind: 'case',
    // The phase in which it began is told with the beginning.
    sql: `select h.id, 'case_phase', h.entered_on, null, h.recorded_by, null, jsonb_build_object('phase', h.phase), null, null, ${GENERAL}
      from case_phase h where h.person_id = $1 and not h.estimated
        and exists (select from case_phase before where before.case_id = h.case_id and before.recorded_at < h.recorded_at)`,
  },
  {
    kind: 'case',
    sql: `select c.id, 'case_concluded', c.concluded_on, null, null, null, jsonb_build_object('outcome', c.outcome), null, 'conclusion:' || c.id, ${GENERAL}
      from case_file c where c.person_id = $1 and c.status = 'concluded'`,
  },
  {
    kind: 'case',
    sql: `select h.id, 'handover_accepted', h.decided_on, null, null, null,
        jsonb_build_object('from', access.staff_name(h.from_account_id), 'to', access.staff_name(h.to_account_id)), null, null, ${GENERAL}
      from handover h where h.person_id = $1 and h.status = 'accepted'`,
  },
  {
    kind: 'referral',
    sql: `select r.id, 'referral', r.sent_on, null, r.sent_by, null,
        jsonb_build_object('service', (select s.name from service s where s.id = r.service_id), 'status', r.status), null, 'referral:' || r.id, ${ofRecord('r')}
      from referral r where r.person_id = $1`,
  },
  {
    kind: 'enrolment',
    sql: `select e.id, case when e.admitted then 'enrolment_started' when e.outside_declined_on is null then 'enrolment_waiting' else 'enrolment_declined' end,
        e.starts_on, null, null, e.area_id, jsonb_build_object('action', ${action('e')}), null, null, ${inArea('e')}
      from enrolment e where e.person_id = $1`,
  },
  {
    kind: 'enrolment',
    sql: `select e.id, 'enrolment_ended', e.ends_on, null, null, e.area_id, jsonb_build_object('action', ${action('e')}), null, null, ${inArea('e')}
      from enrolment e where e.person_id = $1 and e.admitted and e.ends_on is not null`,
  },
  {
    kind: 'enrolment',
    sql: `select w.id, 'waiting_requested', w.requested_on, null, w.requested_by, w.area_id, jsonb_build_object('action', ${action('w')}), null, 'waiting:' || w.id, ${inArea('w')}
      from waiting_entry w where w.person_id = $1`,
  },
  {
    kind: 'assignment',
    sql: `select s.id, 'assignment_started', s.starts_on, null, null, s.area_id, jsonb_build_object('action', ${action('s')}, 'partner', ${partner('s')}), s.purpose, null, ${inArea('s')}
      from assignment s where s.person_id = $1`,
  },
  {
    kind: 'assignment',
    sql: `select s.id, 'assignment_ended', s.ends_on, null, null, s.area_id, jsonb_build_object('action', ${action('s')}, 'partner', ${partner('s')}), null, null, ${inArea('s')}
      from assignment s where s.person_id = $1 and s.ends_on is not null`,
  },
  {
    kind: 'activity',
    sql: `select t.id, 'activity', a.held_on, a.starts_at, a.operator_id, a.area_id,
        jsonb_build_object('title', a.title, 'status', a.status, 'present', t.present, 'minutes', t.minutes, 'partner', ${partner('a')}), null, 'activity:' || a.id, ${inArea('a')}
      from attendance t join activity a on a.id = t.activity_id where t.person_id = $1 and a.status in ('submitted', 'validated')`,
  },
  {
    kind: 'plan',
    sql: `select v.id, 'plan_' || v.kind, ${day('v.at')}, ${time('v.at')}, v.account_id, null,
        jsonb_build_object('number', (select p.number from plan p where p.id = v.plan_id), 'signatory', (select s.kind from plan_signatory s where s.id = v.signatory_id)),
        v.reason, 'plan:' || v.plan_id, ${OF_SIGNATORY}
      from plan_event v where v.person_id = $1`,
  },
  {
    kind: 'plan',
    sql: `select v.id, 'plan_review', v.held_on, null, v.recorded_by, null,
        jsonb_build_object('reviewKind', v.kind, 'decision', v.decision, 'number', (select p.number from plan p where p.id = v.plan_id)), v.notes, 'plan:' || v.plan_id, ${GENERAL}
      from plan_review v where v.person_id = $1`,
  },
  {
    kind: 'level',
    // All that was assessed on one day is told together.
    sql: `select (array_agg(l.id order by l.id))[1], 'levels', l.assessed_on, null, l.assessed_by, null,
        jsonb_build_object('moment', l.moment, 'levels', jsonb_agg(jsonb_build_object('axis', l.axis, 'level', l.level) order by l.axis)), null, null, ${GENERAL}
      from axis_level l where l.person_id = $1 group by l.case_id, l.assessed_on, l.moment, l.assessed_by`,
  },
  {
    kind: 'assessment',
    sql: `select x.id, 'assessment', x.assessed_on, null, x.recorded_by, null,
        jsonb_build_object('instrument', (select jsonb_build_object('it', i.name_it, 'en', i.name_en) from instrument i where i.id = x.instrument_id),
          'total', x.total, 'rater', x.rater, 'compartment', x.compartment), x.note, 'assessment:' || x.id, ${ofRecord('x')}
      from assessment x where x.person_id = $1 and x.withdrawn_on is null`,
  },
  {
    kind: 'appointment',
    sql: `select a.id, 'appointment', a.held_on, a.starts_at, a.account_id, null,
        jsonb_build_object('appointmentKind', a.kind, 'status', a.status, 'compartment', a.compartment), coalesce(a.closing_note, a.purpose), 'appointment:' || a.id, ${ofRecord('a')}
      from appointment a where a.person_id = $1`,
  },
  {
    kind: 'report',
    sql: `select r.id, case r.status when 'final' then 'report_finished' else 'report_drafted' end, ${day('coalesce(r.finished_at, r.created_at)')}, ${time('coalesce(r.finished_at, r.created_at)')}, r.written_by, null,
        jsonb_build_object('title', r.title, 'number', r.number), null, 'report:' || r.id, r.compartments
      from social_report r where r.person_id = $1`,
  },
];

export const KINDS = [...new Set(BRANCHES.map(({ kind }) => kind))];
