// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { api, versioned } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import type { Account } from './model.js';
import { useTexts } from './texts.js';

/** Mends a name that was written wrong. The address stays: whoever could change it could become that person. */
export function NameDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const queries = useQueryClient();
  const { id } = account;
  const form = useRecordForm({
    values: { givenName: account.givenName, familyName: account.familyName },
    etag: `"${account.version}"`,
    draftKey: false,
    save: (body, headers) => versioned(api.PATCH('/api/v1/accounts/{id}', { params: { path: { id }, header: { 'If-Match': headers['If-Match'] ?? '' } }, body, headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      onClose();
      notify('success', t('names.saved'));
    },
    reload: async () => {
      const { data, etag } = await versioned(api.GET('/api/v1/accounts/{id}', { params: { path: { id } } }));
      return { values: { givenName: data.givenName, familyName: data.familyName }, etag };
    },
  });
  return (
    <Dialog title={t('names.open')} onClose={onClose}>
      <RecordForm
        form={form}
        submitLabel={t('names.submit')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        <TextField name="givenName" label={t('givenName')} required />
        <TextField name="familyName" label={t('familyName')} required />
      </RecordForm>
    </Dialog>
  );
}
