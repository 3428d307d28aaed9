// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, versioned } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { useTexts as useKitTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { matching } from '../person-file/model.js';
import { readDocument, useDocumentFacts, useForgetDocuments } from './document.js';
import type { PersonDocument } from './document.js';
import { useTexts } from './texts.js';

/** Takes a document out of the file, with the reason. */
export function WithdrawDialog({ document, etag, onClose }: { document: PersonDocument; etag: string | null; onClose: () => void }) {
  const t = useTexts();
  const kit = useKitTexts();
  const forget = useForgetDocuments();
  const facts = useDocumentFacts();
  const form = useRecordForm({
    values: { reason: '' },
    facts: facts(document),
    reload: async () => {
      const now = await readDocument(document.id);
      return { values: { reason: '' }, etag: now.etag, facts: facts(now.data) };
    },
    etag,
    draftKey: false,
    save: (body, headers) => versioned(api.POST('/api/v1/documents/{id}/withdrawal', { params: { path: { id: document.id }, header: matching(headers) }, body, headers })),
    onSaved: async () => {
      onClose();
      await forget(document.personId);
      notify('success', t('withdrawDone'));
    },
  });
  return (
    <Dialog title={t('withdraw')} onClose={onClose}>
      <p>{t('withdrawText')}</p>
      <RecordForm
        form={form}
        brief
        submitLabel={t('withdraw')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {kit('cancel')}
          </button>
        }
      >
        <TextField name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} maxLength={500} required />
      </RecordForm>
    </Dialog>
  );
}
