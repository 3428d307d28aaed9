// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import { RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Page } from '../../ui/page.js';
import { Loading } from '../../ui/states.js';
import { notify } from '../../ui/toasts.js';
import { levelOptions } from './level-options.js';
import { useTexts } from './texts.js';
import { useWords } from './words.js';
import type { AxisKey } from './words.js';

type GoalValues = { axis: string; description: string; expectedLevel: string };

/** Adds a goal to a draft. */
export default function GoalForm() {
  const t = useTexts();
  const words = useWords();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useRecordForm<GoalValues, unknown>({
    values: { axis: '', description: '', expectedLevel: '' },
    save: ({ axis, description, expectedLevel }, headers) =>
      versioned(api.POST('/api/v1/plans/{id}/goals', { params: { path: { id } }, body: { axis: axis as AxisKey, description, expectedLevel: expectedLevel ? Number(expectedLevel) : null }, headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['plans'] });
      notify('success', t('goals.saved'));
      await navigate(`/piani/${id}`);
    },
  });
  const axis = useWatch({ control: form.methods.control, name: 'axis' });
  if (!words) return <Loading />;
  return (
    <Page title={t('goals.add')}>
      <RecordForm form={form} submitLabel={t('goals.add')} cancel={<Link className="btn btn-outline-primary" to={`/piani/${id}`}>{t('form.cancel')}</Link>}>
        <SelectField name="axis" label={t('goals.axis')} required options={words.axes.map(value => ({ value, label: words.axis(value) }))} />
        <TextField name="description" label={t('goals.description')} hint={t('goals.descriptionHint')} required rows={3} maxLength={1000} />
        {axis && <RadioField name="expectedLevel" label={t('goals.expected')} options={[...levelOptions(words, axis), { value: '', label: t('goals.noExpected') }]} />}
      </RecordForm>
    </Page>
  );
}
