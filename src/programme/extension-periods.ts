// SPDX-License-Identifier: AGPL-3.0-or-later
import { addDays, addMonths, type CivilDate } from '../platform/time/civil-date.js';
import { yearPeriods, type YearBasis, type YearPeriod } from './data/year-periods.js';

/** What a proroga does to the calendar of a convenzione. */
export interface ExtendedCalendar {
  /** The day after the last one so far. */
  startsOn: CivilDate;
  /** Last day included. */
  endsOn: CivilDate;
  /** Periods that did not exist before, on both bases. */
  opened: YearPeriod[];
  /** Periods that existed and now end later: a calendar year that the old end had cut. */
  lengthened: YearPeriod[];
}

const BASES: readonly YearBasis[] = ['convention_year', 'calendar_year'];

/** Adds `months` to a convenzione that began on `startsOn` and lasts, so far, to `extendedTo`. Pure. */
export function extendCalendar(startsOn: CivilDate, extendedTo: CivilDate, months: number): ExtendedCalendar {
  const first = addDays(extendedTo, 1);
  const endsOn = addDays(addMonths(first, months), -1);
  const calendar: ExtendedCalendar = { startsOn: first, endsOn, opened: [], lengthened: [] };
  for (const basis of BASES) {
    const before = yearPeriods(basis, startsOn, extendedTo);
    for (const period of yearPeriods(basis, startsOn, endsOn)) {
      const old = before.find(({ number }) => number === period.number);
      if (!old) calendar.opened.push(period);
      else if (old.endsOn !== period.endsOn) calendar.lengthened.push(period);
    }
  }
  return calendar;
}
