// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { CODE_KINDS, type CodeKind } from '../participants-terms.js';
import { CHANGE_KINDS, IDENTITY_FIELDS, type ChangeKind, type IdentityField } from './record-terms.js';

/** A value that is no longer current. */
export class FormerValueDto {
  id: string;
  @ApiProperty({ enum: IDENTITY_FIELDS })
  field: IdentityField;
  /** Why it is no longer: completed (it was not known), changed, or corrected (it was wrong). */
  @ApiProperty({ enum: CHANGE_KINDS })
  kind: ChangeKind;
  /** Birth date, sex or citizenship as it was; null where it was not known, and of names and codes. */
  value: string | null;
  givenName: string | null;
  familyName: string | null;
  alias: string | null;
  @ApiProperty({ enum: CODE_KINDS, nullable: true, type: String })
  codeKind: CodeKind | null;
  taxCode: string | null;
  /** First day; null: since the registration. */
  validFrom: string | null;
  /** Day from which the next value holds. */
  validTo: string;
  /** Name of who recorded the change; null: the platform. */
  changedBy: string | null;
  changedAt: string;
}

export class IdentityHistoryDto {
  items: FormerValueDto[];
  nextCursor: string | null;
}
