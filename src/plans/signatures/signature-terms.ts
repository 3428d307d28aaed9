// SPDX-License-Identifier: AGPL-3.0-or-later

/** Whose agreement a Budget di Salute is made of. */
export const SIGNATORY_KINDS = ['person', 'representative', 'case_manager', 'service', 'comune', 'partner', 'family'] as const;
export type SignatoryKind = (typeof SIGNATORY_KINDS)[number];

export const SIGNATORY_STATUSES = ['pending', 'signed', 'refused'] as const;
export type SignatoryStatus = (typeof SIGNATORY_STATUSES)[number];

/** With one's own account, on a screen in the case manager's presence, or on paper with the scan attached. */
export const METHODS = ['account', 'screen', 'paper'] as const;
export type Method = (typeof METHODS)[number];

/** Signatories that are an organisation: whoever signs for it does so with an account of theirs. */
export const isOrganisation = (kind: SignatoryKind): boolean => kind === 'service' || kind === 'comune' || kind === 'partner';

/** Those who sign in the case manager's presence, having no account. */
export const signsInPresence = (kind: SignatoryKind): boolean => kind === 'person' || kind === 'representative' || kind === 'family';

export const EVENTS = ['opened', 'proposed', 'signed', 'refused', 'taken_back', 'activated', 'superseded', 'closed'] as const;
export type PlanEventKind = (typeof EVENTS)[number];
