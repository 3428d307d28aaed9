// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Loading } from '../../ui/states.js';
import { useContentsTexts } from './contents-texts.js';
import { useReviews } from './reviews-section.js';
import type { Review } from './reviews-section.js';
import { usePartSaved } from './use-part-form.js';
import { usePlan } from './use-plan.js';

type Values = { notes: string; nextReviewOn: string };

/** Corrects what may be corrected of a review: its notes, and the day of the next one. */
export default function ReviewEdit() {
  const { id = '', reviewId } = useParams();
  const reviews = useReviews(id);
  return (
    <Loaded query={usePlan(id)} page>
      {({ data: { personId } }) => (
        <Loaded query={reviews} page>
          {({ items }) => {
            const review = items.find(one => one.id === reviewId);
            return review ? <FormOf planId={id} personId={personId} review={review} /> : <Loading />;
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

const valuesOf = ({ notes, nextReviewOn }: Pick<Review, 'notes' | 'nextReviewOn'>): Values => ({ notes: notes ?? '', nextReviewOn: nextReviewOn ?? '' });

function FormOf({ planId, personId, review }: { planId: string; personId: string; review: Review }) {
  const t = useContentsTexts();
  const saved = usePartSaved(planId, t('reviews.changed'));
  const path = { id: planId, reviewId: review.id };
  const form = useRecordForm<Values, unknown>({
    values: valuesOf(review),
    etag: `"${review.version}"`,
    about: { personId },
    save: ({ notes, nextReviewOn }, headers) =>
      versioned(api.PATCH('/api/v1/plans/{id}/reviews/{reviewId}', {
        params: { path, header: { 'If-Match': headers['If-Match'] ?? '' } }, headers,
        body: { notes: notes.trim() || null, ...(nextReviewOn && { nextReviewOn }) },
      })),
    onSaved: saved,
    reload: async () => {
      const now = await versioned(api.GET('/api/v1/plans/{id}/reviews/{reviewId}', { params: { path } }));
      return { values: valuesOf(now.data), etag: now.etag };
    },
  });
  return (
    <Page title={t('reviews.editOf', { date: formatDate(review.heldOn) })} lead={<p>{t('reviews.editLead')}</p>}>
      <RecordForm form={form} submitLabel={t('save')} cancel={<Link className="btn btn-outline-primary" to={`/piani/${planId}`}>{t('cancel')}</Link>}>
        <TextField name="notes" label={t('reviews.notes')} rows={5} maxLength={4000} />
        {review.decision !== 'close' && <DateField name="nextReviewOn" label={t('reviews.next_on')} required />}
      </RecordForm>
    </Page>
  );
}
