// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Link, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import { useCan } from '../../ui/can.js';
import { RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { formatDate } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Empty, Loading } from '../../ui/states.js';
import { notify } from '../../ui/toasts.js';
import { useToday } from '../session/session.js';
import { LevelCorrection } from './level-correction.js';
import { levelOptions } from './level-options.js';
import { useTexts } from './texts.js';
import { useLevels, usePlan } from './use-plan.js';
import { useWords } from './words.js';
import type { AxisKey, Level, Plan, Words } from './words.js';

type LevelValues = { axis: string; moment: string; level: string; assessedOn: string };

/** Where the person stands on the life axes: what is recorded, and a form to record more. */
export default function Levels() {
  const { id = '' } = useParams();
  const words = useWords();
  const plan = usePlan(id);
  const levels = useLevels(plan.data?.data.caseId);
  if (!words) return <Loading />;
  return (
    <Loaded query={plan} page>
      {({ data }) => <Loaded query={levels} page>{({ items }) => <LevelsView plan={data} levels={items} words={words} />}</Loaded>}
    </Loaded>
  );
}

function LevelsView({ plan, levels, words }: { plan: Plan; levels: readonly Level[]; words: Words }) {
  const t = useTexts();
  const may = useCan();
  const [asked, setAsked] = useState<Level | null>(null);
  const correctable = plan.status !== 'closed' && may('update', 'AxisLevel');
  return (
    <Page title={t('levels.title')} lead={t('levels.lead')} actions={<Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('levels.back')}</Link>}>
      <h2 className="h3">{t('levels.history')}</h2>
      {levels.length === 0 ? (
        <Empty icon="chart-line" title={t('levels.emptyTitle')}>{t('levels.emptyText')}</Empty>
      ) : (
        <DataTable
          caption={t('levels.history')}
          columns={[
            { key: 'axis', header: t('levels.axis'), cell: level => words.axis(level.axis) },
            { key: 'moment', header: t('levels.moment'), cell: level => t(`levels.${level.moment}`) },
            { key: 'on', header: t('levels.on'), cell: level => formatDate(level.assessedOn) },
            { key: 'level', header: t('levels.value'), cell: level => `${words.level(level.level)}. ${words.levelText(level.axis, level.level)}` },
            ...(correctable
              ? [{ key: 'correct', header: t('levels.correct'), cell: (level: Level) => level.moment !== 'conclusion' && <CorrectButton level={level} words={words} onAsk={() => setAsked(level)} /> }]
              : []),
          ]}
          rows={levels}
          rowKey={level => level.id}
        />
      )}
      {asked && <LevelCorrection key={asked.id} level={asked} personId={plan.personId} words={words} onClose={() => setAsked(null)} />}
      {plan.status !== 'closed' && <LevelForm caseId={plan.caseId} personId={plan.personId} words={words} />}
    </Page>
  );
}

function CorrectButton({ level, words, onAsk }: { level: Level; words: Words; onAsk: () => void }) {
  const t = useTexts();
  return (
    <button type="button" className="btn btn-outline-primary btn-xs d-print-none" aria-label={t('levels.correctOf', { axis: words.axis(level.axis), date: formatDate(level.assessedOn) })} onClick={onAsk}>
      {t('levels.correct')}
    </button>
  );
}

function LevelForm({ caseId, personId, words }: { caseId: string; personId: string; words: Words }) {
  const t = useTexts();
  const today = useToday();
  const queries = useQueryClient();
  const blank: LevelValues = { axis: '', moment: '', level: '', assessedOn: today };
  const form = useRecordForm<LevelValues, unknown>({
    values: blank,
    about: { personId },
    save: ({ axis, moment, level, assessedOn }, headers) =>
      versioned(
        api.POST('/api/v1/cases/{id}/axis-levels', {
          params: { path: { id: caseId } },
          body: { axis: axis as AxisKey, moment: moment as 'baseline' | 'review', level: Number(level), assessedOn },
          headers,
        }),
      ),
    onSaved: async () => {
      form.methods.reset(blank);
      await queries.invalidateQueries({ queryKey: ['axis-levels', caseId] });
      notify('success', t('levels.saved'));
    },
  });
  const axis = useWatch({ control: form.methods.control, name: 'axis' });
  return (
    <section aria-labelledby="record" className="mt-5">
      <h2 id="record" className="h3">{t('levels.record')}</h2>
      <RecordForm form={form} submitLabel={t('levels.submit')}>
        <SelectField name="axis" label={t('levels.axis')} required options={words.axes.map(value => ({ value, label: words.axis(value) }))} />
        <RadioField
          name="moment"
          label={t('levels.moment')}
          required
          options={[
            { value: 'baseline', label: t('levels.baseline'), hint: t('levels.baselineHint') },
            { value: 'review', label: t('levels.review'), hint: t('levels.reviewHint') },
          ]}
        />
        {axis ? <RadioField name="level" label={t('levels.level')} required options={levelOptions(words, axis)} /> : <p>{t('levels.chooseAxis')}</p>}
        <DateField name="assessedOn" label={t('levels.on')} required max={today} />
      </RecordForm>
    </section>
  );
}
