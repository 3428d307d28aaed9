// SPDX-License-Identifier: AGPL-3.0-or-later
import { paceOf } from './pace.js';

describe('what is still needed', () => {
  it('spreads what is missing over the months left, this one included', () => {
    expect(paceOf({ required: 852, value: 778, byDate: '2026-12-31', today: '2026-11-22' })).toEqual({ reached: null, missing: 74, monthsLeft: 2, neededPerMonth: 37 });
  });

  it('rounds up: a person is whole', () => {
    expect(paceOf({ required: 10, value: 0, byDate: '2026-12-31', today: '2026-10-01' }).neededPerMonth).toBe(4);
  });

  it('counts months across years', () => {
    expect(paceOf({ required: 852, value: 0, byDate: '2026-12-31', today: '2024-06-01' }).monthsLeft).toBe(31);
  });

  it('on the last day everything is needed this month', () => {
    expect(paceOf({ required: 5, value: 3, byDate: '2026-12-31', today: '2026-12-31' })).toEqual({ reached: null, missing: 2, monthsLeft: 1, neededPerMonth: 2 });
  });

  it('needs nothing more once reached', () => {
    expect(paceOf({ required: 128, value: 130, byDate: '2026-12-31', today: '2026-11-22' })).toEqual({ reached: true, missing: 0, monthsLeft: 2, neededPerMonth: 0 });
  });

  it('after the date it was reached or it was not', () => {
    expect(paceOf({ required: 128, value: 128, byDate: '2024-12-31', today: '2025-01-01' })).toEqual({ reached: true, missing: 0, monthsLeft: null, neededPerMonth: null });
    expect(paceOf({ required: 128, value: 127, byDate: '2024-12-31', today: '2025-01-01' })).toMatchObject({ reached: false, missing: 1, neededPerMonth: null });
  });

  it('not required is not zero', () => {
    expect(paceOf({ required: null, value: 12, byDate: '2024-12-31', today: '2026-11-22' })).toEqual({ reached: null, missing: null, monthsLeft: null, neededPerMonth: null });
  });
});
