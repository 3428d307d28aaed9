// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { PasswordInForm } from '../session/new-password-field.js';
import { useProfile } from './language-section.js';
import { sessionsKey } from './sessions-section.js';
import { useTexts } from './texts.js';

/** One's own password. */
export function PasswordSection() {
  const t = useTexts();
  const query = useProfile();
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="password-title" className="app-section">
      <h2 id="password-title" className="h4">
        {t('password.title')}
      </h2>
      <Loaded query={query}>
        {({ data }) => {
          if (data.demo) return <p>{t('password.demo')}</p>;
          if (!data.hasPassword) return <p>{t('password.none')}</p>;
          if (open) return <PasswordForm email={data.email} onClose={() => setOpen(false)} />;
          return (
            <>
              <p>{t('password.lead')}</p>
              <button type="button" className="btn btn-outline-primary" onClick={() => setOpen(true)}>
                {t('password.open')}
              </button>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function PasswordForm({ email, onClose }: { email: string; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const queries = useQueryClient();
  const form = useRecordForm({
    values: { current: '', password: '' },
    draftKey: false,
    save: (body, headers) => ok(api.POST('/api/v1/profile/password', { body, headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: sessionsKey });
      notify('success', t('password.saved'));
      onClose();
    },
  });
  return (
    <RecordForm
      form={form}
      submitLabel={t('password.submit')}
      cancel={
        <button type="button" className="btn btn-outline-primary" onClick={onClose}>
          {ui('cancel')}
        </button>
      }
    >
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordInForm name="current" label={t('password.current')} autoComplete="current-password" />
      <PasswordInForm name="password" label={t('password.new')} autoComplete="new-password" />
    </RecordForm>
  );
}
