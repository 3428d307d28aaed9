// SPDX-License-Identifier: AGPL-3.0-or-later
export const REPORT_STATUSES = ['draft', 'final'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** A draft is finished once and for all; what has to be said differently is the next version. */
const STEPS: Record<ReportStatus, readonly ('change' | 'finish' | 'discard' | 'revise')[]> = {
  draft: ['change', 'finish', 'discard'],
  final: ['revise'],
};

export const allows = (status: ReportStatus, step: 'change' | 'finish' | 'discard' | 'revise'): boolean => STEPS[status].includes(step);
