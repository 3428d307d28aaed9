// SPDX-License-Identifier: AGPL-3.0-or-later
import { extendCalendar } from './extension-periods.js';

describe('extendCalendar', () => {
  it('opens a third year of the convenzione after 24 months, and lengthens the calendar year that was cut', () => {
    expect(extendCalendar('2024-06-01', '2026-05-31', 12)).toEqual({
      startsOn: '2026-06-01', endsOn: '2027-05-31',
      opened: [
        { basis: 'convention_year', number: 3, startsOn: '2026-06-01', endsOn: '2027-05-31' },
        { basis: 'calendar_year', number: 4, startsOn: '2027-01-01', endsOn: '2027-05-31' },
      ],
      lengthened: [{ basis: 'calendar_year', number: 3, startsOn: '2026-01-01', endsOn: '2026-12-31' }],
    });
  });

  it('opens three years for 36 months, each after the other without a gap', () => {
    const { opened, endsOn } = extendCalendar('2024-06-01', '2026-05-31', 36);
    expect(opened.filter(({ basis }) => basis === 'convention_year').map(({ number, startsOn }) => [number, startsOn])).toEqual([[3, '2026-06-01'], [4, '2027-06-01'], [5, '2028-06-01']]);
    expect(endsOn).toBe('2029-05-31');
  });

  it('lengthens an own year that the old end had cut', () => {
    const { opened, lengthened } = extendCalendar('2024-06-01', '2025-11-30', 12);
    expect(lengthened).toContainEqual({ basis: 'convention_year', number: 2, startsOn: '2025-06-01', endsOn: '2026-05-31' });
    expect(opened).toContainEqual({ basis: 'convention_year', number: 3, startsOn: '2026-06-01', endsOn: '2026-11-30' });
  });
});
