// SPDX-License-Identifier: AGPL-3.0-or-later
export const RETENTION_STATUSES = ['proposed', 'authorised', 'declined', 'erased'] as const;
export type RetentionStatus = (typeof RETENTION_STATUSES)[number];

/** Proposed by who knows the person, decided by the office, carried out once. Nothing leads back from an erasure. */
const NEXT: Record<RetentionStatus, readonly RetentionStatus[]> = { proposed: ['authorised', 'declined'], authorised: ['erased'], declined: [], erased: [] };

export const mayBecome = (from: RetentionStatus, to: RetentionStatus): boolean => NEXT[from].includes(to);
