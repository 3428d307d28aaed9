// SPDX-License-Identifier: AGPL-3.0-or-later
/** How a request for a place moves: the area's coordinator offers or declines, who follows the person takes it back, enrolling meets it. */

export const WAITING_STATUSES = ['waiting', 'offered', 'enrolled', 'withdrawn', 'declined'] as const;
export type WaitingStatus = (typeof WAITING_STATUSES)[number];

/** Enrolling in one's own area meets a request that still waits, too: it needs no offer there. */
const NEXT: Record<WaitingStatus, readonly WaitingStatus[]> = {
  waiting: ['offered', 'enrolled', 'withdrawn', 'declined'],
  offered: ['enrolled', 'withdrawn', 'declined'],
  enrolled: [],
  withdrawn: [],
  declined: [],
};

export const mayBecome = (from: WaitingStatus, to: WaitingStatus): boolean => NEXT[from].includes(to);
export const isOpen = (status: WaitingStatus): boolean => NEXT[status].length > 0;

export const PRIORITIES = ['high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];
