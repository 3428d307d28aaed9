// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What somebody in charge waits for, as lists are narrowed by and caseloads count: a place in an action (as far as the reader sees
 * requests), a review of the Budget di Salute, entry data without which nothing is reportable.
 */
export const CONCERNS = ['waiting', 'review', 'missing'] as const;
export type Concern = (typeof CONCERNS)[number];

/** True of a person by id; the list and its count are made of the same words. */
export const concernSql = (concern: Concern, person: string): string => ({
  waiting: `exists (select from waiting_entry w where w.person_id = ${person} and w.status in ('waiting', 'offered'))`,
  review: `${person} in (select plans.review_due())`,
  missing: `exists (select from person_identity i left join person_characteristics k on k.person_id = i.person_id
    where i.person_id = ${person} and num_nulls(i.sex, i.birth_date, k.employment_status, k.education) > 0)`,
})[concern];
