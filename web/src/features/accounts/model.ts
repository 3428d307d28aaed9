// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer } from '../../api/types.js';
import type { StatusTone } from '../../ui/status-badge.js';

export type Account = Answer<'/api/v1/accounts/{id}', 'get'>;
export type AccountRole = Account['roles'][number];

/** An account that has not answered its invitation has no password: it is neither active nor disabled. */
export function stateOf(account: Pick<Account, 'disabled' | 'invitation'>): 'active' | 'disabled' | 'invited' {
  if (account.disabled) return 'disabled';
  return account.invitation && account.invitation.state !== 'accepted' ? 'invited' : 'active';
}

export const stateTone: Record<ReturnType<typeof stateOf>, StatusTone> = { active: 'success', disabled: 'neutral', invited: 'info' };

/** Whether a role holds today, will, or did. */
export const heldOf = (role: AccountRole, today: string): 'now' | 'later' | 'over' => (role.current ? 'now' : role.validFrom > today ? 'later' : 'over');
