// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { RoleFields, blankRole, roleBody } from './role-fields.js';
import { useTexts } from './texts.js';

/** Where the server speaks of the first role, the form has it in one piece with the rest. */
const pointers = {
  '/roles/0/role': 'role', '/roles/0/organisationId': 'organisationId', '/roles/0/areaIds': 'role', '/roles/0/convenzioneId': 'convenzioneId',
  '/roles/0/validFrom': 'validFrom', '/roles/0/validTo': 'validTo',
} as const;

/** Invites somebody: an account with its first role, and a mail with a link. Further roles are added on the account's page. */
export default function Invite() {
  const t = useTexts();
  return (
    <Page title={t('invite.title')} lead={<p>{t('invite.lead')}</p>}>
      <InviteForm />
    </Page>
  );
}

function InviteForm() {
  const t = useTexts();
  const ui = useUiTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useRecordForm({
    values: { email: '', givenName: '', familyName: '', locale: 'it', ...blankRole },
    pointers,
    about: { form: 'account' },
    save: ({ email, givenName, familyName, locale, ...role }, headers) =>
      ok(api.POST('/api/v1/accounts', { params: { header: { 'Idempotency-Key': headers['Idempotency-Key'] ?? '' } }, body: { email: email.trim(), givenName, familyName, locale: locale as 'it' | 'en', roles: [roleBody(role)] }, headers })),
    onSaved: async ({ id }) => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['accounts'] }), queries.invalidateQueries({ queryKey: ['mails'] })]);
      notify('success', t('invite.sent'));
      await navigate(`/account/${id}`);
    },
  });
  return (
    <RecordForm
      form={form}
      submitLabel={t('invite.submit')}
      cancel={
        <Link className="btn btn-outline-primary" to="/account">
          {ui('cancel')}
        </Link>
      }
    >
      <TextField name="email" type="email" label={t('email')} hint={t('invite.emailHint')} required />
      <TextField name="givenName" label={t('givenName')} required />
      <TextField name="familyName" label={t('familyName')} required />
      <SelectField
        name="locale"
        label={t('locale')}
        required
        options={[
          { value: 'it', label: t('italian') },
          { value: 'en', label: t('english') },
        ]}
      />
      <RoleFields />
    </RecordForm>
  );
}
