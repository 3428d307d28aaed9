// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { useToday } from '../session/session.js';
import { BLANK_PLAN, PlanFields, toBody } from './plan-fields.js';
import type { PlanValues } from './plan-fields.js';
import { useTexts } from './texts.js';

/** Opens the Budget di Salute of a case, as a draft. */
export default function NewPlan() {
  const { caseId = '' } = useParams();
  const query = useQuery({ queryKey: ['cases', caseId, 'whose'], queryFn: ({ signal }) => ok(api.GET('/api/v1/cases/{id}', { params: { path: { id: caseId } }, signal })) });
  return <Loaded query={query} page>{({ personId }) => <NewPlanOf caseId={caseId} personId={personId} />}</Loaded>;
}

function NewPlanOf({ caseId, personId }: { caseId: string; personId: string }) {
  const t = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useRecordForm<PlanValues, { data: { id: string } }>({
    values: { ...BLANK_PLAN, startsOn: useToday() },
    about: { personId },
    save: (values, headers) => versioned(api.POST('/api/v1/plans', { body: { caseId, ...toBody(values) }, headers })),
    onSaved: async ({ data }) => {
      await queries.invalidateQueries({ queryKey: ['plans'] });
      notify('success', t('open.done'));
      await navigate(`/piani/${data.id}`, { replace: true });
    },
  });
  return (
    <Page title={t('open.title')} lead={t('open.lead')}>
      <RecordForm form={form} submitLabel={t('open.submit')}>
        <PlanFields opening />
      </RecordForm>
    </Page>
  );
}
