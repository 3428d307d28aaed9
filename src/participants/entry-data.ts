// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EducationLevel, EmploymentStatus, SensitiveAnswer, Sex } from './participants-terms.js';

/** What ESF+ asks of a person at entry (Regulation (EU) 2021/1057, Annex I); null is not known. */
export interface EntryData {
  sex: Sex | null;
  /** Civil date. */
  birthDate: string | null;
  /** ISO 3166-1, two letters. */
  citizenship: string | null;
  employmentStatus: EmploymentStatus | null;
  /** Whole months without work; of unemployed people only. */
  unemployedMonths: number | null;
  education: EducationLevel | null;
  disability: SensitiveAnswer | null;
  foreignBackground: SensitiveAnswer | null;
  minority: SensitiveAnswer | null;
  homeless: SensitiveAnswer | null;
  rural: boolean | null;
}

export const ENTRY_FIELDS = [
  'sex', 'birthDate', 'citizenship', 'employmentStatus', 'unemployedMonths', 'education', 'disability', 'foreignBackground', 'minority', 'homeless', 'rural',
] as const satisfies readonly (keyof EntryData)[];

/** Without these a participation is registered but not reportable. */
const REPORTABLE = ['sex', 'birthDate', 'employmentStatus', 'education'] as const satisfies readonly (keyof EntryData)[];
const ALSO_ASKED = ['citizenship', 'disability', 'foreignBackground', 'minority', 'homeless', 'rural'] as const satisfies readonly (keyof EntryData)[];

/** Fields that keep a participation from being reported. */
export const missingOf = (entry: EntryData): string[] => REPORTABLE.filter((field) => entry[field] === null);

/** Fields that were never asked, without which it is reported all the same. A refusal is an answer. */
export function unaskedOf(entry: EntryData): string[] {
  const months = entry.employmentStatus === 'unemployed' && entry.unemployedMonths === null ? ['unemployedMonths'] : [];
  return [...ALSO_ASKED.filter((field) => entry[field] === null), ...months];
}

export const isReportable = (entry: EntryData): boolean => missingOf(entry).length === 0;
