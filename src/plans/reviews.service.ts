// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { addMonths } from '../platform/time/civil-date.js';
import { PlanReview, ReviewedCommitment, ReviewedGoal } from './review.entity.js';
import { assertReview, type ReviewFacts } from './review-rules.js';
import { REVIEW_FACTS_SQL, REVIEWS_SQL } from './reviews.queries.js';
import type { ChangeReviewDto, NewReviewDto, ReviewDto, ReviewsDto } from './reviews.dto.js';

const reviewProblem = defineProblems({
  'plan-review.not-active': { status: 409, it: 'Si verifica un Budget di Salute attivo: questo non lo è.', en: 'An active Budget di Salute is reviewed: this one is not.' },
  'plan-review.before-plan': { status: 422, it: 'Una verifica non può venire prima del piano: scegli il {earliest:day} o un giorno successivo.', en: 'A review cannot precede its plan: choose {earliest:day} or a later day.' },
  'plan-review.next-not-after': { status: 422, it: 'La prossima verifica deve venire dopo questa, del {heldOn:day}.', en: 'The next review must come after this one, of {heldOn:day}.' },
  'plan-review.next-of-closing': { status: 422, it: 'Se il piano si chiude non c’è una prossima verifica: togli la data o cambia la decisione.', en: 'When the plan comes to its end there is no next review: leave the date out or change the decision.' },
  'plan-review.event-not-expected': { status: 422, it: 'Una verifica periodica non ha un evento: toglilo, o scegli «su un evento».', en: 'A scheduled review has no event: leave it out, or choose “on an event”.' },
  'plan-review.unknown': { status: 422, it: 'Non è di questo piano: ricarica la pagina.', en: 'It is not of this plan: reload the page.' },
  'plan-review.twice': { status: 422, it: 'È già valutato più in alto: lascia una sola valutazione.', en: 'It is evaluated above already: keep one evaluation.' },
  'plan-review.missing': { status: 422, it: 'Manca la valutazione di «{what}».', en: 'The evaluation of “{what}” is missing.' },
});

interface Facts extends ReviewFacts {
  status: string;
  personId: string;
  reviewMonths: number;
}
type Row = ReviewDto & { personId: string; planStatus: string };

/** Reviews of an active plan: what became of each goal and each commitment, what is decided, and when one looks again. */
@Injectable()
export class ReviewsService {
  constructor(private readonly db: Db) {}

  async list(planId: string): Promise<ReviewsDto> {
    const plan = await this.db.one<{ personId: string }>('select person_id as "personId" from plan where id = $1', [planId]);
    if (!plan) throw Problem.notFound();
    const rows = await this.db.query<Row>(REVIEWS_SQL, [planId, null]);
    this.db.noteRead('PlanReview', rows.map(({ id }) => id), [plan.personId]);
    return { items: rows.map(toDto), nextCursor: null };
  }

  async get(planId: string, id: string): Promise<ReviewDto> {
    return toDto(await this.row(planId, id));
  }

  async record(planId: string, body: NewReviewDto): Promise<ReviewDto> {
    const facts = await this.db.one<Facts>(REVIEW_FACTS_SQL, [planId]);
    if (!facts) throw Problem.notFound();
    if (facts.status !== 'active') throw reviewProblem('plan-review.not-active');
    assertReview(body, facts);
    const { goals, commitments, event = null, notes = null, nextReviewOn, ...review } = body;
    const { personId } = facts;
    const reviewId = uuid();
    const next = review.decision === 'close' ? null : (nextReviewOn ?? addMonths(review.heldOn, facts.reviewMonths));
    await this.db.insert(PlanReview, { ...review, id: reviewId, planId, personId, event, notes, nextReviewOn: next, recordedBy: this.db.actor.accountId });
    await this.db.insert(ReviewedGoal, goals.map(({ level = null, note = null, ...goal }) => ({ ...goal, level, note, id: uuid(), reviewId, personId })));
    await this.db.insert(ReviewedCommitment, commitments.map(({ note = null, ...commitment }) => ({ ...commitment, note, id: uuid(), reviewId, personId })));
    return this.get(planId, reviewId);
  }

  /** Corrects the notes, or the day of the next review, while the plan is active. */
  async change(planId: string, id: string, ifMatch: number, body: ChangeReviewDto): Promise<ReviewDto> {
    const current = await this.row(planId, id);
    assertVersion(current, ifMatch, body);
    if (current.planStatus !== 'active') throw reviewProblem('plan-review.not-active');
    const { heldOn, decision } = current;
    if (body.nextReviewOn && decision === 'close') throw reviewProblem('plan-review.next-of-closing', {}, ['/nextReviewOn']);
    if (body.nextReviewOn && body.nextReviewOn <= heldOn) throw reviewProblem('plan-review.next-not-after', { heldOn }, ['/nextReviewOn']);
    const changed = await this.db.change(PlanReview, id, ifMatch, body);
    const now = await this.row(planId, id);
    if (!changed) assertVersion(now, ifMatch, body);
    return toDto(now);
  }

  private async row(planId: string, id: string): Promise<Row> {
    const [row] = await this.db.query<Row>(REVIEWS_SQL, [planId, id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('PlanReview', [id], [row.personId]);
    return row;
  }
}

const toDto = ({ personId: _person, planStatus: _status, ...review }: Row): ReviewDto => review;
