// SPDX-License-Identifier: AGPL-3.0-or-later
/** What "per year" means for ceilings and yearly minimums: dated periods, on one of two bases. */
import { addDays, addMonths, compare } from '../../platform/time/civil-date.js';
import type { CivilDate } from '../../platform/time/civil-date.js';

/** `convention_year`: years that start on the anniversary of the signature; `calendar_year`: January to December. */
export type YearBasis = 'convention_year' | 'calendar_year';

/** One year of the convenzione; the first and the last may be shorter than a year. */
export interface YearPeriod {
  readonly basis: YearBasis;
  /** 1 for the first period of the convenzione, and so on within its basis. */
  readonly number: number;
  readonly startsOn: CivilDate;
  /** Last day included. */
  readonly endsOn: CivilDate;
}

/**
 * Cuts a convenzione into years, without gaps or overlaps, from `startsOn` to `endsOn` (both included).
 * Anniversaries are counted from the start each time, so a start on 29 February does not drift. After a
 * proroga, call it again with the new end: on the convenzione basis the earlier periods stay as they were.
 */
export function yearPeriods(basis: YearBasis, startsOn: CivilDate, endsOn: CivilDate): YearPeriod[] {
  if (compare(endsOn, startsOn) < 0) throw new RangeError('The end comes before the start');
  const periods: YearPeriod[] = [];
  for (let start = startsOn; compare(start, endsOn) <= 0; start = addDays(periods[periods.length - 1].endsOn, 1)) {
    const number = periods.length + 1;
    const full = basis === 'calendar_year' ? `${start.slice(0, 4)}-12-31` : addDays(addMonths(startsOn, 12 * number), -1);
    periods.push({ basis, number, startsOn: start, endsOn: compare(full, endsOn) < 0 ? full : endsOn });
  }
  return periods;
}
