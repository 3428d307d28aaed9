// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer, Item } from '../../api/types.js';
import type { PersonName } from '../../ui/person-name.js';
import { areaName } from '../session/texts.js';

export type Person = Answer<'/api/v1/people/{id}', 'get'>;
export type PersonRow = Item<'/api/v1/people'>;
export type Case = NonNullable<Person['cases']>[number];
export type Consent = NonNullable<Person['consents']>[number];
export type Participation = NonNullable<Person['participations']>[number];
export type Enrolment = Person['enrolments'][number];
export type Assignment = Person['assignments'][number];
export type Referral = Answer<'/api/v1/referrals/{id}', 'get'>;
export type WaitingEnrolment = Item<'/api/v1/enrolments'>;
type Programme = Answer<'/api/v1/programme', 'get'>;
export type ProgrammeArea = Programme['areas'][number];
export type Action = ProgrammeArea['objectives'][number]['actions'][number];
export type TargetGroup = Action['targetGroups'][number];

/** Keys of a record's words, in the order in which they are offered. */
export const sexes = ['female', 'male', 'non_binary'] as const;
export const employmentStatuses = ['unemployed', 'inactive', 'employed'] as const;
export const educationLevels = ['isced_0_2', 'isced_3_4', 'isced_5_8'] as const;
export const answers = ['yes', 'no', 'refused'] as const;
export const purposes = ['taking_in_charge', 'sharing_with_partners', 'sharing_with_services', 'monitoring'] as const;
/** Only with the person's explicit consent. */
export const sensitivePurposes = ['substance_use', 'hiv', 'sexual_violence'] as const;
export const legalBases = ['public_interest', 'explicit_consent', 'legal_obligation'] as const;
export type Purpose = (typeof purposes)[number];
/** A field of the entry data that can be missing. */
export type EntryField =
  | 'sex' | 'birthDate' | 'citizenship' | 'employmentStatus' | 'unemployedMonths' | 'education'
  | 'disability' | 'foreignBackground' | 'minority' | 'homeless' | 'rural';

/** A person as they are called: given and family name, and what they are known by. */
export function fullName({ givenName, familyName, alias }: PersonName): string {
  const name = [givenName, familyName].filter(Boolean).join(' ');
  if (!name) return alias ?? '';
  return alias ? `${name} (${alias})` : name;
}

/** Completed years on a day; both civil dates. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Areas are numbered in the programme's own order. */
const areaNumbers: Record<string, number> = { abitare: 1, lavoro: 2, stigma: 3, 'carcere-rems': 4 };

/** An area known by its key, as `AreaTag` shows it. */
export function areaOf(key: string): { number: number; name: string } {
  return { number: areaNumbers[key] ?? 0, name: areaName(key) };
}

/** Still to come or running: neither ended nor refused. */
export function isOpen(record: { endsOn: string | null }, today: string): boolean {
  return record.endsOn === null || record.endsOn > today;
}

/** The ETag of a record that was read inside another. */
export function etagOf({ version }: { version: number }): string {
  return `"${version}"`;
}

/** If-Match as the typed client wants it, out of the headers that a form gives. */
export function matching(headers: Record<string, string>): { 'If-Match': string } {
  return { 'If-Match': headers['If-Match'] ?? '' };
}
