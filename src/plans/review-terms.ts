// SPDX-License-Identifier: AGPL-3.0-or-later

/** Why a review was held: it was its time, or something happened. */
export const REVIEW_KINDS = ['scheduled', 'event'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** What follows from a review. */
export const REVIEW_DECISIONS = ['continue', 'change', 'close'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** What became of a signatory's commitment. */
export const KEPT = ['kept', 'partly', 'missed'] as const;
export type Kept = (typeof KEPT)[number];
