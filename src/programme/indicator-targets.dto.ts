// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { Choice, CivilDate, Id, Optional, Text, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { LocalTextDto } from './local-text.dto.js';

/** Those that the programme is measured by (PN Metro Plus). */
const PROGRAMME_INDICATORS = ['EECO01', 'ISR4_2IT'] as const;

export class IndicatorTargetsQuery extends PageQuery {
  /** Only this indicator. */
  @Optional() @Choice(PROGRAMME_INDICATORS)
  indicator?: string;
}

export class NewIndicatorTargetDto {
  @Choice(PROGRAMME_INDICATORS)
  indicator: string;

  /** Day by which the value is due. A day that has a target already keeps its kind. */
  @CivilDate()
  byDate: string;

  /** milestone or target; needed for a day that has none yet. */
  @Optional() @Choice(['milestone', 'target'])
  kind?: string;

  /** People, cumulative and absolute; null, which must be said: not required. */
  @ValidateIf((_, value) => value !== null) @Whole(0, 1_000_000)
  value: number | null;

  /** Why it changes. */
  @Text(1000)
  reason: string;

  @Text(60)
  actNumber: string;

  /** Date of the act; not in the future. */
  @CivilDate()
  actDate: string;

  /** The version that one has looked at: refused when it is no longer the one in force. */
  @Optional() @Id()
  supersedesId?: string;
}

/** One version of a milestone or target. The one in force has no `supersededAt`. */
export class IndicatorTargetDto {
  id: string;
  @ApiProperty({ enum: [...PROGRAMME_INDICATORS] })
  indicator: string;
  name: LocalTextDto;
  @ApiProperty({ enum: ['milestone', 'target'] })
  kind: string;
  byDate: string;
  value: number | null;
  version: number;
  recordedAt: string;
  supersededAt: string | null;
  reason: string | null;
  actNumber: string | null;
  actDate: string | null;
}

export class IndicatorTargetPageDto {
  items: IndicatorTargetDto[];
  nextCursor: string | null;
}
