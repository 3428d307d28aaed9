// SPDX-License-Identifier: AGPL-3.0-or-later
import { civil, dayOf, instant, isWorkday, timeOfDay, weekday, workday, workdayUpTo } from './calendar.js';

describe('the demo’s calendar', () => {
  it('counts days and writes them back', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    for (const date of ['1931-12-31', '2024-02-29', '2026-11-22', '2028-03-01']) expect(civil(dayOf(date))).toBe(date);
  });

  it('knows the days of the week, also before 1970', () => {
    expect(weekday(dayOf('2026-11-22'))).toBe(6);
    expect(weekday(dayOf('2026-11-23'))).toBe(0);
    expect(weekday(dayOf('1969-12-31'))).toBe(2);
  });

  it('works from Monday to Friday, not on holidays nor on the patron’s day', () => {
    const dates = ['2025-04-21', '2025-12-08', '2026-01-01', '2026-11-21', '2026-11-22', '2026-12-07'];
    expect(dates.some((date) => isWorkday(dayOf(date)))).toBe(false);
    expect(civil(workday(dayOf('2025-12-25')))).toBe('2025-12-29');
    expect(civil(workdayUpTo(dayOf('2025-12-28'), dayOf('2025-12-01')))).toBe('2025-12-24');
    expect(civil(workdayUpTo(dayOf('2024-06-02'), dayOf('2024-06-01')))).toBe('2024-06-01');
  });

  it('writes times with two digits', () => {
    expect([timeOfDay(545), instant(dayOf('2026-11-22'), 5)]).toEqual(['09:05', '2026-11-22T00:05:00Z']);
  });
});
