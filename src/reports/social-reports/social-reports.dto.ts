// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, Matches, ValidateNested } from 'class-validator';
import { COMPARTMENTS, type Compartment } from '../../participants/compartments.js';
import { Choice, Nullable, Optional, Text } from '../../platform/http/fields.js';
import { REPORT_STATUSES, type ReportStatus } from './social-report-status.js';

const RECIPIENTS = ['cps', 'uepe', 'court', 'closing', 'other'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export class SectionDto {
  @Text(200)
  heading: string;

  @Text(20_000)
  text: string;
}

export class NewReportDto {
  /** For whom it is: a CPS, the UEPE, a court, the closing of the path, somebody else (then `recipientName` is required). */
  @Choice(RECIPIENTS)
  recipient: Recipient;

  @Nullable() @Text(200)
  recipientName?: string | null;

  @Text(200)
  title: string;

  @IsArray() @ValidateNested({ each: true }) @Type(() => SectionDto) @ArrayMinSize(1) @ArrayMaxSize(30)
  sections: SectionDto[];

  /** Ids of the timeline's items that it was composed from: their compartments become the report's. */
  @Optional() @IsArray() @ArrayMaxSize(300) @Matches(/^[a-z_]{1,40}:[0-9a-f-]{36}[\w:-]{0,60}$/, { each: true })
  sources?: string[];
}

export class ChangeReportDto {
  @Nullable() @Text(200)
  recipientName?: string | null;

  @Optional() @Text(200)
  title?: string;

  @Optional() @IsArray() @ValidateNested({ each: true }) @Type(() => SectionDto) @ArrayMinSize(1) @ArrayMaxSize(30)
  sections?: SectionDto[];
}

export class ReportDto {
  id: string;
  personId: string;
  /** Versions of one report share it. */
  lineageId: string;
  number: number;
  @ApiProperty({ enum: RECIPIENTS })
  recipient: Recipient;
  recipientName: string | null;
  title: string;
  sections: SectionDto[];
  @ApiProperty({ enum: COMPARTMENTS, isArray: true })
  compartments: Compartment[];
  @ApiProperty({ enum: REPORT_STATUSES })
  status: ReportStatus;
  writtenBy: string;
  /** Civil date, in Rome. */
  createdOn: string;
  finishedOn: string | null;
  /** Whether this is the last version. */
  latest: boolean;
  version: number;
}

export class ReportsDto {
  items: ReportDto[];
  nextCursor: string | null;
}
