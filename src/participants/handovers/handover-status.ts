// SPDX-License-Identifier: AGPL-3.0-or-later
/** How a hand-over moves: proposed once, then accepted or declined by who is to take over, or taken back by who proposed it. */

export const HANDOVER_STATUSES = ['proposed', 'accepted', 'declined', 'taken_back'] as const;
export type HandoverStatus = (typeof HANDOVER_STATUSES)[number];

const NEXT: Record<HandoverStatus, readonly HandoverStatus[]> = {
  proposed: ['accepted', 'declined', 'taken_back'],
  accepted: [],
  declined: [],
  taken_back: [],
};

export const mayBecome = (from: HandoverStatus, to: HandoverStatus): boolean => NEXT[from].includes(to);
