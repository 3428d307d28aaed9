// SPDX-License-Identifier: AGPL-3.0-or-later
import { OPEN_COMPARTMENTS } from './compartments.js';
import { concernSql, type Concern } from './concerns.js';
import { DUE } from './due.queries.js';
import { ASSIGNMENT, CASE, CONSENT, ENROLMENT, PARTICIPATION, reachedPeople } from './participants.queries.js';
import { STANDING_IN } from './substitutions/substitution.queries.js';

/** One page of people, with what stands beside each name. */
export interface PeoplePage {
  /**
   * holders: who asks reaches few of many people (a case manager, a partner), so reach is read first and the names after it.
   * names: a coordinator reaches a large part of them, so names are read in order and their policy asks reach for each.
   * ids: those whose ids stand in $2, as far as who asks reaches them.
   */
  by: 'holders' | 'names' | 'ids';
  /** After the person whose id is $3. */
  next: boolean;
  status: 'open' | 'concluded' | undefined;
  /** Of the case manager in $4. */
  managed?: boolean;
  concern?: Concern | undefined;
}

const CURRENT_CASE = `select c.id, c.status, c.phase, c.opened_on, c.case_manager_id from case_file c where c.person_id = p.id
  order by c.status = 'open' desc, c.opened_on desc, c.id desc limit 1`;

/** The entry data without which nothing is reportable, as `missingOf` lists them; null for who does not read identities. */
const MISSING = `select array_remove(array[case when i.sex is null then 'sex' end, case when i.birth_date is null then 'birthDate' end,
    case when k.employment_status is null then 'employmentStatus' end, case when k.education is null then 'education' end], null)
  from person_identity i left join person_characteristics k on k.person_id = i.person_id where i.person_id = p.id`;

/** Parameters: $1 limit, $2 holders or ids, $3 the last id of the page before, $4 a case manager. Unused ones are still named, for PostgreSQL must know their type. */
export function peopleSql({ by, next, status, managed = false, concern }: PeoplePage): string {
  const conditions = [
    'cardinality($2::uuid[]) > 0',
    by === 'holders' &&
      `p.id in (${reachedPeople(2)})`,
    by === 'ids' && 'p.id = any ($2::uuid[])',
    next ? '(p.sort_name, p.id) > (select q.sort_name, q.id from person q where q.id = $3::uuid)' : '$3::uuid is null',
    status === 'open' && `exists (select from case_file c where c.person_id = p.id and c.status = 'open')`,
    status === 'concluded' &&
      `exists (select from case_file c where c.person_id = p.id) and not exists (select from case_file c where c.person_id = p.id and c.status = 'open')`,
    managed ? `exists (select from case_file c where c.person_id = p.id and c.case_manager_id = $4::uuid${status ? ` and c.status = '${status}'` : ''})` : '$4::uuid is null',
    concern && `exists (select from case_file c where c.person_id = p.id and c.status = 'open') and ${concernSql(concern, 'p.id')}`,
  ].filter(Boolean);
  return `
    select p.id, p.given_name as "givenName", p.family_name as "familyName", p.alias, p.version,
           c.id as "caseId", c.status as "caseStatus", c.phase, c.opened_on as "openedOn", access.staff_name(c.case_manager_id) as "caseManager",
           array(select r.key from area r where r.id in (select e.area_id from enrolment e where e.person_id = p.id and e.admitted)
                  order by r.number) as areas,
           (${MISSING}) as missing, ${STANDING_IN} as substitution
      from (select * from person p where ${conditions.join('\n        and ')} order by p.sort_name, p.id limit $1) p
      left join lateral (${CURRENT_CASE}) c on true
     order by p.sort_name, p.id`;
}

const all = (item: string, from: string, order: string): string => `(select coalesce(jsonb_agg(${item} order by ${order}), '[]') from ${from})`;

/** When to be in touch again, as the newest note that says so says; a contact on that day or later settles it. */
const NEXT_CONTACT = `select n.next_contact_on from note n where n.person_id = p.id and n.next_contact_on is not null
    and not exists (select from note x where x.person_id = p.id and x.happened_on >= n.next_contact_on)
  order by n.happened_on desc, n.id desc limit 1`;

/** A person with every section, in one statement; sections of tables that the reader's role does not read come out empty. */
export const PERSON_SQL = `
  select p.id, p.given_name as "givenName", p.family_name as "familyName", p.alias, p.version,
         ${STANDING_IN} as substitution, (${NEXT_CONTACT}) as "nextContactOn", ${OPEN_COMPARTMENTS} as compartments,
         i.person_id is not null as "hasIdentity", i.birth_date as "birthDate", i.sex, i.citizenship, i.code_kind as "codeKind",
         i.code_cipher as "codeCipher", i.code_key_version as "codeKeyVersion",
         (select jsonb_build_object('employmentStatus', k.employment_status, 'unemployedMonths', k.unemployed_months,
            'education', k.education, 'disability', k.disability, 'foreignBackground', k.foreign_background,
            'minority', k.minority, 'homeless', k.homeless, 'rural', k.rural)
            from person_characteristics k where k.person_id = p.id) as characteristics,
         ${DUE} as due,
         ${all(CONSENT, 'consent k where k.person_id = p.id', 'k.given_on desc, k.id desc')} as consents,
         ${all(CASE, 'case_file c where c.person_id = p.id', "c.status = 'open' desc, c.opened_on desc, c.id desc")} as cases,
         ${all(PARTICIPATION, 'participation t where t.person_id = p.id', 't.entered_on, t.id')} as participations,
         ${all(ENROLMENT, 'enrolment e where e.person_id = p.id', 'e.starts_on desc, e.id desc')} as enrolments,
         ${all(ASSIGNMENT, 'assignment s where s.person_id = p.id', 's.starts_on desc, s.id desc')} as assignments
    from person p left join person_identity i on i.person_id = p.id
   where p.id = $1`;
