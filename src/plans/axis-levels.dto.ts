// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Optional, Whole } from '../platform/http/fields.js';
import { AXES, HIGHEST_LEVEL, LOWEST_LEVEL, type Axis } from './plan-terms.js';

/** `conclusion` is written by concluding the case and by nothing else. */
const RECORDED_MOMENTS = ['baseline', 'review'] as const;
const MOMENTS = [...RECORDED_MOMENTS, 'conclusion'] as const;
type Moment = (typeof MOMENTS)[number];

export class NewAxisLevelDto {
  @Choice(AXES)
  axis: Axis;

  /** One baseline per axis; as many reviews as there are. */
  @Choice(RECORDED_MOMENTS)
  moment: 'baseline' | 'review';

  /** 1 (critical) to 5 (self-reliant). */
  @Whole(LOWEST_LEVEL, HIGHEST_LEVEL)
  level: number;

  /** Between the day the case was opened and today. */
  @CivilDate()
  assessedOn: string;
}

export class ChangeAxisLevelDto {
  /** 1 (critical) to 5 (self-reliant). */
  @Optional() @Whole(LOWEST_LEVEL, HIGHEST_LEVEL)
  level?: number;

  /** Between the day the case was opened and today. */
  @Optional() @CivilDate()
  assessedOn?: string;
}

export class AxisLevelDto {
  id: string;
  caseId: string;
  @ApiProperty({ enum: AXES })
  axis: Axis;
  @ApiProperty({ enum: MOMENTS })
  moment: Moment;
  /** 1 (critical) to 5 (self-reliant). */
  level: number;
  assessedOn: string;
  version: number;
}

/** All levels of a case; there are few, so they come on one page. */
export class AxisLevelsDto {
  items: AxisLevelDto[];
  nextCursor: string | null;
}
