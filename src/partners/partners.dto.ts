// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Id, Optional, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';

export class PartnersQuery extends PageQuery {
  /** Words or fragments of the name; capitals and accents do not matter. */
  @Optional() @Text(100)
  q?: string;

  /** Only those that act in this area. */
  @Optional() @Id()
  areaId?: string;
}

export class PartnerAreaDto {
  id: string;
  number: number;
  key: string;
}

/** A third-sector body (ETS) of the convenzione. */
export class PartnerSummaryDto {
  id: string;
  name: string;
  /** Section of the RUNTS register. */
  @ApiProperty({ enum: ['odv', 'aps', 'filantropici', 'imprese_sociali', 'reti_associative', 'sms', 'altri'] })
  runtsSection: string;
  areas: PartnerAreaDto[];
}

export class GroupingMemberDto {
  partnerId: string;
  name: string;
  /** Share in hundredths of a percent: 10000 is the whole. */
  shareBasisPoints: number;
  lead: boolean;
}

export class GroupingDto {
  id: string;
  @ApiProperty({ enum: ['ati', 'ats'] })
  kind: string;
  name: string;
  members: GroupingMemberDto[];
}

export class PartnerDto extends PartnerSummaryDto {
  /** Of the body, not of a person. */
  taxCode: string;
  runtsNumber: string | null;
  runtsRegisteredOn: string | null;
  /** When the registration was last checked. */
  runtsCheckedOn: string | null;
  legalRepresentative: string | null;
  /** The groupings that it belongs to, with each member's share. */
  groupings: GroupingDto[];
  version: number;
}

export class PartnerPageDto {
  items: PartnerSummaryDto[];
  nextCursor: string | null;
}
