// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Sent } from '../../api/types.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { ColleagueField } from '../person-file/colleague-field.js';
import { useToday } from '../session/session.js';
import { useTexts } from './texts.js';

const reasons = ['holiday', 'illness', 'leave', 'training', 'other'] as const;
type Reason = Sent<'/api/v1/substitutions', 'post'>['reason'];

/** Say who stands in for oneself, from when to when. */
export default function NewSubstitution() {
  const t = useTexts();
  const ui = useUiTexts();
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useRecordForm({
    values: { substituteAccountId: '', startsOn: today, endsOn: '', reason: '', note: '' },
    about: { form: 'absence' },
    save: ({ note, reason, ...body }, headers) => ok(api.POST('/api/v1/substitutions', { body: { ...body, reason: reason as Reason, ...(note.trim() && { note }) }, headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['substitutions'] });
      notify('success', t('form.saved'));
      await navigate('/sostituzioni');
    },
  });
  return (
    <Page title={t('new')} lead={t('form.lead')}>
      <RecordForm form={form} submitLabel={t('form.submit')} cancel={<Link className="btn btn-outline-primary" to="/sostituzioni">{ui('cancel')}</Link>}>
        <ColleagueField name="substituteAccountId" label={t('form.substitute')} />
        <DateField name="startsOn" label={t('form.startsOn')} required min={today} />
        <DateField name="endsOn" label={t('form.endsOn')} required min={today} />
        <SelectField name="reason" label={t('reason')} required options={reasons.map(value => ({ value, label: t(`reasons.${value}`) }))} />
        <TextField name="note" label={t('form.note')} hint={t('form.noteHint')} rows={3} maxLength={500} />
      </RecordForm>
    </Page>
  );
}
