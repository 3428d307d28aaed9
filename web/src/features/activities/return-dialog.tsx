// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { useTexts as useKitTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import type { Activity } from './activity.js';
import { useTexts } from './texts.js';

interface ReturnDialogProps {
  activity: Activity;
  etag: string | null;
  onClose: () => void;
  onReturned: () => void;
}

/** Sends an activity back to its partner, who reads why. */
export function ReturnDialog({ activity, etag, onClose, onReturned }: ReturnDialogProps) {
  const t = useTexts();
  const kit = useKitTexts();
  const queries = useQueryClient();
  const form = useRecordForm({
    values: { reason: '' },
    etag,
    draftKey: `return ${activity.id}`,
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
    <Dialog title={t('detail.returnTitle')} onClose={onClose}>
      <p>{t('detail.returnText')}</p>
      <RecordForm
        form={form}
        submitLabel={t('detail.return')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {kit('cancel')}
          </button>
        }
      >
        <TextField name="reason" label={t('detail.reason')} rows={4} maxLength={1000} required />
      </RecordForm>
    </Dialog>
  );
}
