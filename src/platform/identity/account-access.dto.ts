// SPDX-License-Identifier: AGPL-3.0-or-later
import { Choice } from '../http/fields.js';

export class AccountAccessDto {
  /** Whether the account has a second factor of ours. */
  secondFactor: boolean;
  /** Sign-in through the organisation's provider: none, allowed (not used yet) or linked. */
  openid: string;
}

export class AllowOpenIdDto {
  @Choice(['allowed', 'none'])
  openid: string;
}
