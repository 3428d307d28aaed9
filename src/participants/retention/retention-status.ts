// SPDX-License-Identifier: AGPL-3.0-or-later
export const RETENTION_STATUSES = ['proposed', 'authorised', 'declined', 'erased', 'lapsed'] as const;
export type RetentionStatus = (typeof RETENTION_STATUSES)[number];

/** Why a proposal lapsed, without anybody deciding: the person is in charge again, or became one with another record. */
export const LAPSE_REASONS = ['in_charge_again', 'merged'] as const;
export type LapseReason = (typeof LAPSE_REASONS)[number];

/** Proposed by who knows the person, decided by the office, carried out once; until then it lapses by itself (`retention.lapse`). Nothing leads back from an erasure. */
const NEXT: Record<RetentionStatus, readonly RetentionStatus[]> = { proposed: ['authorised', 'declined', 'lapsed'], authorised: ['erased', 'lapsed'], declined: [], erased: [], lapsed: [] };

export const mayBecome = (from: RetentionStatus, to: RetentionStatus): boolean => NEXT[from].includes(to);
