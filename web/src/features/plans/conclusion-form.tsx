// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { Alert } from '../../ui/alert.js';
import { Dialog } from '../../ui/dialog.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { formatDate } from '../../ui/format.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { useTerms } from '../person-file/terms.js';
import { useToday } from '../session/session.js';
import { EvidenceCompleteness, SituationFields, blankSituation, situationBody } from './conclusion-situation.js';
import type { SituationValues } from './conclusion-situation.js';
import { levelOptions } from './level-options.js';
import { useTexts } from './texts.js';
import type { AxisKey, Level, Plan, Words } from './words.js';

type Levels = Partial<Record<string, string>>;
type ConclusionValues = SituationValues & { outcome: string; concludedOn: string; finalLevels: Levels };

type CaseRecord = Answer<'/api/v1/cases/{id}', 'get'>;

interface FormProps {
  record: CaseRecord;
  /** Whose case it is. */
  name: string;
  etag: string | null;
  plan: Plan | null;
  levels: readonly Level[];
  words: Words;
}

/** Outcome, day and final level of every axis that has a goal or a baseline. Asked once more before it is sent. */
export function ConclusionForm({ record, name, etag, plan, levels, words }: FormProps) {
  const t = useTexts();
  const today = useToday();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<{ values: ConclusionValues; answer: (yes: boolean) => void } | null>(null);
  const axes = words.axes.filter(axis => [...(plan?.goals ?? []), ...levels].some(one => one.axis === axis));
  const caseId = record.id;
  const values: ConclusionValues = { ...blankSituation, outcome: '', concludedOn: today, finalLevels: Object.fromEntries(axes.map(axis => [axis, ''])) };
  const term = useTerms();
  const facts = ({ status, phase, phaseOn, outcome, concludedOn, caseManager }: CaseRecord) => [
    { label: t('conclude.standing'), value: term(`caseStatus.${status}`) },
    { label: t('conclude.phase'), value: `${term(`phase.${phase}`)}, ${formatDate(phaseOn)}` },
    { label: t('conclude.heldBy'), value: caseManager },
    { label: t('conclude.outcome'), value: outcome === null ? '' : words.outcome(outcome) },
    { label: t('conclude.on'), value: formatDate(concludedOn) },
  ];
  const form = useRecordForm<ConclusionValues, unknown>({
    values,
    facts: facts(record),
    reload: async () => {
      const now = await versioned(api.GET('/api/v1/cases/{id}', { params: { path: { id: caseId } } }));
      return { values, etag: now.etag, facts: facts(now.data) };
    },
    etag,
    about: { personId: record.personId },
    save: (values, headers) =>
      versioned(
        api.POST('/api/v1/cases/{id}/conclusion', {
          params: { path: { id: caseId }, header: { 'If-Match': headers['If-Match'] ?? '' } },
          body: toBody(values, axes),
          headers,
        }),
      ),
    onSaved: async () => {
      await queries.invalidateQueries();
      notify('success', t('conclude.done'));
    },
    pointers: Object.fromEntries(axes.flatMap((axis, index) => [[`/finalLevels/${index}/axis`, `finalLevels.${axis}`], [`/finalLevels/${index}/level`, `finalLevels.${axis}`]])),
  });
  const askFirst = { ...form, submit: () => void form.methods.handleSubmit(values => setAsking({ values, answer: yes => { setAsking(null); if (yes) form.submit(); } }), () => form.submit())() };
  return (
    <Page title={t('conclude.title', { name })} personal lead={t('conclude.lead')}>
      <RecordForm form={askFirst} submitLabel={t('conclude.submit')} cancel={plan && <Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('form.cancel')}</Link>}>
        <RadioField name="outcome" label={t('conclude.outcome')} required options={words.outcomes.map(value => ({ value, label: words.outcome(value) }))} />
        <DateField name="concludedOn" label={t('conclude.on')} hint={t('conclude.onHint')} required max={today} />
        <h2>{t('conclude.finals')}</h2>
        {axes.length === 0 && <Alert tone="warning">{t('conclude.noAxes')}</Alert>}
        {axes.map(axis => (
          <RadioField key={axis} name={`finalLevels.${axis}`} label={t('conclude.final', { axis: words.axis(axis) })} hint={baselineHint(axis)} options={[...levelOptions(words, axis), { value: '', label: t('conclude.later') }]} />
        ))}
        <SituationFields />
        <EvidenceCompleteness control={form.methods.control} axes={axes.map(key => ({ key, label: words.axis(key) }))} />
      </RecordForm>
      {asking && (
        <Dialog
          title={t('conclude.confirmTitle')}
          onClose={() => asking.answer(false)}
          actions={
            <>
              <button type="button" className="btn btn-primary" onClick={() => asking.answer(true)}>{t('conclude.submit')}</button>
              <button type="button" className="btn btn-outline-primary" onClick={() => asking.answer(false)}>{t('conclude.cancel')}</button>
            </>
          }
        >
          <p className="mb-0">{t('conclude.confirmText', { outcome: words.outcome(asking.values.outcome), date: formatDate(asking.values.concludedOn) })}</p>
        </Dialog>
      )}
    </Page>
  );

  function baselineHint(axis: AxisKey): string {
    const baseline = levels.find(level => level.axis === axis && level.moment === 'baseline');
    return baseline ? t('conclude.from', { level: words.level(baseline.level) }) : t('conclude.noBaseline');
  }
}

function toBody({ outcome, concludedOn, finalLevels, ...rest }: ConclusionValues, axes: readonly AxisKey[]) {
  return {
    ...situationBody(rest),
    outcome: outcome as 'goals_reached',
    concludedOn,
    finalLevels: axes.flatMap(axis => (finalLevels[axis] ? [{ axis, level: Number(finalLevels[axis]) }] : [])),
  };
}
