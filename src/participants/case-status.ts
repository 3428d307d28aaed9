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

const NAMES: Record<Phase, { it: string; en: string }> = {
  reception: { it: 'accoglienza', en: 'reception' },
  first_interview: { it: 'primo colloquio', en: 'first interview' },
  analysis: { it: 'analisi', en: 'analysis' },
  design: { it: 'progettazione', en: 'design' },
  monitoring: { it: 'monitoraggio', en: 'monitoring' },
  final_evaluation: { it: 'valutazione finale', en: 'final evaluation' },
};

/** Phases in words, as parameters of a problem's text. */
export const phaseWords = (phases: readonly Phase[]): { allowedIt: string; allowedEn: string } => ({
  allowedIt: phases.map((phase) => NAMES[phase].it).join(', '),
  allowedEn: phases.map((phase) => NAMES[phase].en).join(', '),
});
