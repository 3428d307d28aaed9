// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, Nullable, Optional, Text, Whole } from '../platform/http/fields.js';
import { AXES, EVALUATIONS, HIGHEST_LEVEL, LOWEST_LEVEL, type Axis, type Evaluation } from './plan-terms.js';

export class NewGoalDto {
  @Choice(AXES)
  axis: Axis;

  @Text(1000)
  description: string;

  /** Where the person stands when the goal is set: level of the five-level scale. */
  @Nullable() @Whole(LOWEST_LEVEL, HIGHEST_LEVEL)
  baselineLevel?: number | null;

  /** The same in words. */
  @Nullable() @Text(1000)
  baseline?: string | null;

  /** Level of the five-level scale that is aimed at. */
  @Nullable() @Whole(LOWEST_LEVEL, HIGHEST_LEVEL)
  expectedLevel?: number | null;
}

export class ChangeGoalDto {
  @Optional() @Choice(AXES)
  axis?: Axis;

  @Optional() @Text(1000)
  description?: string;

  /** Where the person stands when the goal is set: level of the five-level scale. */
  @Nullable() @Whole(LOWEST_LEVEL, HIGHEST_LEVEL)
  baselineLevel?: number | null;

  /** The same in words. */
  @Nullable() @Text(1000)
  baseline?: string | null;

  /** Level of the five-level scale that is aimed at. */
  @Nullable() @Whole(LOWEST_LEVEL, HIGHEST_LEVEL)
  expectedLevel?: number | null;

  /** Its place among the goals of the plan, from 1; beyond the last one it stands last. */
  @Optional() @Whole(1, 100)
  place?: number;
}

export class GoalDto {
  id: string;
  /** The same goal keeps it from version to version of the plan. */
  lineageId: string;
  @ApiProperty({ enum: AXES })
  axis: Axis;
  description: string;
  /** Level of the five-level scale when the goal was set. */
  baselineLevel: number | null;
  /** The same in words. */
  baseline: string | null;
  /** Level of the five-level scale that is aimed at. */
  expectedLevel: number | null;
  /** Where the person stands now: the latest of what reviews said of this goal and of the levels recorded on its axis. */
  achievedLevel: number | null;
  /** Civil date of that level. */
  achievedOn: string | null;
  /** What the last review said of the goal. */
  @ApiProperty({ enum: EVALUATIONS, nullable: true, type: String })
  evaluation: Evaluation | null;
}
