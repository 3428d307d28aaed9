// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField, EuroField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Loading } from '../../ui/states.js';
import { useToday } from '../session/session.js';
import { useContentsTexts } from './contents-texts.js';
import { usePartSaved } from './use-part-form.js';
import { usePlan } from './use-plan.js';
import { useWords } from './words.js';
import type { Line, Plan, Words } from './words.js';

type Values = { amountCents: number | null; spentOn: string; note: string };

/** Declares what a source spent on a line. */
export default function SpendingForm() {
  const { id = '', lineId } = useParams();
  const words = useWords();
  const plan = usePlan(id);
  if (!words) return <Loading />;
  return (
    <Loaded query={plan} page>
      {({ data }) => {
        const line = data.lines.find(one => one.id === lineId);
        return line ? <FormOf plan={data} line={line} words={words} /> : <Loading />;
      }}
    </Loaded>
  );
}

function FormOf({ plan, line, words }: { plan: Plan; line: Line; words: Words }) {
  const t = useContentsTexts();
  const today = useToday();
  const saved = usePartSaved(plan.id, t('spending.added'));
  const form = useRecordForm<Values, unknown>({
    values: { amountCents: null, spentOn: today, note: '' },
    about: { personId: plan.personId },
    save: ({ amountCents, spentOn, note }, headers) =>
      ok(api.POST('/api/v1/plans/{id}/lines/{lineId}/spending', { params: { path: { id: plan.id, lineId: line.id } }, body: { amountCents: amountCents ?? 0, spentOn, note: note.trim() || null }, headers })),
    onSaved: saved,
  });
  return (
    <Page title={t('spending.addFor', { what: line.item })} lead={<p>{t('spending.lead', { source: words.source(line.source) })}</p>}>
      <RecordForm form={form} submitLabel={t('spending.add')} cancel={<Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('cancel')}</Link>}>
        <EuroField name="amountCents" label={t('spending.amount')} required />
        <DateField name="spentOn" label={t('spending.on')} required min={line.startsOn} max={today} />
        <TextField name="note" label={t('spending.note')} maxLength={500} />
      </RecordForm>
    </Page>
  );
}
