// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import type { RecordFormState } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useContentsTexts } from './contents-texts.js';
import { partOf, usePartSaved } from './use-part-form.js';
import { readPlan, usePlan } from './use-plan.js';
import type { Plan } from './words.js';

type Risk = Plan['risks'][number];
type Values = { description: string; signs: string; response: string };

const valuesOf = (risk: Risk | undefined): Values => ({ description: risk?.description ?? '', signs: risk?.signs ?? '', response: risk?.response ?? '' });
const toBody = ({ description, signs, response }: Values) => ({ description: description.trim(), signs: signs.trim() || null, response: response.trim() });

/** Adds a risk to a draft, or changes one. */
export default function RiskForm() {
  const { id = '', riskId } = useParams();
  return (
    <Loaded query={usePlan(id)} page>
      {read => {
        const risk = read.data.risks.find(one => one.id === riskId);
        return risk ? <ChangeRisk read={read} risk={risk} /> : <AddRisk plan={read.data} />;
      }}
    </Loaded>
  );
}

function AddRisk({ plan }: { plan: Plan }) {
  const t = useContentsTexts();
  const saved = usePartSaved(plan.id, t('risks.added'));
  const form = useRecordForm<Values, unknown>({
    values: valuesOf(undefined),
    about: { personId: plan.personId },
    save: (values, headers) => versioned(api.POST('/api/v1/plans/{id}/risks', { params: { path: { id: plan.id } }, body: toBody(values), headers })),
    onSaved: saved,
  });
  return <Fields title={t('risks.add')} submit={t('risks.add')} form={form} planId={plan.id} />;
}

function ChangeRisk({ read: { data: plan, etag }, risk }: { read: Versioned<Plan>; risk: Risk }) {
  const t = useContentsTexts();
  const saved = usePartSaved(plan.id, t('risks.changed'));
  const form = useRecordForm<Values, unknown>({
    values: valuesOf(risk),
    etag,
    about: { personId: plan.personId },
    save: (values, headers) => versioned(api.PATCH('/api/v1/plans/{id}/risks/{riskId}', { ...partOf(plan, { riskId: risk.id }, headers), body: toBody(values) })),
    onSaved: saved,
    reload: async () => {
      const now = await readPlan(plan.id);
      return { values: valuesOf(now.data.risks.find(one => one.id === risk.id)), etag: now.etag };
    },
  });
  return <Fields title={t('risks.edit')} submit={t('save')} form={form} planId={plan.id} />;
}

function Fields({ title, submit, form, planId }: { title: string; submit: string; form: RecordFormState<Values>; planId: string }) {
  const t = useContentsTexts();
  return (
    <Page title={title}>
      <RecordForm form={form} submitLabel={submit} cancel={<Link className="btn btn-outline-primary" to={`/piani/${planId}`}>{t('cancel')}</Link>}>
        <TextField name="description" label={t('risks.what')} required rows={2} maxLength={1000} />
        <TextField name="signs" label={t('risks.signs')} hint={t('risks.signsHint')} rows={3} maxLength={1000} />
        <TextField name="response" label={t('risks.response')} required rows={3} maxLength={2000} />
      </RecordForm>
    </Page>
  );
}
