// SPDX-License-Identifier: AGPL-3.0-or-later
import { Problem, type FieldError } from '../platform/http/problem.js';
import type { NewReviewDto } from './reviews.dto.js';

export interface ReviewFacts {
  today: string;
  /** The first day on which the plan both runs and is active. */
  earliest: string;
  goals: readonly { id: string; description: string }[];
  /** Signatories that committed themselves to something. */
  commitments: readonly { id: string; commitment: string }[];
}

/** Throws 422 with every mistake at its field. */
export function assertReview(review: NewReviewDto, facts: ReviewFacts): void {
  const errors: FieldError[] = [
    ...dayErrors(review, facts),
    ...eventErrors(review),
    ...eachOnce('/goals', 'goalId', review.goals.map(({ goalId }) => goalId), facts.goals.map(({ id, description }) => ({ id, what: description }))),
    ...eachOnce('/commitments', 'signatoryId', review.commitments.map(({ signatoryId }) => signatoryId), facts.commitments.map(({ id, commitment }) => ({ id, what: commitment }))),
  ];
  if (errors.length > 0) throw new Problem('invalid', {}, errors);
}

function dayErrors({ heldOn, nextReviewOn, decision }: NewReviewDto, { today, earliest }: ReviewFacts): FieldError[] {
  const errors: FieldError[] = [];
  if (heldOn > today) errors.push({ pointer: '/heldOn', code: 'field.date-future' });
  if (heldOn < earliest) errors.push({ pointer: '/heldOn', code: 'plan-review.before-plan', params: { earliest } });
  if (nextReviewOn && decision === 'close') errors.push({ pointer: '/nextReviewOn', code: 'plan-review.next-of-closing' });
  else if (nextReviewOn && nextReviewOn <= heldOn) errors.push({ pointer: '/nextReviewOn', code: 'plan-review.next-not-after', params: { heldOn } });
  return errors;
}

function eventErrors({ kind, event }: NewReviewDto): FieldError[] {
  if (kind === 'event' && !event) return [{ pointer: '/event', code: 'field.required' }];
  return kind === 'scheduled' && event ? [{ pointer: '/event', code: 'plan-review.event-not-expected' }] : [];
}

/** Each of those that are there once, nothing else, and none left out. */
function eachOnce(pointer: string, field: string, sent: readonly string[], there: readonly { id: string; what: string }[]): FieldError[] {
  const wrong = sent.flatMap((id, i): FieldError[] => {
    if (!there.some((one) => one.id === id)) return [{ pointer: `${pointer}/${i}/${field}`, code: 'plan-review.unknown' }];
    return sent.indexOf(id) < i ? [{ pointer: `${pointer}/${i}/${field}`, code: 'plan-review.twice' }] : [];
  });
  const missing = there.filter(({ id }) => !sent.includes(id)).map(({ what }) => ({ pointer, code: 'plan-review.missing', params: { what } }));
  return [...wrong, ...missing];
}
