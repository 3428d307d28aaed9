// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { PlanFields, toBody } from './plan-fields.js';
import type { PlanValues } from './plan-fields.js';
import { useTexts } from './texts.js';
import { readPlan, usePlan } from './use-plan.js';
import type { Plan } from './words.js';

/** Dates and wishes of a draft. */
export default function EditPlan() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePlan(id)} page>
      {plan => <EditForm plan={plan} />}
    </Loaded>
  );
}

const valuesOf = (plan: Plan): PlanValues => ({
  startsOn: plan.startsOn, endsOn: plan.endsOn ?? '', reviewOn: plan.reviewOn ?? '', wishes: plan.wishes ?? '', history: plan.history ?? '', teamEvaluation: plan.teamEvaluation ?? '',
  crisisPlan: plan.crisisPlan ?? '', reviewMonths: String(plan.reviewMonths), agreedTotalCents: plan.agreedTotalCents,
});

function EditForm({ plan: { data: plan, etag } }: { plan: Versioned<Plan> }) {
  const t = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useRecordForm<PlanValues, Versioned<Plan>>({
    values: valuesOf(plan),
    etag,
    about: { personId: plan.personId },
    save: (values, headers) =>
      versioned(api.PATCH('/api/v1/plans/{id}', { params: { path: { id: plan.id }, header: { 'If-Match': headers['If-Match'] ?? '' } }, body: toBody(values), headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['plans'] });
      notify('success', t('open.changed'));
      await navigate(`/piani/${plan.id}`);
    },
    reload: async () => {
      const now = await readPlan(plan.id);
      return { values: valuesOf(now.data), etag: now.etag };
    },
  });
  return (
    <Page title={t('edit')}>
      <RecordForm form={form} cancel={<Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('form.cancel')}</Link>}>
        <PlanFields />
      </RecordForm>
    </Page>
  );
}
