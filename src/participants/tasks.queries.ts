// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What is still missing of a person, as tasks: derived from what stands in the file, so that doing one makes it go. Aliases: p person,
 * i person_identity, k person_characteristics (may be absent).
 */

const absent = (...fields: readonly (readonly [name: string, column: string])[]): string =>
  `array_remove(array[${fields.map(([name, column]) => `case when ${column} is null then '${name}' end`).join(', ')}], null)`;

/** Without these nobody is reportable (as missingOf of entry-data.ts). */
const MISSING = absent(['sex', 'i.sex'], ['birthDate', 'i.birth_date'], ['employmentStatus', 'k.employment_status'], ['education', 'k.education']);

/** Asked for by ESF+ too; a refusal is an answer (as unaskedOf of entry-data.ts). */
const UNASKED = `${absent(['citizenship', 'i.citizenship'], ['disability', 'k.disability'], ['foreignBackground', 'k.foreign_background'], ['minority', 'k.minority'], ['homeless', 'k.homeless'], ['rural', 'k.rural'])}
  || array_remove(array[case when k.employment_status = 'unemployed' and k.unemployed_months is null then 'unemployedMonths' end], null)`;

/** Of a participation that lacks what makes it reportable: its own, for entry data stay as they were at entry. */
const ENTRY = `coalesce((select ${absent(['sex', 't.sex'], ['birthDate', 't.birth_date'], ['employmentStatus', 't.employment_status'], ['education', 't.education'])}
  from participation t where t.person_id = p.id and num_nulls(t.sex, t.birth_date, t.employment_status, t.education) > 0 order by t.entered_on desc limit 1), '{}')`;

const none = (field: string, exists: string): string => `case when ${exists} then '{}'::text[] else array['${field}'] end`;

export const TASK_CODES = ['name', 'consent', 'reporting', 'participation', 'contact', 'unasked', 'tax-code'] as const;
/**
 * name: known by an alias, or by half a name · consent: nothing says on what the taking in charge rests · reporting: without it
 * nobody is counted · participation: the entry that was recorded lacks it · contact: nobody knows how to reach the person ·
 * unasked: asked for, but nothing depends on it · tax-code: no code is recorded; some people have none.
 */
export type TaskCode = (typeof TASK_CODES)[number];

/** In the order in which they matter. Those about tables that whoever asks does not read are not theirs to do. */
const TASKS = `(values
  (1, 'name', true, ${absent(['givenName', 'p.given_name'], ['familyName', 'p.family_name'])}),
  (2, 'consent', true, ${none('taking_in_charge', `exists (select from consent c where c.person_id = p.id and c.purpose = 'taking_in_charge' and c.withdrawn_on is null)`)}),
  (3, 'reporting', true, ${MISSING}),
  (4, 'participation', true, ${ENTRY}),
  (5, 'contact', false, ${none('contact', `not access.may('update', 'PersonContact') or exists (select from person_contact o where o.person_id = p.id and coalesce(o.valid_to, 'infinity') >= access.today())`)}),
  (6, 'unasked', false, ${UNASKED}),
  (7, 'tax-code', false, ${absent(['taxCode', 'i.code_cipher'])})) t(position, code, needed, fields)`;

/**
 * Tasks of many people at once, by person and in order: `people` is a sub-select of ids. Whoever does not read identities gets none.
 * Columns: personId, code, needed, fields.
 */
export const tasksSql = (people: string): string => `
  select p.id as "personId", t.code, t.needed, t.fields
    from person p join person_identity i on i.person_id = p.id left join person_characteristics k on k.person_id = p.id
    cross join lateral ${TASKS}
   where p.id in (${people}) and cardinality(t.fields) > 0
   order by p.id, t.position`;

/** $1: ids of people. */
export const TASKS_SQL = tasksSql('select unnest($1::uuid[])');
