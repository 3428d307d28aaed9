// SPDX-License-Identifier: AGPL-3.0-or-later
import { addDays, daysBetween } from '../platform/time/civil-date.js';

/**
 * What should be done by a day when the hours of an intervention are spread evenly over its days, both ends counted, that day
 * included: nothing before it begins, all of it from its last day on. Whole minutes, half a minute upwards.
 */
export function expectedBy(today: string, { plannedMinutes, startsOn, endsOn }: { plannedMinutes: number; startsOn: string; endsOn: string }): number {
  if (today < startsOn) return 0;
  const all = daysBetween(startsOn, endsOn) + 1;
  const gone = today >= endsOn ? all : daysBetween(startsOn, addDays(today, 1));
  return Math.floor((2 * plannedMinutes * gone + all) / (2 * all));
}
