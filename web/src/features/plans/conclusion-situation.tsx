// SPDX-License-Identifier: AGPL-3.0-or-later
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { RadioField } from '../../ui/form/choice-fields.js';
import { TextField } from '../../ui/form/text-field.js';
import { useTexts } from './texts.js';

/** '' stands for what was not asked. */
export interface SituationValues {
  situation: { housing: string; work: string; network: string; judgement: string; judgementReason: string };
  exit: { employment: string; training: string; qualification: string };
}

export const blankSituation: SituationValues = {
  situation: { housing: '', work: '', network: '', judgement: '', judgementReason: '' },
  exit: { employment: '', training: '', qualification: '' },
};

const changes = ['improved', 'stable', 'worsened', 'refused'] as const;
const judgements = ['improved', 'stable', 'worsened'] as const;
const employments = ['employed', 'job_searching', 'inactive', 'refused'] as const;
const answers = ['yes', 'no', 'refused'] as const;

/** How housing, work and network changed, what the operator judges, and what the person does upon leaving. */
export function SituationFields() {
  const t = useTexts();
  const blank = { value: '', label: t('conclude.notAsked') };
  return (
    <>
      <h2>{t('conclude.situation')}</h2>
      {(['housing', 'work', 'network'] as const).map(field => (
        <RadioField key={field} name={`situation.${field}`} label={t(`conclude.${field}`)} options={[...changes.map(value => ({ value, label: t(`conclude.changes.${value}`) })), blank]} />
      ))}
      <RadioField name="situation.judgement" label={t('conclude.judgement')} options={[...judgements.map(value => ({ value, label: t(`conclude.changes.${value}`) })), blank]} />
      <TextField name="situation.judgementReason" label={t('conclude.judgementReason')} hint={t('conclude.judgementReasonHint')} rows={3} maxLength={2000} />
      <h2>{t('conclude.exit')}</h2>
      <p>{t('conclude.exitLead')}</p>
      <RadioField name="exit.employment" label={t('conclude.employment')} options={[...employments.map(value => ({ value, label: t(`conclude.employments.${value}`) })), blank]} />
      <RadioField name="exit.training" label={t('conclude.training')} options={[...answers.map(value => ({ value, label: t(`conclude.answers.${value}`) })), blank]} />
      <RadioField name="exit.qualification" label={t('conclude.qualification')} options={[...answers.map(value => ({ value, label: t(`conclude.answers.${value}`) })), blank]} />
    </>
  );
}

/** What was answered, as the server takes it: what was not asked is left out; upon leaving, all three or none. */
export function situationBody({ situation, exit }: SituationValues) {
  const said = Object.fromEntries(Object.entries(situation).filter(([, value]) => value !== ''));
  const left = Object.values(exit).some(value => value !== '');
  return {
    ...(Object.keys(said).length > 0 && { situation: said }),
    ...(left && { exit: Object.fromEntries(Object.entries(exit).filter(([, value]) => value !== '')) as never }),
  };
}

type Asked = SituationValues & { outcome: string; concludedOn: string; finalLevels: Partial<Record<string, string>> };

interface CompletenessProps {
  control: Control<Asked>;
  /** The axes whose final level is asked, in words. */
  axes: readonly { key: string; label: string }[];
}

/** How much of the evidence is there, told as it is filled in. A refusal is an answer. */
export function EvidenceCompleteness({ control, axes }: CompletenessProps) {
  const t = useTexts();
  const [levels, situation, exit] = useWatch({ control, name: ['finalLevels', 'situation', 'exit'] });
  const asked = [
    ...axes.map(({ key, label }) => ({ label: t('conclude.final', { axis: label }), done: Boolean(levels[key]) })),
    ...(['housing', 'work', 'network', 'judgement'] as const).map(field => ({ label: t(`conclude.${field}`), done: situation[field] !== '' })),
    ...(['employment', 'training', 'qualification'] as const).map(field => ({ label: t(`conclude.${field}`), done: exit[field] !== '' })),
  ];
  const missing = asked.filter(({ done }) => !done);
  return (
    <aside className="app-completeness" aria-label={t('conclude.complete')}>
      <p role="status" className="fw-semibold">{t('conclude.soFar', { done: asked.length - missing.length, all: asked.length })}</p>
      {missing.length > 0 && (
        <ul>
          {missing.map(({ label }) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      )}
    </aside>
  );
}
