// SPDX-License-Identifier: AGPL-3.0-or-later
import { DUE } from './due.queries.js';

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

export const TASK_CODES = [
  'name', 'taking_in_charge', 'consent_expired', 'representative', 'representative_act', 'reporting', 'participation', 'representative_ending', 'consent_expiring', 'contact',
  'unasked', 'tax_code',
] as const;
/**
 * name: known by an alias, or by half a name · reporting: without it nobody is counted · participation: the entry that was recorded
 * lacks it · unasked: asked for, but nothing depends on it · tax_code: no code is recorded; some people have none · the others as
 * in due.queries.ts.
 */
export type TaskCode = (typeof TASK_CODES)[number];

const NOT_NEEDED: readonly TaskCode[] = ['representative_ending', 'consent_expiring', 'contact', 'unasked', 'tax_code'];
const listed = (codes: readonly TaskCode[]): string => `'{${codes.join(',')}}'::text[]`;

/** What a file lacks or is about to lack, and what ESF+ asks for. The birth date is among what is needed for reporting. */
const TASKS = `(
  select d.one ->> 'kind' as code, '{}'::text[] as fields, d.one ->> 'purpose' as purpose, (d.one ->> 'on')::date as "on"
    from jsonb_array_elements(${DUE}) d(one) where d.one ->> 'kind' <> 'birth_date'
  union all
  select f.code, f.fields, null, null from (values ('name', ${absent(['givenName', 'p.given_name'], ['familyName', 'p.family_name'])}), ('reporting', ${MISSING}),
    ('participation', ${ENTRY}), ('unasked', ${UNASKED}), ('tax_code', ${absent(['taxCode', 'i.code_cipher'])})) f(code, fields) where cardinality(f.fields) > 0) t`;

/**
 * Tasks of many people at once, by person and in the order in which they matter: `people` is a sub-select of ids. Whoever does not
 * read identities gets none. Columns: personId, code, needed, fields, purpose, on.
 */
export const tasksSql = (people: string): string => `
  select p.id as "personId", t.code, t.code <> all (${listed(NOT_NEEDED)}) as needed, t.fields, t.purpose, t."on"
    from person p join person_identity i on i.person_id = p.id left join person_characteristics k on k.person_id = p.id
    cross join lateral ${TASKS}
   where p.id in (${people})
   order by p.id, array_position(${listed(TASK_CODES)}, t.code), t."on", t.purpose`;

/** $1: ids of people. */
export const TASKS_SQL = tasksSql('select unnest($1::uuid[])');
