// SPDX-License-Identifier: AGPL-3.0-or-later
import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { Can } from '../platform/access/can.decorator.js';
import { IdParam, IfMatch } from '../platform/http/params.js';
import { ChangeReviewDto, NewReviewDto, ReviewDto, ReviewsDto } from './reviews.dto.js';
import { ReviewsService } from './reviews.service.js';

@Controller('plans/:id/reviews')
export class ReviewsController {
  constructor(private readonly reviews: ReviewsService) {}

  /** Reviews of the plan and of the versions before it, the latest first. */
  @Get()
  @Can('read', 'PlanReview')
  list(@IdParam() id: string): Promise<ReviewsDto> {
    return this.reviews.list(id);
  }

  /** Records a review of an active plan: every goal and every commitment is evaluated. */
  @Post()
  @Can('create', 'PlanReview')
  record(@IdParam() id: string, @Body() body: NewReviewDto): Promise<ReviewDto> {
    return this.reviews.record(id, body);
  }

  @Get(':reviewId')
  @Can('read', 'PlanReview')
  show(@IdParam() id: string, @IdParam('reviewId') reviewId: string): Promise<ReviewDto> {
    return this.reviews.get(id, reviewId);
  }

  /** Corrects the notes, or the day of the next review, while the plan is active. */
  @Patch(':reviewId')
  @Can('update', 'PlanReview')
  change(@IdParam() id: string, @IdParam('reviewId') reviewId: string, @IfMatch() ifMatch: number, @Body() body: ChangeReviewDto): Promise<ReviewDto> {
    return this.reviews.change(id, reviewId, ifMatch, body);
  }
}
