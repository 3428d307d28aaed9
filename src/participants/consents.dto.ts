// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate } from '../platform/http/fields.js';
import { CONSENT_PURPOSES, LEGAL_BASES, type ConsentPurpose, type LegalBasis } from './participants-terms.js';

export class NewConsentDto {
  @Choice(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  @Choice(LEGAL_BASES)
  legalBasis: LegalBasis;

  /** Not in the future. */
  @CivilDate()
  givenOn: string;
}

export class WithdrawConsentDto {
  /** Not before it was given, not in the future. */
  @CivilDate()
  withdrawnOn: string;
}

export class ConsentDto {
  id: string;
  personId: string;
  @ApiProperty({ enum: CONSENT_PURPOSES })
  purpose: ConsentPurpose;
  @ApiProperty({ enum: LEGAL_BASES })
  legalBasis: LegalBasis;
  givenOn: string;
  withdrawnOn: string | null;
  version: number;
}
