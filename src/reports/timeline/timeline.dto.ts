// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';
import { CivilDate, Optional, Text, Whole } from '../../platform/http/fields.js';
import { LocalTextDto } from '../../programme/local-text.dto.js';
import { KINDS } from './branches.js';

export class TimelineQuery {
  /** Items per page, 1 to 20. */
  @Optional() @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value)) @Whole(1, 20)
  limit?: number = 20;

  /** What the previous page gave as nextCursor. */
  @Optional() @Text(500)
  cursor?: string;

  /** Only these kinds, separated by commas; all of them unless told. */
  @Optional() @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray() @ArrayMaxSize(20) @IsIn(KINDS, { each: true })
  @ApiProperty({ type: String, example: KINDS.slice(0, 2).join(',') })
  kinds?: string[];

  /** Civil date: not before. */
  @Optional() @CivilDate()
  from?: string;

  /** Civil date: not after. */
  @Optional() @CivilDate()
  to?: string;
}

export class TimelineAreaDto {
  id: string;
  number: number;
  key: string;
  name: LocalTextDto;
}

/** Something that happened, as codes and names: the reader's client puts it into words. */
export class TimelineItemDto {
  /** What happened and the record it happened to. */
  id: string;
  /** By what the timeline is filtered. */
  @ApiProperty({ enum: KINDS })
  kind: string;
  /** What happened: `note`, `consent_given`, `plan_signed` … */
  event: string;
  /** Civil date. */
  on: string;
  /** HH:MM in Rome, where it is known. */
  at: string | null;
  /** The member of staff who did it. */
  by: string | null;
  area: TimelineAreaDto | null;
  /** What the words are filled with. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  detail: Record<string, unknown>;
  /** In somebody's own words: a note, a reason. */
  text: string | null;
  /** The record that it leads to, `note:<id>`, `document:<id>`, `plan:<id>` …; null where there is none. */
  leadsTo: string | null;
}

export class TimelinePageDto {
  items: TimelineItemDto[];
  nextCursor: string | null;
}
