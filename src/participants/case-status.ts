// SPDX-License-Identifier: AGPL-3.0-or-later
/** How a case moves: the phases of the social service's method, and what may follow each. */

export const PHASES = ['reception', 'first_interview', 'analysis', 'design', 'monitoring', 'final_evaluation'] as const;
export type Phase = (typeof PHASES)[number];

export const CASE_STATUSES = ['open', 'concluded'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/**
 * One step at a time. Monitoring may bring new goals, and so a new design; design may need a closer analysis; a final
 * evaluation may find that it is too early. Concluding is no phase: it needs outcome and evidence, and may happen in any.
 */
const NEXT: Record<Phase, readonly Phase[]> = {
  reception: ['first_interview'],
  first_interview: ['analysis'],
  analysis: ['design'],
  design: ['monitoring', 'analysis'],
  monitoring: ['final_evaluation', 'design'],
  final_evaluation: ['monitoring'],
};

/** Where a case may go from here; nowhere once it is concluded. */
export const nextPhases = (status: CaseStatus, phase: Phase): readonly Phase[] => (status === 'open' ? NEXT[phase] : []);
