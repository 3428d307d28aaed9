// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { Alert } from '../../ui/alert.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { useContentsTexts } from './contents-texts.js';
import type { Plan, Words } from './words.js';

export type Review = Item<'/api/v1/plans/{id}/reviews'>;

/** Reviews of a plan and of the versions before it; undefined while they are read. */
export function useReviews(planId: string) {
  return useQuery({
    queryKey: ['plans', 'reviews', planId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/plans/{id}/reviews', { params: { path: { id: planId } }, signal })),
  });
}

/** When the plan is looked at again and why, and what was found before. */
export function ReviewsSection({ plan, words }: { plan: Plan; words: Words }) {
  const t = useContentsTexts();
  const query = useReviews(plan.id);
  const active = plan.status === 'active';
  return (
    <section aria-labelledby="reviews" className="mt-5">
      <h2 id="reviews" className="h3">{t('reviews.title')}</h2>
      {active && <Next plan={plan} />}
      {active && (
        <div className="app-buttons d-print-none mb-3">
          <Link className="btn btn-outline-primary" to={`/piani/${plan.id}/verifica`}>{t('reviews.add')}</Link>
        </div>
      )}
      <Loaded query={query}>{({ items }) => <Reviews plan={plan} reviews={items} words={words} />}</Loaded>
    </section>
  );
}

function Next({ plan: { nextReview } }: { plan: Plan }) {
  const t = useContentsTexts();
  if (!nextReview) return <p>{t('reviews.noNext')}</p>;
  const { on, because, due } = nextReview;
  const missed = because === 'missed_commitment';
  const text = t(due ? (missed ? 'reviews.dueMissed' : 'reviews.due') : missed ? 'reviews.missedNext' : 'reviews.next', { date: formatDate(on) });
  return due || missed ? <Alert tone="warning"><p className="mb-0">{text}</p></Alert> : <p>{text}</p>;
}

function Reviews({ plan, reviews, words }: { plan: Plan; reviews: readonly Review[]; words: Words }) {
  const t = useContentsTexts();
  const last = reviews[0];
  if (!last) return <p>{t('reviews.none')}</p>;
  const pending = plan.status === 'active' && last.planId === plan.id;
  return (
    <>
      {pending && last.decision === 'change' && <Alert tone="info"><p className="mb-0">{t('reviews.changeDecided')}</p></Alert>}
      {pending && last.decision === 'close' && <Alert tone="info"><p className="mb-0">{t('reviews.closeDecided')}</p></Alert>}
      <ul className="app-plan-list">
        {reviews.map(review => <li key={review.id}><ReviewView plan={plan} review={review} words={words} /></li>)}
      </ul>
    </>
  );
}

/** One review: the last words first, the evaluations on demand. */
function ReviewView({ plan, review, words }: { plan: Plan; review: Review; words: Words }) {
  const t = useContentsTexts();
  const date = formatDate(review.heldOn);
  const who = ({ signatoryName, signatoryKind }: Review['commitments'][number]) => signatoryName ?? t(signatoryKind === 'case_manager' ? 'reviews.caseManager' : 'reviews.thePerson');
  return (
    <>
      <h3 className="h5">{t('reviews.of', { date })}</h3>
      <Facts
        facts={[
          { label: t('reviews.kind'), value: review.event ?? t('reviews.scheduled') },
          { label: t('reviews.decision'), value: t(`decision.${review.decision}`) },
          { label: t('reviews.next_on'), value: formatDate(review.nextReviewOn) },
          { label: t('reviews.notes'), value: review.notes },
        ]}
      />
      <DataTable
        caption={t('reviews.goalCaption', { date })}
        columns={[
          { key: 'goal', header: t('reviews.goal'), cell: goal => goal.description },
          { key: 'evaluation', header: t('reviews.evaluation'), cell: goal => t(`evaluation.${goal.evaluation}`) },
          { key: 'level', header: t('reviews.level'), cell: goal => (goal.level === null ? t('reviews.noLevel') : words.level(goal.level)) },
          { key: 'note', header: t('reviews.note'), cell: goal => goal.note ?? t('none') },
        ]}
        rows={review.goals}
        rowKey={goal => goal.goalId}
      />
      {review.commitments.length > 0 && (
        <DataTable
          caption={t('reviews.commitmentCaption', { date })}
          columns={[
            { key: 'who', header: t('reviews.who'), cell: who },
            { key: 'what', header: t('reviews.kept'), cell: one => one.commitment ?? t('none') },
            { key: 'kept', header: t('reviews.evaluation'), cell: one => t(`kept.${one.kept}`) },
            { key: 'note', header: t('reviews.note'), cell: one => one.note ?? t('none') },
          ]}
          rows={review.commitments}
          rowKey={one => one.signatoryId}
        />
      )}
      <p className="mb-0">
        {review.planId !== plan.id && `${t('reviews.version', { number: review.planNumber })}. `}
        {review.recordedBy && `${t('reviews.by', { name: review.recordedBy })}. `}
        {plan.status === 'active' && review.planId === plan.id && (
          <Link className="d-print-none" aria-label={t('reviews.editOf', { date })} to={`/piani/${plan.id}/verifiche/${review.id}`}>{t('reviews.edit')}</Link>
        )}
      </p>
    </>
  );
}
