// SPDX-License-Identifier: AGPL-3.0-or-later
import { addDays, daysBetween, type CivilDate } from '../platform/time/civil-date.js';

/** The generator counts days from here: whole numbers are quick to compare and to add. */
const FIRST_DAY = '1970-01-01';

/** A day as a whole number, counted from 1970-01-01. */
export type Day = number;

export const dayOf = (date: CivilDate): Day => daysBetween(FIRST_DAY, date);

const written = new Map<Day, CivilDate>();

export function civil(day: Day): CivilDate {
  let date = written.get(day);
  if (date === undefined) written.set(day, (date = addDays(FIRST_DAY, day)));
  return date;
}

export const civilOrNull = (day: Day | null): CivilDate | null => (day === null ? null : civil(day));

/** 0 for Monday to 6 for Sunday. */
export const weekday = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** National holidays and the city's patron, by month and day. */
const HOLIDAYS = new Set(['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-07', '12-08', '12-25', '12-26']);
const EASTER_MONDAYS = new Set(['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2028-04-17']);

export function isHoliday(day: Day): boolean {
  const date = civil(day);
  return HOLIDAYS.has(date.slice(5)) || EASTER_MONDAYS.has(date);
}

/** Somebody is at work: Monday to Friday, no holiday. */
export const isWorkday = (day: Day): boolean => weekday(day) < 5 && !isHoliday(day);

/** The first working day from this one on. */
export function workday(day: Day): Day {
  let found = day;
  while (!isWorkday(found)) found += 1;
  return found;
}

/** The last working day up to this one, but not before `earliest`. */
export function workdayUpTo(day: Day, earliest: Day): Day {
  let found = day;
  while (!isWorkday(found) && found > earliest) found -= 1;
  return found;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** An instant in UTC, so many minutes after midnight. */
export const instant = (day: Day, minute: number): string => `${civil(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00Z`;

/** A time of day, so many minutes after midnight. */
export const timeOfDay = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
