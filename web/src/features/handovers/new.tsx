// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Alert } from '../../ui/alert.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { ColleagueField } from '../person-file/colleague-field.js';
import type { Case, Person } from '../person-file/model.js';
import { PersonFile } from '../person-file/person-file.js';
import { useTexts } from './texts.js';

/** Propose that a colleague takes over a person's case. */
export default function NewHandover() {
  const t = useTexts();
  return (
    <PersonFile>
      {person => {
        const current = person.cases?.[0];
        return current?.status === 'open' ? <HandoverForm person={person} current={current} /> : <Alert tone="warning">{t('new.closed')}</Alert>;
      }}
    </PersonFile>
  );
}

function HandoverForm({ person, current }: { person: Person; current: Case }) {
  const t = useTexts();
  const ui = useUiTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useRecordForm({
    values: { toAccountId: '', reason: '', overlapUntil: '' },
    about: { personId: person.id },
    save: ({ overlapUntil, ...body }, headers) => ok(api.POST('/api/v1/handovers', { body: { caseId: current.id, ...body, ...(overlapUntil && { overlapUntil }) }, headers })),
    onSaved: async handover => {
      await queries.invalidateQueries({ queryKey: ['handovers'] });
      notify('success', t('new.saved'));
      await navigate(`/passaggi/${handover.id}`);
    },
  });
  return (
    <section aria-labelledby="hand-over">
      <h2 className="h4" id="hand-over">
        {t('new.title')}
      </h2>
      <p>{t('new.lead')}</p>
      <RecordForm form={form} submitLabel={t('new.submit')} cancel={<Link className="btn btn-outline-primary" to={`/persone/${person.id}/percorso`}>{ui('cancel')}</Link>}>
        <ColleagueField name="toAccountId" label={t('new.to')} except={current.caseManagerId} />
        <TextField name="reason" label={t('new.reason')} hint={t('new.reasonHint')} required rows={3} maxLength={1000} />
        <DateField name="overlapUntil" label={t('new.overlapUntil')} hint={t('new.overlapHint')} />
      </RecordForm>
    </section>
  );
}
