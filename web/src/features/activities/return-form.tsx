// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, ok, versioned } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { useTexts as useKitTexts } from '../../ui/texts.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import { notify } from '../../ui/toasts.js';
import type { Activity } from './activity.js';
import { useTexts } from './texts.js';

interface ReturnFormProps {
  activity: Activity;
  etag: string | null;
  onClose: () => void;
  onReturned: () => void;
}

/** Sends an activity back to its partner, who reads why. Opens in the page, where the activity stays in view. */
export function ReturnForm({ activity, etag, onClose, onReturned }: ReturnFormProps) {
  const t = useTexts();
  const kit = useKitTexts();
  const queries = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const facts = ({ status, title, heldOn, minutes, returnReason }: Activity) => [
    { label: t('list.status'), value: t(`status.${status}`) },
    { label: t('form.title'), value: title },
    { label: t('form.heldOn'), value: formatDate(heldOn) },
    { label: t('form.minutes'), value: formatMinutes(minutes) },
    { label: t('detail.returned'), value: returnReason ?? '' },
  ];
  const form = useRecordForm({
    values: { reason: '' },
    facts: facts(activity),
    reload: async () => {
      const now = await versioned(api.GET('/api/v1/activities/{id}', { params: { path: { id: activity.id } } }));
      return { values: { reason: '' }, etag: now.etag, facts: facts(now.data) };
    },
    etag,
    draftKey: `return ${activity.id}`,
    about: { form: 'activity' },
    save: ({ reason }, headers) =>
      ok(
        api.POST('/api/v1/activities/{id}/validation', {
          params: { path: { id: activity.id }, header: headers as { 'If-Match': string } },
          body: { decision: 'returned', reason },
        }),
      ),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['activities'] });
      notify('success', t('detail.wasReturned'));
      onClose();
      onReturned();
    },
  });
  return (
    <section className="app-return" aria-labelledby="return-title">
      <h2 ref={heading} tabIndex={-1} className="h4" id="return-title">
        {t('detail.returnTitle')}
      </h2>
      <p>{t('detail.returnText')}</p>
      <RecordForm
        form={form}
        submitLabel={t('detail.returnNow')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {kit('cancel')}
          </button>
        }
      >
        <TextField name="reason" label={t('detail.reason')} rows={4} maxLength={1000} required />
      </RecordForm>
    </section>
  );
}
