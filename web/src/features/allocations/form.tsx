// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import { actionsOf, areaLabel, localText, useProgramme } from '../../api/programme.js';
import type { Programme } from '../../api/programme.js';
import { formatDate, formatEuro } from '../../ui/format.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { EuroField } from '../../ui/form/value-fields.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { t as ui } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { areaOfAction } from './words.js';
import { useTexts } from './texts.js';

/** Gives part of a ceiling to an action of a partner. */
export default function NewAllocationPage() {
  const t = useTexts();
  const query = useProgramme();
  return (
    <Loaded query={query} page>
      {programme => (
        <Page title={t('create')} lead={<p>{t('lead')}</p>}>
          <NewAllocation programme={programme} />
        </Page>
      )}
    </Loaded>
  );
}

function NewAllocation({ programme }: { programme: Programme }) {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const periods = programme.periods.filter(period => period.inUse);
  const form = useRecordForm({
    values: { actionId: '', partnerId: '', periodId: periods.find(period => period.current)?.id ?? '', amountCents: null as number | null, coFinancingCents: null as number | null },
    about: { form: 'programme' },
    save: (values, headers) =>
      ok(api.POST('/api/v1/allocations', { body: { ...values, amountCents: values.amountCents ?? 0, coFinancingCents: values.coFinancingCents ?? 0 }, headers })),
    onSaved: async ({ id }) => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['allocations'] }), queries.invalidateQueries({ queryKey: ['ceilings'] })]);
      notify('success', t('created'));
      await navigate(`/assegnazioni/${id}`);
    },
  });
  const actionId = form.methods.watch('actionId');
  const periodId = form.methods.watch('periodId');
  const areaId = areaOfAction(programme, actionId)?.id;
  const partners = useQuery({
    queryKey: ['partners', 'choices', areaId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/partners', { params: { query: { limit: 100, ...(areaId && { areaId }) } }, signal })),
  });
  const left = useLeftOfCeiling(areaId, periodId);
  return (
    <RecordForm
      form={form}
      cancel={
        <Link className="btn btn-outline-primary" to="/assegnazioni">
          {ui('cancel')}
        </Link>
      }
    >
      <SelectField
        name="actionId"
        label={t('action')}
        required
        options={programme.areas.flatMap(area => actionsOf(area).map(action => ({ value: action.id, label: `${areaLabel(area).name} · ${action.code} ${localText(action.name)}` })))}
      />
      <SelectField name="partnerId" label={t('partner')} required options={(partners.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      <SelectField name="periodId" label={t('period')} required options={periods.map(({ id, startsOn, endsOn }) => ({ value: id, label: `${formatDate(startsOn)} – ${formatDate(endsOn)}` }))} />
      <EuroField name="amountCents" label={t('amount')} hint={left === null ? undefined : t('leftOfCeiling', { amount: formatEuro(left) })} required />
      <EuroField name="coFinancingCents" label={t('coFinancing')} hint={t('coFinancingHint')} />
    </RecordForm>
  );
}

/** What the area's ceiling in the period still leaves; null while one of them is not chosen. */
function useLeftOfCeiling(areaId: string | undefined, periodId: string): number | null {
  const query = useQuery({
    queryKey: ['ceilings', 'left', areaId, periodId],
    enabled: areaId !== undefined && periodId !== '',
    queryFn: ({ signal }) => ok(api.GET('/api/v1/ceilings', { params: { query: { areaId: areaId ?? '', periodId, state: 'in_force' } }, signal })),
  });
  const ceiling = query.data?.items[0];
  return ceiling && ceiling.allocatedCents !== null ? ceiling.amountCents - ceiling.allocatedCents : null;
}
