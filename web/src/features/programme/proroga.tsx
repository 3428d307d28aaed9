// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import { useProgramme } from '../../api/programme.js';
import type { Programme } from '../../api/programme.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { t as ui } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useTexts } from './texts.js';
import { ActFields } from './versions.js';

/** Records a proroga by its act. */
export default function ProrogaPage() {
  const t = useTexts();
  const query = useProgramme();
  return (
    <Loaded query={query} page>
      {programme => (
        <Page title={t('proroga.title')} lead={<p>{t('proroga.lead')}</p>}>
          <ProrogaForm programme={programme} />
        </Page>
      )}
    </Loaded>
  );
}

function ProrogaForm({ programme }: { programme: Programme }) {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const steps = programme.openSettings.find(setting => setting.key === 'proroga_steps')?.value as unknown as number[] | null;
  const form = useRecordForm({
    values: { months: '', actNumber: '', actDate: '' },
    about: { form: 'programme' },
    save: (values, headers) => ok(api.POST('/api/v1/extensions', { body: { ...values, kind: 'proroga', months: Number(values.months) }, headers })),
    onSaved: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['ceilings'] }), queries.invalidateQueries({ queryKey: ['programme'] })]);
      notify('success', t('proroga.recorded'));
      await navigate('/programma');
    },
  });
  return (
    <RecordForm
      form={form}
      submitLabel={t('act.record')}
      cancel={
        <Link className="btn btn-outline-primary" to="/programma">
          {ui('cancel')}
        </Link>
      }
    >
      <RadioField name="months" label={t('proroga.months')} required options={(steps ?? [12]).map(count => ({ value: String(count), label: t('extensions.months', { count }) }))} />
      <ActFields withReason={false} />
    </RecordForm>
  );
}
