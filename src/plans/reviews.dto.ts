// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { Choice, CivilDate, Id, Nullable, Optional, Text, Whole } from '../platform/http/fields.js';
import { AXES, EVALUATIONS, HIGHEST_LEVEL, LOWEST_LEVEL, type Axis, type Evaluation } from './plan-terms.js';
import { KEPT, REVIEW_DECISIONS, REVIEW_KINDS, type Kept, type ReviewDecision, type ReviewKind } from './review-terms.js';
import { SIGNATORY_KINDS, type SignatoryKind } from './signatures/signature-terms.js';

export class EvaluatedGoalDto {
  /** Each goal of the plan once. */
  @Id()
  goalId: string;

  @Choice(EVALUATIONS)
  evaluation: Evaluation;

  /** Where the person stands now: level of the five-level scale. */
  @Nullable() @Whole(LOWEST_LEVEL, HIGHEST_LEVEL)
  level?: number | null;

  @Nullable() @Text(1000)
  note?: string | null;
}

export class EvaluatedCommitmentDto {
  /** Each signatory that committed itself to something once. */
  @Id()
  signatoryId: string;

  @Choice(KEPT)
  kept: Kept;

  @Nullable() @Text(1000)
  note?: string | null;
}

export class NewReviewDto {
  /** When it was due, or because something happened. */
  @Choice(REVIEW_KINDS)
  kind: ReviewKind;

  /** Not before the plan began and became active, and not in the future. */
  @CivilDate()
  heldOn: string;

  /** What happened; only and always of a review on an event. */
  @Nullable() @Text(1000)
  event?: string | null;

  @Nullable() @Text(4000)
  notes?: string | null;

  /** Whether the plan goes on as it is, needs a new version, or comes to its end. */
  @Choice(REVIEW_DECISIONS)
  decision: ReviewDecision;

  /** After `heldOn`; left out, the plan's months later. Not when the plan comes to its end. */
  @Nullable() @CivilDate()
  nextReviewOn?: string | null;

  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => EvaluatedGoalDto)
  goals: EvaluatedGoalDto[];

  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => EvaluatedCommitmentDto)
  commitments: EvaluatedCommitmentDto[];
}

export class ChangeReviewDto {
  @Nullable() @Text(4000)
  notes?: string | null;

  /** After `heldOn`. */
  @Optional() @CivilDate()
  nextReviewOn?: string;
}

export class ReviewedGoalDto {
  goalId: string;
  @ApiProperty({ enum: AXES })
  axis: Axis;
  description: string;
  @ApiProperty({ enum: EVALUATIONS })
  evaluation: Evaluation;
  /** Level of the five-level scale. */
  level: number | null;
  note: string | null;
}

export class ReviewedCommitmentDto {
  signatoryId: string;
  @ApiProperty({ enum: SIGNATORY_KINDS })
  signatoryKind: SignatoryKind;
  /** Who committed itself; null for the person. */
  signatoryName: string | null;
  /** To what, in words. */
  commitment: string | null;
  @ApiProperty({ enum: KEPT })
  kept: Kept;
  note: string | null;
}

export class ReviewDto {
  id: string;
  planId: string;
  /** The version of the plan that was reviewed. */
  planNumber: number;
  @ApiProperty({ enum: REVIEW_KINDS })
  kind: ReviewKind;
  heldOn: string;
  event: string | null;
  notes: string | null;
  @ApiProperty({ enum: REVIEW_DECISIONS })
  decision: ReviewDecision;
  nextReviewOn: string | null;
  /** Who recorded it. */
  recordedBy: string | null;
  goals: ReviewedGoalDto[];
  commitments: ReviewedCommitmentDto[];
  version: number;
}

/** All of a plan and of the versions before it, the latest first; there are few, so they come on one page. */
export class ReviewsDto {
  items: ReviewDto[];
  nextCursor: string | null;
}

/** When an active plan is looked at again, and why then. */
export class NextReviewDto {
  on: string;
  /** The day that was set, or a commitment that was missed at the last review. */
  @ApiProperty({ enum: ['scheduled', 'missed_commitment'] })
  because: 'scheduled' | 'missed_commitment';
  /** The day has come. */
  due: boolean;
}
