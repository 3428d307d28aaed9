// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID, ValidateIf, ValidateNested } from 'class-validator';
import { ROLES } from '../access/grants.js';
import { Choice, CivilDate, Email, Id, Nullable, Optional, Text, YesNo } from '../http/fields.js';
import { PageQuery } from '../http/page.js';
import { INVITATION_STATES } from './invitation-status.js';

const LOCALES = ['it', 'en'] as const;
const STATES = ['active', 'invited', 'disabled'] as const;

export class AccountsQuery extends PageQuery {
  /** Only accounts that hold this role. */
  @Optional() @Choice(ROLES)
  role?: string;

  /** active: may sign in; invited: has no password yet; disabled. */
  @Optional() @Choice(STATES)
  state?: string;
}

export class ChangeAccountDto {
  /** true ends the account's sessions at once. */
  @Optional() @YesNo()
  disabled?: boolean;

  @Optional() @Text(100)
  givenName?: string;

  @Optional() @Text(100)
  familyName?: string;
}

/** A role, for whom, where and until when. */
export class NewRoleDto {
  @Choice(ROLES)
  role: string;

  /** Partner staff need their partner, whoever refers people their service, the Comune's staff the Comune or an ASST. */
  @Nullable() @Id()
  organisationId?: string | null;

  /** The newest convenzione if left out; never of an administrator or auditor, who stand outside. */
  @Nullable() @Id()
  convenzioneId?: string | null;

  /** Areas in which the role acts; needed for those who work with people. */
  @Optional() @IsArray() @ArrayMaxSize(20) @IsUUID('all', { each: true }) @ApiProperty({ type: [String], format: 'uuid' })
  areaIds?: string[] = [];

  /** First day; today if left out. */
  @Optional() @CivilDate()
  validFrom?: string;

  /** Last day, included; null for no end. */
  @Nullable() @CivilDate()
  validTo?: string | null;
}

export class EndRoleDto {
  /** Last day, included; yesterday ends the role at once, null takes the end away. */
  @ValidateIf((_, value) => value !== null) @CivilDate() @ApiProperty({ type: String, format: 'date', nullable: true, required: true })
  validTo: string | null;
}

export class InviteDto {
  /** Where the invitation goes, and what the account signs in with; capitals do not matter. */
  @Email()
  email: string;

  @Text(100)
  givenName: string;

  @Text(100)
  familyName: string;

  /** The language of mails and pages. */
  @Optional() @Choice(LOCALES)
  locale?: 'it' | 'en' = 'it';

  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => NewRoleDto)
  roles: NewRoleDto[];
}

export class AccountRoleDto {
  id: string;
  role: string;
  organisation: string | null;
  /** Keys of the areas in which it acts. */
  areas: string[];
  /** Code of the convenzione; null for a role that stands outside. */
  convenzione: string | null;
  validFrom: string;
  /** Last day, included; null for no end. */
  validTo: string | null;
  /** Whether it holds today. */
  current: boolean;
  version: number;
}

/** The last invitation of an account. */
export class InvitationDto {
  @ApiProperty({ enum: [...INVITATION_STATES] })
  state: string;
  /** Instants, UTC. */
  invitedAt: string;
  expiresAt: string;
  /** The mail that carries it; null once it was tidied away. */
  mailId: string | null;
}

export class AccountDto {
  id: string;
  email: string;
  givenName: string;
  familyName: string;
  @ApiProperty({ enum: [...LOCALES] })
  locale: string;
  disabled: boolean;
  roles: AccountRoleDto[];
  /** null for an account that was never invited. */
  invitation: InvitationDto | null;
  version: number;
}

export class AccountPageDto {
  items: AccountDto[];
  nextCursor: string | null;
}

/** What a role needs. */
export class RoleKindDto {
  role: string;
  /** Kinds of organisation that it is of: comune, asst, partner, service. */
  organisationKinds: string[];
  organisationNeeded: boolean;
  /** Whether it acts in areas. */
  areas: boolean;
  /** Whether it stands outside every convenzione. */
  outside: boolean;
}

export class RoleKindPageDto {
  items: RoleKindDto[];
  nextCursor: string | null;
}

export class RoleOrganisationDto {
  id: string;
  /** comune, asst, partner or service. */
  kind: string;
  name: string;
}

export class RoleOrganisationPageDto {
  items: RoleOrganisationDto[];
  nextCursor: string | null;
}
