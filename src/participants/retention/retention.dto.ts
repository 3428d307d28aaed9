// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Nullable, Optional, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { LAPSE_REASONS, RETENTION_STATUSES, type LapseReason, type RetentionStatus } from './retention-status.js';

export const RETENTION_REASONS = ['retention_over', 'person_request', 'registered_by_mistake'] as const;
export type RetentionReason = (typeof RETENTION_REASONS)[number];

export class NewRetentionProposalDto {
  @Choice(RETENTION_REASONS)
  reason: RetentionReason;

  /** For who knows the person; the office does not read it. */
  @Nullable() @Text(1000)
  note?: string | null;
}

export class DecideRetentionDto {
  @Choice(['authorised', 'declined'])
  decision: 'authorised' | 'declined';

  /** Of the act that authorises; required then. */
  @Optional() @Text(60)
  actNumber?: string;

  @Optional() @CivilDate()
  actDate?: string;

  /** Why it is declined; required then. */
  @Optional() @Text(1000)
  declineReason?: string;
}

export class RetentionQuery extends PageQuery {
  @Optional() @Choice(RETENTION_STATUSES)
  status?: RetentionStatus;
}

export class CertificateRowDto {
  table: string;
  /** Rows that went. */
  erased: number;
  /** Rows that stayed, without anything about anybody. */
  kept: number;
}

export class RetentionProposalDto {
  id: string;
  /** What the office calls it. */
  number: number;
  /** Null for who may not know whom it is about. */
  personId: string | null;
  @ApiProperty({ enum: RETENTION_REASONS })
  reason: RetentionReason;
  note: string | null;
  @ApiProperty({ enum: RETENTION_STATUSES })
  status: RetentionStatus;
  proposedBy: string;
  proposedOn: string;
  decidedBy: string | null;
  decidedOn: string | null;
  actNumber: string | null;
  actDate: string | null;
  declineReason: string | null;
  erasedOn: string | null;
  /** Day on which it came to nothing by itself. */
  lapsedOn: string | null;
  /** The person is in charge again, or their record became one with another; null unless lapsed. */
  @ApiProperty({ enum: LAPSE_REASONS, nullable: true, type: String })
  lapsedReason: LapseReason | null;
  /** What was erased, once it was; null before. */
  certificate: CertificateRowDto[] | null;
  /** SHA-256 of the certificate, hexadecimal. */
  certificateHash: string | null;
  version: number;
}

export class RetentionPageDto {
  items: RetentionProposalDto[];
  nextCursor: string | null;
}
