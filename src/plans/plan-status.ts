// SPDX-License-Identifier: AGPL-3.0-or-later
export const PLAN_STATUSES = ['draft', 'proposed', 'active', 'superseded', 'closed'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/**
 * What moves a version of a plan.
 *
 * - `propose`: its content is frozen, and its signatories decide
 * - `return`: a refusal, or the case manager's second thoughts; signatures given until then are void
 * - `activate`: the last mandatory signature; it commits the money
 * - `supersede`: the next version became active
 * - `close`: with the conclusion of the case; no route of its own
 */
export type PlanStep = 'propose' | 'return' | 'activate' | 'supersede' | 'close';

/**
 * draft ⇄ proposed → active → superseded | closed. A version in preparation ends with its case too, so that nothing of a
 * concluded case can still be written. Activation commits money, therefore nothing leads back from active: what changes is
 * the next version.
 */
const TRANSITIONS: Record<PlanStatus, Partial<Record<PlanStep, PlanStatus>>> = {
  draft: { propose: 'proposed', close: 'closed' },
  proposed: { return: 'draft', activate: 'active', close: 'closed' },
  active: { supersede: 'superseded', close: 'closed' },
  superseded: {},
  closed: {},
};

/** The status after the step, or undefined when the plan's status does not allow it. */
export const statusAfter = (status: PlanStatus, step: PlanStep): PlanStatus | undefined => TRANSITIONS[status][step];

/** Statuses from which the step is allowed, for set-based updates. */
export const statusesBefore = (step: PlanStep): PlanStatus[] => PLAN_STATUSES.filter((status) => statusAfter(status, step));

/** Contents, dates and signatories are written in a draft only: what is proposed or signed stays as it is. */
export const isEditable = (status: PlanStatus): boolean => status === 'draft';

/** A case has at most one version that is still being prepared. */
export const isInPreparation = (status: PlanStatus): boolean => status === 'draft' || status === 'proposed';
