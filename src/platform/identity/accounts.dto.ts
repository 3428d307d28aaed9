// SPDX-License-Identifier: AGPL-3.0-or-later
import { PageQuery } from '../http/page.js';
import { ROLES } from '../access/grants.js';
import { Choice, Optional, YesNo } from '../http/fields.js';

export class AccountsQuery extends PageQuery {
  /** Only accounts that hold this role. */
  @Optional() @Choice(ROLES)
  role?: string;
}

export class ChangeAccountDto {
  /** true ends the account's sessions at their next request. */
  @YesNo()
  disabled: boolean;
}

export class AccountRoleDto {
  role: string;
  organisation: string | null;
}

export class AccountDto {
  id: string;
  email: string;
  givenName: string;
  familyName: string;
  disabled: boolean;
  /** Whether the account has a second factor of ours. */
  secondFactor: boolean;
  roles: AccountRoleDto[];
  version: number;
}

export class AccountPageDto {
  items: AccountDto[];
  nextCursor: string | null;
}
