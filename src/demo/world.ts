// SPDX-License-Identifier: AGPL-3.0-or-later
import { addDays, addMonths } from '../platform/time/civil-date.js';
import { dayOf, type Day } from './calendar.js';
import type { AllocationBook } from './allocations.js';
import type { Cast, Manager } from './cast.js';
import type { Programme } from './programme-view.js';

/** Months of the proroga, and how long before the end the Comune's act recorded it. */
export const PROROGA_MONTHS = 12;
const ACT_DAYS_BEFORE_END = 41;

/** A year of the convenzione for which ceilings stand. */
export interface Period {
  id: string;
  number: number;
  from: Day;
  to: Day;
  /** From when on money can be committed for it. */
  knownFrom: Day;
}

/** The stretch of time that the demo tells of. */
export interface Span {
  from: Day;
  /** Last day of the convenzione, with the proroga if it is recorded by then. */
  to: Day;
  today: Day;
  /** The last day on which things have happened: yesterday, so that nothing lies ahead of the clock; the end of the programme once it is over. */
  until: Day;
  proroga: { from: Day; to: Day; actOn: Day } | null;
}

export function spanOf({ startsOn, endsOn }: Pick<Programme, 'startsOn' | 'endsOn'>, today: string): Span {
  const [from, end, now] = [dayOf(startsOn), dayOf(endsOn), dayOf(today)];
  const actOn = end - ACT_DAYS_BEFORE_END;
  const proroga = now < actOn ? null : { from: end + 1, to: dayOf(addDays(addMonths(startsOn, 24 + PROROGA_MONTHS), -1)), actOn };
  const to = proroga?.to ?? end;
  return { from, to, today: now, until: Math.min(now - 1, to), proroga };
}

/** What everybody who tells a part of the story needs. */
export interface World {
  seed: number;
  programme: Programme;
  span: Span;
  periods: readonly Period[];
  cast: Cast;
  book: AllocationBook;
}

/** A cohort: people whose stories are told together, over the whole span, by a team of case managers. */
export interface Cohort {
  number: number;
  people: number;
  managers: readonly Manager[];
}
