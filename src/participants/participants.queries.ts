// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Role } from '../platform/access/grants.js';

/**
 * Records as JSON, once for single reads and for the person's page. Each expression reads one row of the alias it names;
 * what the reader's policies hide comes out as null by itself, because sub-selects see what the reader sees.
 */

const name = (row: string): string => `jsonb_build_object('it', ${row}.name_it, 'en', ${row}.name_en)`;

/** Alias p: person. */
export const PERSON_NAME = `jsonb_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'alias', p.alias)`;

const nameOf = (column: string): string => `(select ${PERSON_NAME} from person p where p.id = ${column})`;

/** Alias c: case_file. Without nextPhases, which follow from phase and status. */
export const CASE = `jsonb_build_object('id', c.id, 'personId', c.person_id, 'status', c.status, 'phase', c.phase, 'phaseOn', c.phase_on,
  'phases', (select coalesce(jsonb_agg(jsonb_build_object('phase', f.phase, 'enteredOn', f.entered_on, 'leftOn', f.left_on, 'estimated', f.estimated,
    'recordedBy', access.staff_name(f.recorded_by)) order by f.entered_on, f.recorded_at), '[]') from case_phase f where f.case_id = c.id),
  'openedOn', c.opened_on, 'concludedOn', c.concluded_on, 'outcome', c.outcome, 'caseManagerId', c.case_manager_id,
  'caseManager', access.staff_name(c.case_manager_id), 'caseManagerActs', access.holds_cases(c.case_manager_id, c.convenzione_id), 'referralId', (select r.id from referral r where r.id = c.referral_id),
  'version', c.version)`;

/** Alias k: consent. In force today: not withdrawn, and not given for a time that is over. */
export const CONSENT_STANDS = `k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= access.today()`;

/** Alias k: consent. */
export const CONSENT = `jsonb_build_object('id', k.id, 'personId', k.person_id, 'purpose', k.purpose, 'legalBasis', k.legal_basis,
  'givenOn', k.given_on, 'expiresOn', k.expires_on, 'withdrawnOn', k.withdrawn_on,
  'state', case when k.withdrawn_on is not null then 'withdrawn' when ${CONSENT_STANDS} then 'in_force' else 'expired' end,
  'informationVersion', k.information_version, 'informationGivenOn', k.information_given_on,
  'recordedBy', access.staff_name(k.recorded_by), 'version', k.version)`;

/**
 * Alias e: enrolment. Who may not read the case is not told why the person entered: a target group may name a diagnosis or
 * a sentence.
 */
export const ENROLMENT = `(select jsonb_build_object('id', e.id, 'personId', e.person_id, 'caseId', k.id,
    'area', jsonb_build_object('id', r.id, 'number', r.number, 'key', r.key, 'name', ${name('r')}),
    'action', jsonb_build_object('id', a.id, 'code', a.code, 'name', ${name('a')}),
    'targetGroup', case when k.id is not null then jsonb_build_object('id', g.id, 'key', g.key, 'name', ${name('g')},
      'minAge', g.min_age, 'maxAge', g.max_age) end,
    'participationId', (select t.id from participation t where t.id = e.participation_id),
    'startsOn', e.starts_on, 'endsOn', e.ends_on,
    'admission', case when k.id is null or e.outside_reason is null then 'within' when e.outside_admitted_by is not null
      then 'admitted' when e.outside_declined_on is not null then 'declined' else 'waiting' end,
    'admissionReason', case when k.id is not null then e.outside_reason end,
    'ageAtEntry', (select access.age_on(i.birth_date, e.starts_on) from person_identity i where i.person_id = e.person_id),
    'version', e.version)
  from action a join area r on r.id = a.area_id left join target_group g on g.id = e.target_group_id
    left join case_file k on k.id = e.case_id where a.id = e.action_id)`;

/** Alias s: assignment. */
export const ASSIGNMENT = `(select jsonb_build_object('id', s.id, 'enrolmentId', s.enrolment_id, 'personId', s.person_id,
    'person', ${nameOf('s.person_id')},
    'area', jsonb_build_object('id', r.id, 'number', r.number, 'key', r.key, 'name', ${name('r')}),
    'action', jsonb_build_object('id', a.id, 'code', a.code, 'name', ${name('a')}),
    'partner', jsonb_build_object('id', w.id, 'name', w.name),
    'purpose', s.purpose, 'startsOn', s.starts_on, 'endsOn', s.ends_on, 'version', s.version)
  from action a join area r on r.id = a.area_id join partner w on w.id = s.partner_id where a.id = s.action_id)`;

/**
 * Alias t: participation. The entry is the first that the reader may know of: the date of a hidden enrolment would give it
 * away.
 */
export const PARTICIPATION = `jsonb_build_object('id', t.id, 'personId', t.person_id, 'operationId', t.operation_id,
  'operation', (select ${name('o')} from operation o where o.id = t.operation_id),
  'enteredOn', coalesce((select min(e.starts_on) from enrolment e where e.participation_id = t.id), t.entered_on),
  'exitedOn', t.exited_on, 'sex', t.sex, 'birthDate', t.birth_date, 'citizenship', t.citizenship,
  'employmentStatus', t.employment_status, 'unemployedMonths', t.unemployed_months, 'education', t.education,
  'disability', t.disability, 'foreignBackground', t.foreign_background, 'minority', t.minority, 'homeless', t.homeless,
  'rural', t.rural, 'version', t.version)`;

/** Where a list of enrolments or assignments begins: each role reaches its rows by another index. */
export type Door = 'areas' | 'people' | 'assignments';

export function doorOf(role: Role): Door {
  if (role === 'case_coordinator') return 'areas';
  return role === 'case_manager' ? 'people' : 'assignments';
}

/** `$n` holds the actor's holders: accounts, areas or a partner's areas. */
const reachedBy = (column: string, n: number, source = ''): string => `select r.${column} from access.reach r where r.holder = any ($${n}::uuid[])${source}
  and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity')`;

/** People whom the holders in `$n` reach today. */
export const reachedPeople = (n: number): string => reachedBy('person_id', n);

interface Newest {
  table: 'enrolment' | 'assignment';
  door: Door;
  /** After the row of day $3 and id $4. */
  next: boolean;
  condition?: string;
}

/**
 * The newest rows that the reader sees, as alias `x`: $1 how many, $2 holders. One index walk per area for a coordinator,
 * who sees a large part of the table; from the people or assignments reached for everybody else, who see little of it.
 */
export function newestSql({ table, door, next, condition = 'true' }: Newest): string {
  const after = next ? '(x.starts_on, x.id) < ($3::date, $4::uuid)' : '$3::date is null and $4::uuid is null';
  const page = 'order by x.starts_on desc, x.id desc limit $1';
  if (door === 'areas') {
    return `select x.* from unnest($2::uuid[]) mine(area_id) cross join lateral
      (select * from ${table} x where x.area_id = mine.area_id and ${after} and ${condition} ${page}) x ${page}`;
  }
  const assigned = reachedBy('source_id', 2, " and r.source = 'assignment'");
  const mine = door === 'people' ? `x.person_id in (${reachedPeople(2)})`
    : table === 'assignment' ? `x.id in (${assigned})` : `x.id in (select s.enrolment_id from assignment s where s.id in (${assigned}))`;
  return `select x.* from ${table} x where ${mine} and ${after} and ${condition} ${page}`;
}
