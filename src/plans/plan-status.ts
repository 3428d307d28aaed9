// SPDX-License-Identifier: AGPL-3.0-or-later
export const PLAN_STATUSES = ['draft', 'active', 'closed'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** What moves a plan. Closing has no route of its own: it happens with the conclusion of the case. */
export type PlanStep = 'activate' | 'close';

/**
 * draft → active → closed. A draft that was never activated ends with its case too, so that nothing of a concluded case
 * can still be written. Activation commits money, therefore nothing leads back to draft.
 */
const TRANSITIONS: Record<PlanStatus, Partial<Record<PlanStep, PlanStatus>>> = {
  draft: { activate: 'active', close: 'closed' },
  active: { close: 'closed' },
  closed: {},
};

/** The status after the step, or undefined when the plan's status does not allow it. */
export const statusAfter = (status: PlanStatus, step: PlanStep): PlanStatus | undefined => TRANSITIONS[status][step];

/** Statuses from which the step is allowed, for set-based updates. */
export const statusesBefore = (step: PlanStep): PlanStatus[] => PLAN_STATUSES.filter((status) => statusAfter(status, step));

/** Goals, lines and dates are written in a draft only: an active plan is what people agreed on. */
export const isEditable = (status: PlanStatus): boolean => status === 'draft';
