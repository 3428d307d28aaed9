// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Evaluation } from './plan-terms.js';
import type { Kept, ReviewDecision, ReviewKind } from './review-terms.js';

@Entity('plan_review')
export class PlanReview {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') personId: string;
  @Column('text') kind: ReviewKind;
  @Column('date') heldOn: string;
  @Column('text') event: string | null;
  @Column('text') notes: string | null;
  @Column('text') decision: ReviewDecision;
  @Column('date') nextReviewOn: string | null;
  @Column('uuid') recordedBy: string;
  @Column('int') version: number;
}

@Entity('plan_review_goal')
export class ReviewedGoal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') reviewId: string;
  @Column('uuid') personId: string;
  @Column('uuid') goalId: string;
  @Column('text') evaluation: Evaluation;
  @Column('smallint') level: number | null;
  @Column('text') note: string | null;
}

@Entity('plan_review_commitment')
export class ReviewedCommitment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') reviewId: string;
  @Column('uuid') personId: string;
  @Column('uuid') signatoryId: string;
  @Column('text') kept: Kept;
  @Column('text') note: string | null;
}
