// SPDX-License-Identifier: AGPL-3.0-or-later
import { Id, Text } from '../http/fields.js';

export class SignInDto {
  /** The account's e-mail address; capitals do not matter. */
  @Text(254)
  email: string;

  /** At most 200 characters. */
  @Text(200)
  password: string;
}

export class SwitchRoleDto {
  /** One of the ids in `roles` of the session. */
  @Id()
  roleId: string;
}

export class NamedDto {
  id: string;
  name: string;
}

export class OrganisationDto extends NamedDto {
  /** comune, partner, service or asst. */
  kind: string;
}

export class RoleAreaDto extends NamedDto {
  key: string;
  number: number;
}

/** A role that an account holds: bound to an organisation, a convenzione and, where it makes sense, to areas. */
export class RoleDto {
  id: string;
  role: string;
  organisation: OrganisationDto | null;
  convenzione: NamedDto | null;
  areas: RoleAreaDto[];
}

export class SessionAccountDto extends NamedDto {
  email: string;
  locale: string;
}

export class RuleDto {
  action: string;
  subject: string;
}

export class SessionFactorDto {
  /** Whether the account has a second factor of ours. */
  active: boolean;
  /** none, advised, or required: then nothing is open but one's own profile until it is set up. */
  due: string;
}

/** Who one is, in which role, and what that role may try. */
export class SessionDto {
  account: SessionAccountDto;
  role: RoleDto;
  /** All roles that the account may switch to. */
  roles: RoleDto[];
  rules: RuleDto[];
  /** To be sent as x-csrf-token with every request that changes something. */
  csrfToken: string;
  csrfHeader: string;
  /** When the session ends for certain (UTC); it also ends after 30 idle minutes. */
  expiresAt: string;
  /** The civil date on which the platform stands. */
  today: string;
  /** The second factor of the account, and whether this session owes one. */
  factor: SessionFactorDto;
}

export class DemoAccountDto {
  email: string;
  password: string;
  roles: string[];
  organisation: string | null;
  areas: string[];
}

export class DemoAccountsDto {
  items: DemoAccountDto[];
}
