// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { useTexts } from './texts.js';

type Values = { reason: string; note: string };
const reasons = ['retention_over', 'person_request', 'registered_by_mistake'] as const;

/** Proposes to erase what is kept about somebody. */
export default function ProposeErasure() {
  const t = useTexts();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const back = `/persone/${id}/diritti`;
  const form = useRecordForm<Values, unknown>({
    values: { reason: '', note: '' },
    about: { personId: id },
    save: ({ reason, note }, headers) => versioned(api.POST('/api/v1/people/{id}/retention-proposals', { params: { path: { id } }, body: { reason: reason as 'person_request', note: note || null }, headers })),
    onSaved: async () => {
      notify('success', t('propose.done'));
      await navigate(back);
    },
  });
  return (
    <Page title={t('propose.title')} lead={t('propose.lead')}>
      <RecordForm form={form} submitLabel={t('propose.submit')} cancel={<Link className="btn btn-outline-primary" to={back}>{t('one.no')}</Link>}>
        <RadioField name="reason" label={t('propose.reason')} required options={reasons.map(value => ({ value, label: t(`reasons.${value}`) }))} />
        <TextField name="note" label={t('propose.note')} rows={3} maxLength={1000} />
      </RecordForm>
    </Page>
  );
}
