// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsNumber, Matches, ValidateNested } from 'class-validator';
import { COMPARTMENTS, type Compartment } from '../../participants/compartments.js';
import { Choice, CivilDate, Id, Nullable, Optional, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { LocalTextDto } from '../../programme/local-text.dto.js';
import { AXES, type Axis } from '../plan-terms.js';

const RATERS = ['operator', 'person', 'relative'] as const;
export type Rater = (typeof RATERS)[number];
const DIRECTIONS = ['higher_is_better', 'lower_is_better'] as const;
type Direction = (typeof DIRECTIONS)[number];
const METHODS = ['sum', 'mean', 'entered'] as const;

/** One thing to score. Without a name it is called by its number: the words are the publisher's. */
export class InstrumentItemDto {
  key: string;
  name: LocalTextDto | null;
  min: number;
  max: number;
  /** Scores go in steps of this size. */
  step: number;
}

export class InstrumentSubscaleDto {
  key: string;
  name: LocalTextDto;
  /** Keys of the items that it sums; empty where it is entered as it is. */
  items: string[];
  min: number;
  max: number;
}

export class InstrumentTotalDto {
  @ApiProperty({ enum: METHODS })
  method: (typeof METHODS)[number];
  min: number;
  max: number;
}

/** What can be assessed with, in which version, within which ranges. */
export class InstrumentDto {
  id: string;
  key: string;
  /** The publisher's edition. */
  edition: string;
  name: LocalTextDto;
  note: LocalTextDto | null;
  /** The life axis that it speaks about; null when it speaks about several. */
  @ApiProperty({ enum: AXES })
  axis: Axis | null;
  @ApiProperty({ enum: DIRECTIONS })
  direction: Direction;
  items: InstrumentItemDto[];
  subscales: InstrumentSubscaleDto[];
  total: InstrumentTotalDto | null;
}

export class InstrumentsDto {
  items: InstrumentDto[];
  nextCursor: string | null;
}

export class ScoreDto {
  /** Of the instrument's item or subscale; `total` for an overall score that is entered. */
  @Matches(/^[\w-]{1,40}$/)
  key: string;

  /** Within the range of what is scored. */
  @IsNumber({ maxDecimalPlaces: 2 })
  value: number;
}

export class NewAssessmentDto {
  @Id()
  instrumentId: string;

  /** Civil date; between the day the case was opened and today. */
  @CivilDate()
  assessedOn: string;

  /** Whose view it is: the operator's, the person's own, a relative's. */
  @Choice(RATERS)
  rater: Rater;

  /** One for each thing to score, in any order. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => ScoreDto) @ArrayMaxSize(200)
  scores: ScoreDto[];

  @Nullable() @Text(2000)
  note?: string | null;

  /** Left out: general. */
  @Optional() @Choice(COMPARTMENTS)
  compartment?: Compartment;
}

export class WithdrawAssessmentDto {
  /** Why it does not hold: it stays readable. */
  @Text(500)
  reason: string;
}

export class AssessmentsQuery extends PageQuery {
  @Optional() @Id()
  instrumentId?: string;
}

export class AssessmentDto {
  id: string;
  personId: string;
  caseId: string;
  instrumentId: string;
  instrumentName: LocalTextDto;
  @ApiProperty({ enum: COMPARTMENTS })
  compartment: Compartment;
  assessedOn: string;
  @ApiProperty({ enum: RATERS })
  rater: Rater;
  scores: ScoreDto[];
  /** Null where the instrument has no overall score. */
  total: number | null;
  subscales: ScoreDto[];
  note: string | null;
  /** Who recorded it. */
  recordedBy: string;
  withdrawnOn: string | null;
  withdrawnReason: string | null;
  version: number;
}

export class AssessmentPageDto {
  items: AssessmentDto[];
  nextCursor: string | null;
}

export class ScorePointDto {
  on: string;
  value: number;
  /** Null for a level on a life axis. */
  assessmentId: string | null;
}

/** One line of the chart: an instrument's overall score, one of its subscales where it has none, or a life axis. */
export class ScoreSeriesDto {
  /** Null for a life axis. */
  instrumentId: string | null;
  /** Null for an overall score. */
  subscale: LocalTextDto | null;
  name: LocalTextDto;
  @ApiProperty({ enum: AXES })
  axis: Axis | null;
  @ApiProperty({ enum: DIRECTIONS })
  direction: Direction;
  min: number;
  max: number;
  points: ScorePointDto[];
  /** Last score minus the first; null with fewer than two. */
  change: number | null;
  /** Whether the change is for the better, by the instrument's direction. */
  @ApiProperty({ enum: ['better', 'worse', 'same'] })
  trend: 'better' | 'worse' | 'same' | null;
}

export class ScoreSeriesListDto {
  items: ScoreSeriesDto[];
  nextCursor: string | null;
}
