// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { addDays, addMonths, ageOn, compare, daysBetween, isCivilDate, todayInRome } from './civil-date.js';

// The seed stands in the report: FC_SEED=<seed> runs the very same cases again.
const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);

const MS_PER_DAY = 86_400_000;
const FIRST = Date.UTC(1900, 0, 1) / MS_PER_DAY;
const LAST = Date.UTC(2030, 11, 31) / MS_PER_DAY;
/** Independent oracle: UTC instants have no zone and no daylight saving time. */
const oracle = (dayNumber: number) => new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10);
const dayNumbers = fc.integer({ min: FIRST, max: LAST });
const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

describe('isCivilDate', () => {
  it.each(['2024-06-01', '2024-02-29', '2000-02-29', '1966-05-22', '0001-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29', '1900-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00', '2024-01-32', '0000-01-01',
    '2024-6-1', '01/06/2024', '2024-06-01T00:00:00Z', ' 2024-06-01', '2024-06-01\n', '+2024-06-01', '', '٢٠٢٤-٠٦-٠١',
  ])('refuses %j', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });

  it.each([null, undefined, 20240601, new Date(0), ['2024-06-01'], {}])('refuses what is not text: %p', (value) => {
    expect(isCivilDate(value)).toBe(false);
  });
});

describe('todayInRome', () => {
  it.each([
    ['2024-06-30T21:59:59Z', '2024-06-30', 'summer, one second before midnight'],
    ['2024-06-30T22:00:00Z', '2024-07-01', 'summer, midnight'],
    ['2024-12-31T22:59:59Z', '2024-12-31', 'winter, one second before the new year'],
    ['2024-12-31T23:00:00Z', '2025-01-01', 'winter, the new year'],
    ['2026-03-28T23:00:00Z', '2026-03-29', 'start of the day on which clocks go forward'],
    ['2026-03-29T21:59:59Z', '2026-03-29', 'end of the day on which clocks go forward'],
    ['2026-10-24T22:00:00Z', '2026-10-25', 'start of the day on which clocks go back'],
    ['2026-10-25T22:59:59Z', '2026-10-25', 'end of the day on which clocks go back'],
    ['2028-02-28T23:30:00Z', '2028-02-29', 'leap day'],
    ['1966-05-21T23:30:00Z', '1966-05-22', 'a day without a local midnight'],
  ])('%s is %s in Rome (%s)', (instant, expected) => {
    expect(todayInRome(new Date(instant))).toBe(expected);
  });

  it('takes the clock when no instant is given', () => {
    const before = todayInRome(new Date());
    const now = todayInRome();
    expect([before, todayInRome(new Date())]).toContain(now);
  });
});

describe('addMonths', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-06-01', 24, '2026-06-01'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2024-05-31', 0, '2024-05-31'],
    ['2024-05-31', -18, '2022-11-30'],
  ])('%s %i months gives %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe('ageOn', () => {
  it.each([
    ['2006-06-15', '2024-06-14', 17, 'the day before the 18th birthday'],
    ['2006-06-15', '2024-06-15', 18, 'on the 18th birthday'],
    ['2004-02-29', '2022-02-28', 17, 'born on a leap day, 28 February of a common year'],
    ['2004-02-29', '2022-03-01', 18, 'born on a leap day, 1 March of a common year'],
    ['2004-02-29', '2024-02-28', 19, 'born on a leap day, the day before it comes round'],
    ['2004-02-29', '2024-02-29', 20, 'born on a leap day, on the day itself'],
    ['2024-06-01', '2024-06-01', 0, 'on the day of birth'],
    ['1999-12-31', '2024-01-01', 24, 'across a new year'],
  ])('born %s, on %s: %i (%s)', (birth, on, expected) => {
    expect(ageOn(birth, on)).toBe(expected);
  });

  it('has no answer before the day of birth', () => {
    expect(() => ageOn('2024-06-02', '2024-06-01')).toThrow(RangeError);
  });
});

describe('wrong input is refused, never repaired', () => {
  it('refuses dates that do not exist', () => {
    expect(() => addDays('2023-02-29', 1)).toThrow(RangeError);
    expect(() => addMonths('2024-6-1', 1)).toThrow(RangeError);
    expect(() => daysBetween('2024-06-01', '')).toThrow(RangeError);
    expect(() => ageOn('2024-06-01', '2024-06-31')).toThrow(RangeError);
    expect(() => compare('2024-06-01', 'x')).toThrow(RangeError);
  });

  it('refuses parts of a day or month, and leaving the years 0001 to 9999', () => {
    expect(() => addDays('2024-06-01', 0.5)).toThrow(RangeError);
    expect(() => addMonths('2024-06-01', Number.NaN)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('0001-01-31', -1)).toThrow(RangeError);
    expect(() => todayInRome(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('keeps the value out of the message, which may reach a log', () => {
    expect(() => addDays('1987-02-30', 1)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('1987') }));
  });
});

describe(`every day from 1900 to 2030 (FC_SEED=${seed})`, () => {
  it('walks all days in order, one by one, as the calendar does', () => {
    let day = '1900-01-01';
    for (let n = FIRST; n <= LAST; n += 1, day = addDays(day, 1)) {
      if (day !== oracle(n) || !isCivilDate(day)) throw new Error(`Day ${n} came out as ${day}, not ${oracle(n)}`);
    }
    expect(day).toBe('2031-01-01');
  });

  it('adding and counting days agree with the oracle', () => {
    fc.assert(
      fc.property(dayNumbers, dayNumbers, (a, b) => {
        expect(daysBetween(oracle(a), oracle(b))).toBe(b - a);
        expect(addDays(oracle(a), b - a)).toBe(oracle(b));
        expect(compare(oracle(a), oracle(b))).toBe(Math.sign(a - b));
      }),
      { seed },
    );
  });

  it('adding months keeps the day or takes the last one of the month, and never skips a month', () => {
    fc.assert(
      fc.property(dayNumbers, fc.integer({ min: -600, max: 600 }), (n, months) => {
        const [year, month, day] = oracle(n).split('-').map(Number);
        const lastOfTarget = new Date(Date.UTC(year, month + months, 0));
        const result = addMonths(oracle(n), months);
        expect(result.slice(0, 7)).toBe(lastOfTarget.toISOString().slice(0, 7));
        expect(Number(result.slice(8))).toBe(Math.min(day, lastOfTarget.getUTCDate()));
      }),
      { seed },
    );
  });

  it('age goes up by one on the birthday and on no other day', () => {
    fc.assert(
      fc.property(dayNumbers, fc.integer({ min: 1, max: 60_000 }), (n, later) => {
        const birth = oracle(n);
        const on = oracle(n + later);
        const leapBornInCommonYear = birth.endsWith('02-29') && !isLeap(Number(on.slice(0, 4)));
        const birthday = leapBornInCommonYear ? '03-01' : birth.slice(5);
        expect(ageOn(birth, on) - ageOn(birth, addDays(on, -1))).toBe(on.slice(5) === birthday ? 1 : 0);
      }),
      // Birthdays are one day in 365: enough runs to meet some dozens of them.
      { seed, numRuns: 20_000 },
    );
  });

  it('todayInRome is the UTC day, or the next one in the last two hours of it', () => {
    fc.assert(
      // From 1980: before, summer time followed rules of its own (see the fixed cases above).
      fc.property(fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2030, 11, 31) }), (ms) => {
        const hour = new Date(ms).getUTCHours();
        const utcDay = new Date(ms).toISOString().slice(0, 10);
        const possible = hour < 22 ? [utcDay] : hour === 22 ? [utcDay, addDays(utcDay, 1)] : [addDays(utcDay, 1)];
        expect(possible).toContain(todayInRome(new Date(ms)));
      }),
      { seed, numRuns: 500 },
    );
  });
});
