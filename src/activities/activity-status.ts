// SPDX-License-Identifier: AGPL-3.0-or-later

export const ACTIVITY_STATUSES = ['draft', 'submitted', 'returned', 'validated'] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

/** What can be done with an activity once it exists. */
export const ACTIVITY_STEPS = ['edit', 'delete', 'submit', 'validate', 'return'] as const;
export type ActivityStep = (typeof ACTIVITY_STEPS)[number];

/**
 * From which state each step is possible, and where it leads (`null`: the activity is gone). The partner owns what is a
 * draft or was returned; once submitted it is the coordinator's to decide; validated is final for everybody.
 */
const STEPS: Readonly<Record<ActivityStatus, Partial<Record<ActivityStep, ActivityStatus | null>>>> = {
  draft: { edit: 'draft', delete: null, submit: 'submitted' },
  returned: { edit: 'returned', delete: null, submit: 'submitted' },
  submitted: { validate: 'validated', return: 'returned' },
  validated: {},
};

/** Can the step be taken from this state? */
export const allows = (status: ActivityStatus, step: ActivityStep): boolean => step in STEPS[status];

/** The state after a step that is possible; `undefined` when it is not. */
export const after = (status: ActivityStatus, step: ActivityStep): ActivityStatus | null | undefined => STEPS[status][step];
