// SPDX-License-Identifier: AGPL-3.0-or-later
import { isEditable, isInPreparation, PLAN_STATUSES, statusAfter, statusesBefore, type PlanStep } from './plan-status.js';

const STEPS: readonly PlanStep[] = ['propose', 'return', 'activate', 'supersede', 'close'];

describe('plan status', () => {
  it.each([
    ['draft', { propose: 'proposed', close: 'closed' }],
    ['proposed', { return: 'draft', activate: 'active', close: 'closed' }],
    ['active', { supersede: 'superseded', close: 'closed' }],
    ['superseded', {}],
    ['closed', {}],
  ] as const)('%s moves on by nothing but %j', (from, steps: Partial<Record<PlanStep, string>>) => {
    for (const step of STEPS) expect(statusAfter(from, step)).toBe(steps[step]);
  });

  it('only a draft is written; a draft or a proposal is in preparation', () => {
    expect(PLAN_STATUSES.filter(isEditable)).toEqual(['draft']);
    expect(PLAN_STATUSES.filter(isInPreparation)).toEqual(['draft', 'proposed']);
  });

  it('tells from which statuses a step is taken', () => {
    expect(statusesBefore('propose')).toEqual(['draft']);
    expect(statusesBefore('activate')).toEqual(['proposed']);
    expect(statusesBefore('close')).toEqual(['draft', 'proposed', 'active']);
  });
});
