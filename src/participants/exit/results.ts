// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EmploymentStatus } from '../participants-terms.js';

export const EXIT_EMPLOYMENT = ['employed', 'job_searching', 'inactive', 'refused'] as const;
export type ExitEmployment = (typeof EXIT_EMPLOYMENT)[number];
export const EXIT_ANSWERS = ['yes', 'no', 'refused'] as const;
export type ExitAnswer = (typeof EXIT_ANSWERS)[number];

/** Days after the exit within which the situation upon leaving is observed (Regulation (EU) 2021/1057, Annex I). */
export const DAYS_AFTER_EXIT = 28;

export interface ExitSituation {
  employment: ExitEmployment;
  /** In education or training upon leaving. */
  training: ExitAnswer;
  /** A qualification gained upon leaving. */
  qualification: ExitAnswer;
}

/** Common immediate result indicators, in the order of Annex I. */
export const RESULT_CODES = ['EECR01', 'EECR02', 'EECR03', 'EECR04'] as const;
export type ResultCode = (typeof RESULT_CODES)[number];

/**
 * Which results the person counts for: 01 inactive at entry and searching for a job now, 02 in education or training, 03 a
 * qualification gained, 04 employed now and not at entry. 01 and 04 exclude each other, because employment is one answer.
 * Whoever had an unknown status at entry counts for neither.
 */
export function resultsUponLeaving(atEntry: EmploymentStatus | null, { employment, training, qualification }: ExitSituation): ResultCode[] {
  const counts: Record<ResultCode, boolean> = {
    EECR01: atEntry === 'inactive' && employment === 'job_searching',
    EECR02: training === 'yes',
    EECR03: qualification === 'yes',
    EECR04: (atEntry === 'inactive' || atEntry === 'unemployed') && employment === 'employed',
  };
  return RESULT_CODES.filter((code) => counts[code]);
}
