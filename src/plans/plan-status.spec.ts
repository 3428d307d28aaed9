// SPDX-License-Identifier: AGPL-3.0-or-later
import { isEditable, PLAN_STATUSES, statusAfter, statusesBefore } from './plan-status.js';

describe('plan status', () => {
  it.each([
    ['draft', 'activate', 'active'],
    ['draft', 'close', 'closed'],
    ['active', 'activate', undefined],
    ['active', 'close', 'closed'],
    ['closed', 'activate', undefined],
    ['closed', 'close', undefined],
  ] as const)('%s, %s → %s', (from, step, to) => expect(statusAfter(from, step)).toBe(to));

  it('only a draft is written, and only a draft is activated', () => {
    expect(PLAN_STATUSES.filter(isEditable)).toEqual(['draft']);
    expect(statusesBefore('activate')).toEqual(['draft']);
    expect(statusesBefore('close')).toEqual(['draft', 'active']);
  });
});
