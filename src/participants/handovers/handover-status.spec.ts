// SPDX-License-Identifier: AGPL-3.0-or-later
import { HANDOVER_STATUSES, mayBecome } from './handover-status.js';

describe('a hand-over', () => {
  it('is answered or taken back once, and then stands', () => {
    expect(HANDOVER_STATUSES.filter((to) => mayBecome('proposed', to))).toEqual(['accepted', 'declined', 'taken_back']);
    for (const from of ['accepted', 'declined', 'taken_back'] as const) expect(HANDOVER_STATUSES.filter((to) => mayBecome(from, to))).toEqual([]);
  });
});
