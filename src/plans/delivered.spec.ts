// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { addDays } from '../platform/time/civil-date.js';
import { expectedBy } from './delivered.js';

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31); // TEST_SEED repeats a run

describe('hours that should be done by a day', () => {
  const october = { plannedMinutes: 3_100, startsOn: '2026-10-01', endsOn: '2026-10-31' };

  it.each([['2026-09-30', 0], ['2026-10-01', 100], ['2026-10-15', 1_500], ['2026-10-30', 3_000], ['2026-10-31', 3_100], ['2027-01-01', 3_100]])('%s: %i minutes', (today, expected) => {
    expect(expectedBy(today, october)).toBe(expected);
  });

  it('are all of them on an only day, and rounded half a minute upwards', () => {
    expect(expectedBy('2026-10-01', { ...october, endsOn: '2026-10-01' })).toBe(3_100);
    expect(expectedBy('2026-10-01', { plannedMinutes: 1, startsOn: '2026-10-01', endsOn: '2026-10-02' })).toBe(1);
    expect(expectedBy('2026-10-01', { plannedMinutes: 1, startsOn: '2026-10-01', endsOn: '2026-10-03' })).toBe(0);
  });

  it(`grow day by day from nothing to all (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600_000 }), fc.nat(900), fc.nat(900), (plannedMinutes, length, day) => {
        const one = { plannedMinutes, startsOn: '2026-01-01', endsOn: addDays('2026-01-01', length) };
        const [now, then] = [expectedBy(addDays('2026-01-01', day), one), expectedBy(addDays('2026-01-01', day + 1), one)];
        expect(now).toBeLessThanOrEqual(then);
        expect(then).toBeLessThanOrEqual(plannedMinutes);
        expect(day >= length ? now : 0).toBe(day >= length ? plannedMinutes : 0);
      }),
      { seed, numRuns: 300 },
    );
  });
});
