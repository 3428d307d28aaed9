// SPDX-License-Identifier: AGPL-3.0-or-later
/** The words of the person's record, as the database stores them. */

export const CONTACT_KINDS = ['mobile', 'phone', 'email', 'address', 'other'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const RELATION_KINDS = ['mother', 'father', 'partner', 'child', 'sibling', 'grandparent', 'other_relative', 'friend', 'neighbour', 'volunteer', 'other'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** amministratore di sostegno, tutore, curatore; both parents together, one parent. */
export const REPRESENTATIVE_KINDS = ['support_administrator', 'guardian', 'curator', 'parents', 'parent'] as const;
export type RepresentativeKind = (typeof REPRESENTATIVE_KINDS)[number];

export const POWERS = ['health', 'assets', 'residence', 'services', 'sign_plan', 'personal_data'] as const;
export type Power = (typeof POWERS)[number];

/** What keeps a representative from signing on a day (`representative_lacks` in the database). */
export const LACKS = ['not-yet', 'ended', 'power', 'act', 'of-age'] as const;
export type Lack = (typeof LACKS)[number];

export const IDENTITY_FIELDS = ['names', 'birth_date', 'sex', 'citizenship', 'code'] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];

/** completion: nothing was known before; change: the world changed; correction: it had been wrong. */
export const CHANGE_KINDS = ['completion', 'change', 'correction'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
