// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { LonePage, ToSignIn } from './link-page.js';
import { useTexts } from './texts.js';

/** Asks for a message to choose a new password. The answer does not tell whether there is such an account. */
export default function AskReset() {
  const t = useTexts();
  const [sent, setSent] = useState(false);
  if (sent) {
    return (
      <LonePage title={t('ask.doneTitle')} lead={<p>{t('ask.done')}</p>}>
        <ToSignIn />
        <button type="button" className="btn btn-link px-0" onClick={() => setSent(false)}>
          {t('ask.again')}
        </button>
      </LonePage>
    );
  }
  return (
    <LonePage title={t('ask.title')} lead={<p>{t('ask.lead')}</p>}>
      <AskForm onSent={() => setSent(true)} />
    </LonePage>
  );
}

function AskForm({ onSent }: { onSent: () => void }) {
  const t = useTexts();
  const form = useRecordForm({
    values: { email: '' },
    draftKey: false,
    save: ({ email }) => ok(api.POST('/api/v1/password-resets', { body: { email: email.trim() } })),
    onSaved: onSent,
  });
  return (
    <RecordForm
      form={form}
      submitLabel={t('ask.submit')}
      cancel={
        <Link className="btn btn-outline-primary" to="/">
          {t('signIn')}
        </Link>
      }
    >
      <TextField name="email" type="email" autoComplete="username" label={t('ask.email')} required />
    </RecordForm>
  );
}
