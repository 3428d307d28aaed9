// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import { useCan } from '../../ui/can.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { notify } from '../../ui/toasts.js';
import type { SeatDetail } from './seat-words.js';
import { useVersionTexts } from './version-texts.js';

type Values = { reason: string };

/** Refuses to sign, with the reason; opened first, so that nobody refuses by mistake. */
export function RefuseForm({ seat }: { seat: SeatDetail }) {
  const t = useVersionTexts();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p className="mt-4">
        <button type="button" className="btn btn-outline-danger" onClick={() => setOpen(true)}>{t('seat.refuseOpen')}</button>
      </p>
    );
  }
  return <Reason seat={seat} />;
}

function Reason({ seat }: { seat: SeatDetail }) {
  const t = useVersionTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const follows = useCan()('read', 'Plan');
  const form = useRecordForm<Values, unknown>({
    values: { reason: '' },
    draftKey: false,
    save: ({ reason }, headers) =>
      ok(api.POST('/api/v1/plan-signatories/{id}/refusal', {
        params: { path: { id: seat.id }, header: { 'Idempotency-Key': headers['Idempotency-Key'] ?? '' } }, headers, body: { reason: reason.trim() },
      })),
    onSaved: async () => {
      // What was refused is a draft again, so whoever refused for an organisation sees it no more.
      await navigate(follows ? `/piani/${seat.planId}` : '/da-firmare', { replace: true });
      await Promise.all([['plan-signatories'], ['plans']].map(queryKey => queries.invalidateQueries({ queryKey })));
      notify('success', t('seat.refused'));
    },
  });
  return (
    <div className="mt-4">
      <h3 className="h5">{t('seat.refuseTitle')}</h3>
      <RecordForm form={form} submitLabel={t('seat.refuse')} brief>
        <TextField name="reason" label={t('seat.reason')} hint={t('seat.reasonHint')} rows={3} maxLength={2000} required />
      </RecordForm>
    </div>
  );
}
