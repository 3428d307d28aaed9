// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FieldError } from '../platform/http/problem.js';
import type { Cents } from '../platform/money/cents.js';

/** How much support a project is, by what it costs a day: from the lightest. */
export const INTENSITIES = ['low', 'medium', 'high'] as const;
export type Intensity = (typeof INTENSITIES)[number];

/** Cents per day, from (included) – to (excluded); without an end it takes in all above. */
export interface Band {
  level: Intensity;
  fromCentsPerDay: Cents;
  toCentsPerDay: Cents | null;
}

/** The band that an amount per day falls in; null where none is decided. */
export const bandOf = <B extends Band>(centsPerDay: Cents, bands: readonly B[]): B | null =>
  bands.find(({ fromCentsPerDay, toCentsPerDay }) => fromCentsPerDay <= centsPerDay && (toCentsPerDay === null || centsPerDay < toCentsPerDay)) ?? null;

/** What is wrong with bands that are to hold together: each level once, no amount upside down, none in two bands, each above the lighter ones. */
export function bandErrors(bands: readonly Band[]): FieldError[] {
  const errors: FieldError[] = [];
  const at = (band: Band, field: string): string => `/bands/${bands.indexOf(band)}/${field}`;
  bands.forEach((band, i) => {
    if (bands.findIndex(({ level }) => level === band.level) < i) errors.push({ pointer: at(band, 'level'), code: 'intensity-band.level-twice' });
    if (band.toCentsPerDay !== null && band.toCentsPerDay <= band.fromCentsPerDay) errors.push({ pointer: at(band, 'toCentsPerDay'), code: 'intensity-band.inverted' });
  });
  if (errors.length > 0) return errors;
  const byLevel = [...bands].sort((a, b) => INTENSITIES.indexOf(a.level) - INTENSITIES.indexOf(b.level));
  return byLevel.flatMap((band, i) => {
    const below = byLevel[i - 1];
    if (!below || (below.toCentsPerDay !== null && below.toCentsPerDay <= band.fromCentsPerDay)) return [];
    return [{ pointer: at(band, 'fromCentsPerDay'), code: 'intensity-band.overlap', params: { below: below.toCentsPerDay } }];
  });
}
