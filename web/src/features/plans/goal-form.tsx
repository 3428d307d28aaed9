// SPDX-License-Identifier: AGPL-3.0-or-later
import { useWatch } from 'react-hook-form';
import { Link, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import type { RecordFormState } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Loading } from '../../ui/states.js';
import { useContentsTexts } from './contents-texts.js';
import { levelOptions } from './level-options.js';
import { useTexts } from './texts.js';
import { partOf, usePartSaved } from './use-part-form.js';
import { readPlan, usePlan } from './use-plan.js';
import { useWords } from './words.js';
import type { AxisKey, Plan, Words } from './words.js';

type Goal = Plan['goals'][number];
type GoalValues = { axis: string; description: string; baselineLevel: string; baseline: string; expectedLevel: string };
const BLANK: GoalValues = { axis: '', description: '', baselineLevel: '', baseline: '', expectedLevel: '' };

/** Adds a goal to a draft, or changes one. */
export default function GoalForm() {
  const words = useWords();
  const { id = '', goalId } = useParams();
  const plan = usePlan(id);
  if (!words) return <Loading />;
  return (
    <Loaded query={plan} page>
      {read => {
        const goal = read.data.goals.find(one => one.id === goalId);
        return goal ? <ChangeGoal read={read} goal={goal} words={words} /> : <AddGoal plan={read.data} words={words} />;
      }}
    </Loaded>
  );
}

const level = (value: string) => (value ? Number(value) : null);
const toBody = ({ axis, description, baselineLevel, baseline, expectedLevel }: GoalValues) => ({
  axis: axis as AxisKey, description, baselineLevel: level(baselineLevel), baseline: baseline.trim() || null, expectedLevel: level(expectedLevel),
});
const valuesOf = (goal: Goal | undefined): GoalValues => goal ? {
  axis: goal.axis, description: goal.description, baselineLevel: String(goal.baselineLevel ?? ''), baseline: goal.baseline ?? '', expectedLevel: String(goal.expectedLevel ?? ''),
} : BLANK;

function AddGoal({ plan, words }: { plan: Plan; words: Words }) {
  const t = useTexts();
  const saved = usePartSaved(plan.id, t('goals.saved'));
  const form = useRecordForm<GoalValues, unknown>({
    values: BLANK,
    about: { personId: plan.personId },
    save: (values, headers) => versioned(api.POST('/api/v1/plans/{id}/goals', { params: { path: { id: plan.id } }, body: toBody(values), headers })),
    onSaved: saved,
  });
  return <Fields title={t('goals.add')} form={form} plan={plan} words={words} />;
}

function ChangeGoal({ read: { data: plan, etag }, goal, words }: { read: Versioned<Plan>; goal: Goal; words: Words }) {
  const t = useContentsTexts();
  const saved = usePartSaved(plan.id, t('goals.changed'));
  const form = useRecordForm<GoalValues, unknown>({
    values: valuesOf(goal),
    etag,
    about: { personId: plan.personId },
    save: (values, headers) => versioned(api.PATCH('/api/v1/plans/{id}/goals/{goalId}', { ...partOf(plan, { goalId: goal.id }, headers), body: toBody(values) })),
    onSaved: saved,
    reload: async () => {
      const now = await readPlan(plan.id);
      return { values: valuesOf(now.data.goals.find(one => one.id === goal.id)), etag: now.etag };
    },
  });
  return <Fields title={t('goals.edit')} submit={t('save')} form={form} plan={plan} words={words} />;
}

interface FieldsProps {
  title: string;
  submit?: string;
  form: RecordFormState<GoalValues>;
  plan: Plan;
  words: Words;
}

function Fields({ title, submit = title, form, plan, words }: FieldsProps) {
  const t = useTexts();
  const c = useContentsTexts();
  const axis = useWatch({ control: form.methods.control, name: 'axis' });
  return (
    <Page title={title}>
      <RecordForm form={form} submitLabel={submit} cancel={<Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('form.cancel')}</Link>}>
        <SelectField name="axis" label={t('goals.axis')} required options={words.axes.map(value => ({ value, label: words.axis(value) }))} />
        <TextField name="description" label={t('goals.description')} hint={t('goals.descriptionHint')} required rows={3} maxLength={1000} />
        {axis && <RadioField name="baselineLevel" label={c('goals.baselineLevel')} options={[...levelOptions(words, axis), { value: '', label: c('goals.unknown') }]} />}
        <TextField name="baseline" label={c('goals.baseline')} hint={c('goals.baselineHint')} rows={2} maxLength={1000} />
        {axis && <RadioField name="expectedLevel" label={t('goals.expected')} options={[...levelOptions(words, axis), { value: '', label: t('goals.noExpected') }]} />}
      </RecordForm>
    </Page>
  );
}
