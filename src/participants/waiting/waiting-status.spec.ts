// SPDX-License-Identifier: AGPL-3.0-or-later
import { isOpen, mayBecome, WAITING_STATUSES } from './waiting-status.js';

describe('a request for a place', () => {
  it('is offered a place once, and may end in either state before it is met', () => {
    expect(WAITING_STATUSES.filter((to) => mayBecome('waiting', to))).toEqual(['offered', 'enrolled', 'withdrawn', 'declined']);
    expect(WAITING_STATUSES.filter((to) => mayBecome('offered', to))).toEqual(['enrolled', 'withdrawn', 'declined']);
  });

  it('changes no more once it is met, taken back or declined', () => {
    expect(WAITING_STATUSES.filter(isOpen)).toEqual(['waiting', 'offered']);
    for (const from of ['enrolled', 'withdrawn', 'declined'] as const) expect(WAITING_STATUSES.filter((to) => mayBecome(from, to))).toEqual([]);
  });
});
