// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { Link, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Sent } from '../../api/types.js';
import { RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import type { RecordFormState } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Loading } from '../../ui/states.js';
import { isCivilDate } from '../../ui/format.js';
import { useToday } from '../session/session.js';
import { addMonths } from './add-months.js';
import { useContentsTexts } from './contents-texts.js';
import { usePartSaved } from './use-part-form.js';
import { usePlan } from './use-plan.js';
import { useWords } from './words.js';
import type { Plan, Words } from './words.js';

type Body = Sent<'/api/v1/plans/{id}/reviews', 'post'>;
type Goal = { evaluation: string; level: string; note: string };
type Commitment = { kept: string; note: string };
type Values = { kind: string; heldOn: string; event: string; goals: Goal[]; commitments: Commitment[]; notes: string; decision: string; nextReviewOn: string };

const EVALUATIONS = ['reached', 'partly_reached', 'not_reached', 'dropped'] as const;
const KEPT = ['kept', 'partly', 'missed'] as const;
const DECISIONS = ['continue', 'change', 'close'] as const;

/** Records a review of an active plan: every goal, every commitment, and what follows. */
export default function ReviewForm() {
  const { id = '' } = useParams();
  const words = useWords();
  const plan = usePlan(id);
  if (!words) return <Loading />;
  return (
    <Loaded query={plan} page>
      {({ data }) => <FormOf plan={data} words={words} />}
    </Loaded>
  );
}

const committed = (plan: Plan) => plan.signatories.filter(({ commitment }) => commitment !== null);

function FormOf({ plan, words }: { plan: Plan; words: Words }) {
  const t = useContentsTexts();
  const today = useToday();
  const saved = usePartSaved(plan.id, t('reviews.added'));
  const form = useRecordForm<Values, unknown>({
    values: {
      kind: 'scheduled', heldOn: today, event: '', notes: '', decision: '', nextReviewOn: addMonths(today, plan.reviewMonths),
      goals: plan.goals.map(() => ({ evaluation: '', level: '', note: '' })), commitments: committed(plan).map(() => ({ kept: '', note: '' })),
    },
    about: { personId: plan.personId },
    save: (values, headers) => versioned(api.POST('/api/v1/plans/{id}/reviews', { params: { path: { id: plan.id } }, body: toBody(values, plan), headers })),
    onSaved: saved,
  });
  const { control } = form.methods;
  const [kind, decision] = useWatch({ control, name: ['kind', 'decision'] });
  useProposedDay(form, plan);
  return (
    <Page title={t('reviews.add')} personal>
      <RecordForm form={form} submitLabel={t('reviews.submit')} cancel={<Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('cancel')}</Link>}>
        <DateField name="heldOn" label={t('reviews.heldOn')} hint={t('reviews.heldOnHint')} required max={today} />
        <RadioField name="kind" label={t('reviews.kind')} required options={(['scheduled', 'event'] as const).map(value => ({ value, label: t(`reviews.${value}`) }))} />
        {kind === 'event' && <TextField name="event" label={t('reviews.what')} required rows={2} maxLength={1000} />}
        <h2 className="h4">{t('reviews.goals')}</h2>
        {plan.goals.map((goal, i) => <GoalFields key={goal.id} name={`goals.${i}`} goal={goal} words={words} />)}
        <h2 className="h4">{t('reviews.commitments')}</h2>
        {committed(plan).length === 0 && <p>{t('reviews.noCommitments')}</p>}
        {committed(plan).map((signatory, i) => <CommitmentFields key={signatory.id} name={`commitments.${i}`} signatory={signatory} />)}
        <TextField name="notes" label={t('reviews.notes')} rows={5} maxLength={4000} />
        <RadioField name="decision" label={t('reviews.decision')} required options={DECISIONS.map(value => ({ value, label: t(`decision.${value}`), hint: t(`decisionHint.${value}`) }))} />
        {decision !== 'close' && <DateField name="nextReviewOn" label={t('reviews.next_on')} hint={t('reviews.nextHint')} required />}
      </RecordForm>
    </Page>
  );
}

/** The day proposed for the next review follows the day of this one, until somebody writes another. */
function useProposedDay({ methods }: RecordFormState<Values>, { reviewMonths }: Plan): void {
  const heldOn = useWatch({ control: methods.control, name: 'heldOn' });
  const touched = methods.formState.dirtyFields.nextReviewOn === true;
  useEffect(() => {
    if (!touched && isCivilDate(heldOn)) methods.resetField('nextReviewOn', { defaultValue: addMonths(heldOn, reviewMonths) });
  }, [heldOn, touched, methods, reviewMonths]);
}

function GoalFields({ name, goal, words }: { name: string; goal: Plan['goals'][number]; words: Words }) {
  const t = useContentsTexts();
  return (
    <fieldset className="mb-4">
      <legend className="h6">{goal.description}</legend>
      <RadioField name={`${name}.evaluation`} label={t('reviews.evaluation')} required options={EVALUATIONS.map(value => ({ value, label: t(`evaluation.${value}`) }))} />
      <SelectField name={`${name}.level`} label={t('reviews.level')} placeholder={t('reviews.noLevel')} options={[1, 2, 3, 4, 5].map(level => ({ value: String(level), label: `${words.level(level)}. ${words.levelText(goal.axis, level)}` }))} />
      <TextField name={`${name}.note`} label={t('reviews.note')} maxLength={1000} />
    </fieldset>
  );
}

function CommitmentFields({ name, signatory }: { name: string; signatory: Plan['signatories'][number] }) {
  const t = useContentsTexts();
  const named = signatory.organisationName ?? signatory.accountName ?? signatory.representativeName ?? signatory.name;
  const who = named ?? t(signatory.kind === 'case_manager' ? 'reviews.caseManager' : 'reviews.thePerson');
  return (
    <fieldset className="mb-4">
      <legend className="h6">{t('reviews.of_commitment', { who, what: signatory.commitment ?? '' })}</legend>
      <RadioField name={`${name}.kept`} label={t('reviews.kept')} required options={KEPT.map(value => ({ value, label: t(`kept.${value}`) }))} />
      <TextField name={`${name}.note`} label={t('reviews.note')} maxLength={1000} />
    </fieldset>
  );
}

function toBody(values: Values, plan: Plan): Body {
  const { kind, heldOn, event, notes, decision, nextReviewOn } = values;
  const text = (value: string) => value.trim() || null;
  return {
    kind: kind as Body['kind'], heldOn, event: kind === 'event' ? text(event) : null, notes: text(notes), decision: decision as Body['decision'],
    nextReviewOn: decision === 'close' ? null : nextReviewOn || null,
    goals: plan.goals.map(({ id }, i) => {
      const { evaluation = '', level = '', note = '' } = values.goals[i] ?? {};
      return { goalId: id, evaluation: evaluation as Body['goals'][number]['evaluation'], level: level ? Number(level) : null, note: text(note) };
    }),
    commitments: committed(plan).map(({ id }, i) => {
      const { kept = '', note = '' } = values.commitments[i] ?? {};
      return { signatoryId: id, kept: kept as Body['commitments'][number]['kept'], note: text(note) };
    }),
  };
}
