// SPDX-License-Identifier: AGPL-3.0-or-later
/** How a referral moves: who sent it withdraws it, who takes people in charge evaluates and decides, once. */

export const REFERRAL_STATUSES = ['sent', 'in_evaluation', 'accepted', 'declined', 'withdrawn'] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/** A colleague may take over an evaluation: nobody's leave keeps a person waiting. */
const NEXT: Record<ReferralStatus, readonly ReferralStatus[]> = {
  sent: ['in_evaluation', 'accepted', 'declined', 'withdrawn'],
  in_evaluation: ['in_evaluation', 'accepted', 'declined', 'withdrawn'],
  accepted: [],
  declined: [],
  withdrawn: [],
};

export const mayBecome = (from: ReferralStatus, to: ReferralStatus): boolean => NEXT[from].includes(to);
