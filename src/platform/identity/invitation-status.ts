// SPDX-License-Identifier: AGPL-3.0-or-later

/** What becomes of an invitation. Pending ones expire by themselves; that is read off the clock and not written. */
export const INVITATION_STATES = ['pending', 'expired', 'accepted', 'revoked', 'replaced'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** What whoever administers accounts may do with the last invitation; accepting it is for whom it invites. */
const MAY: Readonly<Record<InvitationState, { revoke: boolean; replace: boolean }>> = {
  pending: { revoke: true, replace: true },
  expired: { revoke: true, replace: true },
  accepted: { revoke: false, replace: false },
  revoked: { revoke: false, replace: true },
  replaced: { revoke: false, replace: true },
};

export const mayRevoke = (state: string | undefined): boolean => MAY[state as InvitationState]?.revoke ?? false;

/**
 * Never once it was accepted, nor for an account that came about without: they have a password, and reset it themselves. Nor for one that is
 * linked to a provider: an invitation would be a second way in beside it.
 */
export const mayInviteAgain = (state: string | undefined, linked: boolean): boolean => !linked && (MAY[state as InvitationState]?.replace ?? false);
