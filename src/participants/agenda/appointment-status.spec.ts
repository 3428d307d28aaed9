// SPDX-License-Identifier: AGPL-3.0-or-later
import { APPOINTMENT_STATUSES, isFact, mayBecome } from './appointment-status.js';

describe('an appointment', () => {
  it('is planned until it is told how it went', () => {
    expect(APPOINTMENT_STATUSES.filter((to) => mayBecome('planned', to))).toEqual(['held', 'missed', 'cancelled']);
  });
  it('goes back to planned, and nowhere else, when that was a mistake', () => {
    for (const from of ['held', 'missed', 'cancelled'] as const) expect(APPOINTMENT_STATUSES.filter((to) => mayBecome(from, to))).toEqual(['planned']);
  });
  it('is a fact once held or missed', () => expect(APPOINTMENT_STATUSES.filter(isFact)).toEqual(['held', 'missed']));
});
