// SPDX-License-Identifier: AGPL-3.0-or-later
import { yearPeriods } from './year-periods.js';

const dates = (...args: Parameters<typeof yearPeriods>) => yearPeriods(...args).map(({ number, startsOn, endsOn }) => [number, startsOn, endsOn]);

describe('the years of a convenzione', () => {
  it('on its own basis run from anniversary to anniversary', () => {
    expect(dates('convention_year', '2024-06-01', '2026-05-31')).toEqual([
      [1, '2024-06-01', '2025-05-31'],
      [2, '2025-06-01', '2026-05-31'],
    ]);
  });

  it('on the calendar basis have a short first and last year', () => {
    expect(dates('calendar_year', '2024-06-01', '2026-05-31')).toEqual([
      [1, '2024-06-01', '2024-12-31'],
      [2, '2025-01-01', '2025-12-31'],
      [3, '2026-01-01', '2026-05-31'],
    ]);
  });

  it('after a proroga of 12 months keep the earlier periods and add one', () => {
    const before = yearPeriods('convention_year', '2024-06-01', '2026-05-31');
    const after = yearPeriods('convention_year', '2024-06-01', '2027-05-31');
    expect(after.slice(0, 2)).toEqual(before);
    expect(after[2]).toEqual({ basis: 'convention_year', number: 3, startsOn: '2026-06-01', endsOn: '2027-05-31' });
  });

  it('starting on a leap day return to it when it exists', () => {
    expect(dates('convention_year', '2024-02-29', '2028-03-10')).toEqual([
      [1, '2024-02-29', '2025-02-27'],
      [2, '2025-02-28', '2026-02-27'],
      [3, '2026-02-28', '2027-02-27'],
      [4, '2027-02-28', '2028-02-28'],
      [5, '2028-02-29', '2028-03-10'],
    ]);
  });

  it('of one day are one period, and an end before the start is refused', () => {
    expect(dates('calendar_year', '2024-12-31', '2024-12-31')).toEqual([[1, '2024-12-31', '2024-12-31']]);
    expect(() => yearPeriods('calendar_year', '2024-06-01', '2024-05-31')).toThrow(RangeError);
  });
});
