// SPDX-License-Identifier: AGPL-3.0-or-later
import { ACTIVITY_STATUSES, ACTIVITY_STEPS, after, allows, type ActivityStatus, type ActivityStep } from './activity-status.js';

/** Every cell, by hand: `.` is refused, `-` is gone. */
const TABLE: Record<ActivityStatus, Record<ActivityStep, string>> = {
  draft: { edit: 'draft', delete: '-', submit: 'submitted', validate: '.', return: '.' },
  submitted: { edit: '.', delete: '.', submit: '.', validate: 'validated', return: 'returned' },
  returned: { edit: 'returned', delete: '-', submit: 'submitted', validate: '.', return: '.' },
  validated: { edit: '.', delete: '.', submit: '.', validate: '.', return: '.' },
};

describe('the states of an activity', () => {
  it.each(ACTIVITY_STATUSES.flatMap((status) => ACTIVITY_STEPS.map((step) => [status, step] as const)))('%s: %s', (status, step) => {
    const expected = TABLE[status][step];
    expect(allows(status, step)).toBe(expected !== '.');
    expect(after(status, step)).toBe(expected === '.' ? undefined : expected === '-' ? null : expected);
  });

  it('lets nothing out of validated', () => {
    expect(ACTIVITY_STEPS.filter((step) => allows('validated', step))).toEqual([]);
  });
});
