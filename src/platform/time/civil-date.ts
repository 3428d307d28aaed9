// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Civil dates: days of the calendar, written 'YYYY-MM-DD', with no hour and no zone.
 *
 * They are never turned into a `Date`. A `Date` is an instant, and asking one for "its day" gives
 * another answer in another zone; in Rome 21 days of the last century do not even have a local
 * midnight. So all arithmetic here is on whole numbers of days, and the result is the same whatever
 * TZ the process runs under. Only `todayInRome` looks at a clock, and `dayInRome` at an instant.
 */

/** A day of the calendar as 'YYYY-MM-DD', years 0001 to 9999 (Gregorian). */
export type CivilDate = string;

interface Parts {
  year: number;
  month: number;
  day: number;
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ROME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Is this a real day written 'YYYY-MM-DD'? Rejects other types, other forms and days like 2023-02-29. */
export function isCivilDate(value: unknown): value is CivilDate {
  return typeof value === 'string' && tryParse(value) !== null;
}

/** The day it is now in Rome. Tests and the demo pass the instant; everyone else takes the clock's. */
export function todayInRome(now: Date = new Date()): CivilDate {
  const parts = new Map(ROME.formatToParts(now).map((part) => [part.type, Number(part.value)]));
  return write({ year: parts.get('year') ?? NaN, month: parts.get('month') ?? NaN, day: parts.get('day') ?? NaN });
}

/** The day of an instant in Rome, where the hours around midnight belong to another day than in UTC. @throws RangeError when it is no instant */
export function dayInRome(instant: string): CivilDate {
  return todayInRome(new Date(instant));
}

/** The day `days` after `date` (before it, when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  requireInteger(days);
  return write(fromDayNumber(toDayNumber(parse(date)) + days));
}

/**
 * The same day `months` later (earlier, when negative). When that month is too short the last day of
 * it is taken: 31 January + 1 month = 28 or 29 February. The clamp is not undone on the way back.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  requireInteger(months);
  const { year, month, day } = parse(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return write({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** Whole days from `from` to `to`: 0 for the same day, negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(parse(to)) - toDayNumber(parse(from));
}

/**
 * Completed years of someone born on `birth`, on the day `on`.
 *
 * Born on 29 February, a year without that day is completed on 1 March: on 28 February the day of
 * birth has not come round yet, so the person would enter an age band one day early. PostgreSQL's
 * age() reads it the same way, and the two must agree: the form checks here, the figures count there.
 *
 * @throws RangeError when `on` is before `birth`.
 */
export function ageOn(birth: CivilDate, on: CivilDate): number {
  if (compare(on, birth) < 0) throw new RangeError('No age before the day of birth');
  const born = parse(birth);
  const then = parse(on);
  const birthdayReached = then.month > born.month || (then.month === born.month && then.day >= born.day);
  return then.year - born.year - (birthdayReached ? 0 : 1);
}

/** Order of two days, for sorting: -1 when `a` comes first, 0 when equal, 1 when `b` comes first. */
export function compare(a: CivilDate, b: CivilDate): -1 | 0 | 1 {
  parse(a);
  parse(b);
  // Fixed width, largest unit first: the order of the text is the order of the days.
  return a < b ? -1 : a > b ? 1 : 0;
}

function tryParse(text: string): Parts | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isDay(parts) ? parts : null;
}

function parse(text: CivilDate): Parts {
  const parts = tryParse(text);
  // The value itself stays out of the message: it may be a birth date, and messages reach the logs.
  if (!parts) throw new RangeError('Not a civil date (YYYY-MM-DD)');
  return parts;
}

function write(parts: Parts): CivilDate {
  if (!isDay(parts)) throw new RangeError('Outside the years 0001 to 9999');
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`;
}

function isDay({ year, month, day }: Parts): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : DAYS_IN_MONTH[month - 1];
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * Days since 1 March of year 0. Counting years from March puts the leap day at the end of a year, so
 * the lengths of the months before any date are given by one linear formula, leap year or not.
 */
function toDayNumber({ year, month, day }: Parts): number {
  const marchYear = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  return 365 * marchYear + leapDays(marchYear) + Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 1;
}

function fromDayNumber(days: number): Parts {
  // An estimate from the mean length of a year may fall one year late or early; the loops settle it.
  let marchYear = Math.floor(days / 365.2425);
  while (365 * (marchYear + 1) + leapDays(marchYear + 1) <= days) marchYear += 1;
  while (365 * marchYear + leapDays(marchYear) > days) marchYear -= 1;
  const dayOfYear = days - 365 * marchYear - leapDays(marchYear);
  const monthsSinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthsSinceMarch + 2) % 12) + 1;
  return {
    year: month > 2 ? marchYear : marchYear + 1,
    month,
    day: dayOfYear - Math.floor((153 * monthsSinceMarch + 2) / 5) + 1,
  };
}

function leapDays(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function requireInteger(value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError('A whole number is needed');
}
