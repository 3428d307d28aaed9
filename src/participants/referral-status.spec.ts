// SPDX-License-Identifier: AGPL-3.0-or-later
import { mayBecome, REFERRAL_STATUSES } from './referral-status.js';

describe('a referral', () => {
  it('is evaluated, decided or withdrawn while it is open', () => {
    for (const from of ['sent', 'in_evaluation'] as const) {
      expect(REFERRAL_STATUSES.filter((to) => mayBecome(from, to))).toEqual(['in_evaluation', 'accepted', 'declined', 'withdrawn']);
    }
  });

  it('changes no more once it is decided or withdrawn', () => {
    for (const from of ['accepted', 'declined', 'withdrawn'] as const) {
      expect(REFERRAL_STATUSES.filter((to) => mayBecome(from, to))).toEqual([]);
    }
  });
});
