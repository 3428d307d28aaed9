// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { RoleFields, blankRole, roleBody, rolePointers } from './role-fields.js';
import { useTexts } from './texts.js';

/** Gives an account a further role. */
export default function NewRole() {
  const t = useTexts();
  const ui = useUiTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const form = useRecordForm({
    values: blankRole,
    pointers: rolePointers,
    about: { form: 'account' },
    save: (values, headers) => ok(api.POST('/api/v1/accounts/{id}/roles', { params: { path: { id }, header: { 'Idempotency-Key': headers['Idempotency-Key'] ?? '' } }, body: roleBody(values), headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      notify('success', t('addRole.added'));
      await navigate(`/account/${id}`);
    },
  });
  return (
    <Page title={t('addRole.title')} lead={<p>{t('addRole.lead')}</p>}>
      <RecordForm
        form={form}
        submitLabel={t('addRole.submit')}
        cancel={
          <Link className="btn btn-outline-primary" to={`/account/${id}`}>
            {ui('cancel')}
          </Link>
        }
      >
        <RoleFields />
      </RecordForm>
    </Page>
  );
}
