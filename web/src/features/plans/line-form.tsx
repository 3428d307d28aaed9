// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import type { RecordFormState } from '../../ui/form/use-record-form.js';
import { DateField, EuroField, NumberField } from '../../ui/form/value-fields.js';
import { formatDate, formatEuro } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Loading } from '../../ui/states.js';
import { notify } from '../../ui/toasts.js';
import { useLanguage } from '../../i18n/index.js';
import { lineCents } from './line-cents.js';
import { useTexts } from './texts.js';
import { usePlan } from './use-plan.js';
import { useWords } from './words.js';
import type { AxisKey, Line, Plan, SourceKey, Words } from './words.js';

type Allocation = Item<'/api/v1/allocations'>;
type LineValues = {
  axis: string;
  item: string;
  source: string;
  quantity: number | null;
  unit: string;
  unitCostCents: number | null;
  startsOn: string;
  endsOn: string;
  enrolmentId: string;
  allocationId: string;
};

const UNITS = ['hour', 'day', 'session', 'meal', 'month', 'piece'] as const;

/** Adds a budget line to a draft. */
export default function LineForm() {
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

function FormOf({ plan, words }: { plan: Plan; words: Words }) {
  const t = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form: RecordFormState<LineValues> = useRecordForm<LineValues, unknown>({
    values: { axis: '', item: '', source: '', quantity: null, unit: '', unitCostCents: null, startsOn: plan.startsOn, endsOn: plan.endsOn ?? '', enrolmentId: '', allocationId: '' },
    save: (values, headers) => versioned(api.POST('/api/v1/plans/{id}/lines', { params: { path: { id: plan.id } }, body: toBody(values, allocations), headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['plans'] });
      notify('success', t('lines.saved'));
      await navigate(`/piani/${plan.id}`);
    },
    pointers: { '/partnerId': 'allocationId' },
  });
  const [source, quantity, unitCostCents, enrolmentId] = useWatch({ control: form.methods.control, name: ['source', 'quantity', 'unitCostCents', 'enrolmentId'] });
  const financed = source === 'convenzione';
  const enrolments = useEnrolments(plan.personId, financed);
  const actionId = enrolments?.find(one => one.id === enrolmentId)?.action.id;
  const allocations = useAllocations(actionId) ?? [];
  const amount = lineCents(quantity, unitCostCents);
  return (
    <Page title={t('lines.add')}>
      <RecordForm form={form} submitLabel={t('lines.add')} cancel={<Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('form.cancel')}</Link>}>
        <SelectField name="axis" label={t('goals.axis')} required options={words.axes.map(value => ({ value, label: words.axis(value) }))} />
        <TextField name="item" label={t('lines.item')} hint={t('lines.itemHint')} required maxLength={200} />
        <SelectField name="source" label={t('lines.source')} hint={t('lines.sourceHint')} required options={words.sources.map(value => ({ value, label: words.source(value) }))} />
        {financed && <FinancedFields enrolments={enrolments} allocations={actionId ? allocations : undefined} />}
        <NumberField name="quantity" label={t('lines.quantity')} required decimals={3} min={0.001} />
        <SelectField name="unit" label={t('lines.unit')} required options={UNITS.map(value => ({ value, label: t(`units.${value}`) }))} />
        <EuroField name="unitCostCents" label={t('lines.unitCost')} required />
        {amount !== null && <p className="fw-semibold">{t('lines.estimate', { amount: formatEuro(amount) })}</p>}
        <DateField name="startsOn" label={t('form.starts')} required />
        <DateField name="endsOn" label={t('form.ends')} required />
      </RecordForm>
    </Page>
  );
}

interface FinancedProps {
  enrolments: ReturnType<typeof useEnrolments>;
  /** Undefined until an enrolment is chosen. */
  allocations: Allocation[] | undefined;
}

/** What the convenzione asks: the action, through an enrolment, and the allocation that pays. */
function FinancedFields({ enrolments, allocations }: FinancedProps) {
  const t = useTexts();
  const language = useLanguage();
  if (!enrolments) return <Loading />;
  if (enrolments.length === 0) return <p>{t('lines.noEnrolment')}</p>;
  return (
    <>
      <SelectField name="enrolmentId" label={t('lines.enrolment')} hint={t('lines.enrolmentHint')} required
        options={enrolments.map(({ id, area, action }) => ({ value: id, label: `${area.name[language]} ${action.code} – ${action.name[language]}` }))} />
      {allocations?.length === 0 && <p>{t('lines.noAllocation')}</p>}
      {allocations && allocations.length > 0 && (
        <SelectField name="allocationId" label={t('lines.allocation')} hint={t('lines.allocationHint')} required
          options={allocations.map(a => ({ value: a.id, label: t('lines.allocationOption', { partner: a.partnerName, from: formatDate(a.periodStartsOn), to: formatDate(a.periodEndsOn), left: formatEuro(a.leftCents) }) }))} />
      )}
    </>
  );
}

/** The person's enrolments that a line may rest on; undefined while they are read. */
function useEnrolments(personId: string, needed: boolean) {
  const { data } = useQuery({
    queryKey: ['people', personId, 'enrolments'],
    enabled: needed,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}', { params: { path: { id: personId } }, signal })),
  });
  return data?.enrolments.filter(one => one.endsOn === null && (one.admission === 'within' || one.admission === 'admitted'));
}

function useAllocations(actionId: string | undefined): Allocation[] | undefined {
  const { data } = useQuery({
    queryKey: ['allocations', actionId],
    enabled: actionId !== undefined,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/allocations', { params: { query: { actionId, limit: 100 } }, signal })),
  });
  return data?.items;
}

function toBody(values: LineValues, allocations: readonly Allocation[]) {
  const { axis, item, source, unit, startsOn, endsOn, enrolmentId, allocationId } = values;
  const allocation = allocations.find(one => one.id === allocationId);
  const financed = source === 'convenzione' && { enrolmentId, partnerId: allocation?.partnerId ?? null, allocationId: allocationId || null };
  return {
    axis: axis as AxisKey,
    item: item.trim(),
    source: source as SourceKey,
    unit: unit as Line['unit'],
    // Three decimals at most, which NumberField has made sure of: the text is exact.
    quantity: String(values.quantity ?? ''),
    unitCostCents: values.unitCostCents ?? 0,
    startsOn,
    endsOn,
    ...financed,
  };
}
