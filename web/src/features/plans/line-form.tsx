// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Link, useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
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
import { useLanguage } from '../../i18n/index.js';
import { useContentsTexts } from './contents-texts.js';
import { useEnrolments, usePartnerChoices, useServiceChoices } from './enrolment-choices.js';
import type { EnrolmentChoice } from './enrolment-choices.js';
import { inHours } from './hours.js';
import { lineCents } from './line-cents.js';
import { useTexts } from './texts.js';
import { partOf, usePartSaved } from './use-part-form.js';
import { readPlan, usePlan } from './use-plan.js';
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
  partnerId: string;
  serviceId: string;
  interventionId: string;
};

const UNITS = ['hour', 'day', 'session', 'meal', 'month', 'piece'] as const;

const POINTERS = { '/partnerId': 'allocationId' } as const;

/** Adds a budget line to a draft, or changes one. */
export default function LineForm() {
  const { id = '', lineId } = useParams();
  const words = useWords();
  const plan = usePlan(id);
  if (!words) return <Loading />;
  return (
    <Loaded query={plan} page>
      {read => {
        const line = read.data.lines.find(one => one.id === lineId);
        return line ? <ChangeLine read={read} line={line} words={words} /> : <AddLine plan={read.data} words={words} />;
      }}
    </Loaded>
  );
}

function valuesOf(line: Line | undefined, plan: Plan): LineValues {
  return {
    axis: line?.axis ?? '', item: line?.item ?? '', source: line?.source ?? '', quantity: line ? Number(line.quantity) : null, unit: line?.unit ?? '', unitCostCents: line?.unitCostCents ?? null,
    startsOn: line?.startsOn ?? plan.startsOn, endsOn: line?.endsOn ?? plan.endsOn ?? '', enrolmentId: line?.enrolmentId ?? '', allocationId: line?.allocationId ?? '',
    partnerId: line?.partnerId ?? '', serviceId: line?.serviceId ?? '', interventionId: line?.interventionId ?? '',
  };
}

function AddLine({ plan, words }: { plan: Plan; words: Words }) {
  const t = useTexts();
  const saved = usePartSaved(plan.id, t('lines.saved'));
  const partnerOf = usePartnerOf();
  const form: RecordFormState<LineValues> = useRecordForm<LineValues, unknown>({
    values: valuesOf(undefined, plan),
    about: { personId: plan.personId },
    save: (values, headers) => versioned(api.POST('/api/v1/plans/{id}/lines', { params: { path: { id: plan.id } }, body: toBody(values, partnerOf(values.allocationId)), headers })),
    onSaved: saved,
    pointers: POINTERS,
  });
  return <Fields title={t('lines.add')} submit={t('lines.add')} form={form} plan={plan} words={words} />;
}

function ChangeLine({ read: { data: plan, etag }, line, words }: { read: Versioned<Plan>; line: Line; words: Words }) {
  const t = useContentsTexts();
  const saved = usePartSaved(plan.id, t('lines.changed'));
  const partnerOf = usePartnerOf();
  const form: RecordFormState<LineValues> = useRecordForm<LineValues, unknown>({
    values: valuesOf(line, plan),
    etag,
    about: { personId: plan.personId },
    save: (values, headers) => {
      const body = toBody(values, values.allocationId === line.allocationId ? line.partnerId : partnerOf(values.allocationId));
      return versioned(api.PATCH('/api/v1/plans/{id}/lines/{lineId}', { ...partOf(plan, { lineId: line.id }, headers), body }));
    },
    onSaved: saved,
    reload: async () => {
      const now = await readPlan(plan.id);
      return { values: valuesOf(now.data.lines.find(one => one.id === line.id), now.data), etag: now.etag };
    },
    pointers: POINTERS,
  });
  return <Fields title={t('lines.edit')} submit={t('save')} form={form} plan={plan} words={words} />;
}

interface FieldsProps {
  title: string;
  submit: string;
  form: RecordFormState<LineValues>;
  plan: Plan;
  words: Words;
}

function Fields({ title, submit, form, plan, words }: FieldsProps) {
  const t = useTexts();
  const c = useContentsTexts();
  const [source, quantity, unitCostCents, enrolmentId] = useWatch({ control: form.methods.control, name: ['source', 'quantity', 'unitCostCents', 'enrolmentId'] });
  const financed = source === 'convenzione';
  const enrolments = useEnrolments(plan.personId, financed);
  const actionId = enrolments?.find(one => one.id === enrolmentId)?.action.id;
  const allocations = useAllocations(actionId);
  const amount = lineCents(quantity, unitCostCents);
  return (
    <Page title={title}>
      <RecordForm form={form} submitLabel={submit} cancel={<Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('form.cancel')}</Link>}>
        <SelectField name="axis" label={t('goals.axis')} required options={words.axes.map(value => ({ value, label: words.axis(value) }))} />
        <TextField name="item" label={t('lines.item')} hint={t('lines.itemHint')} required maxLength={200} />
        <SelectField name="source" label={t('lines.source')} hint={t('lines.sourceHint')} required options={words.sources.map(value => ({ value, label: words.source(value) }))} />
        {financed && <FinancedFields enrolments={enrolments} allocations={actionId ? (allocations ?? []) : undefined} />}
        {source.startsWith('ets_') && <PartnerChoice />}
        {source && !financed && !source.startsWith('ets_') && <ServiceChoice />}
        {plan.interventions.length > 0 && (
          <SelectField name="interventionId" label={c('lines.intervention')} hint={c('lines.interventionHint')} placeholder={c('lines.noIntervention')}
            options={plan.interventions.map(({ id, description, plannedMinutes }) => ({ value: id, label: [description, inHours(plannedMinutes)].filter(Boolean).join(', ') }))} />
        )}
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

/** The partner that brings its own share. */
function PartnerChoice() {
  const c = useContentsTexts();
  const partners = usePartnerChoices();
  if (!partners) return <Loading />;
  return <SelectField name="partnerId" label={c('lines.bringer')} placeholder={c('lines.noProvider')} options={partners.map(({ id, name }) => ({ value: id, label: name }))} />;
}

/** A service that provides what another source than the convenzione pays. */
function ServiceChoice() {
  const c = useContentsTexts();
  const services = useServiceChoices();
  if (!services) return <Loading />;
  return <SelectField name="serviceId" label={c('lines.provider')} hint={c('lines.providerHint')} placeholder={c('lines.noProvider')} options={services.map(({ id, name }) => ({ value: id, label: name }))} />;
}

interface FinancedProps {
  enrolments: EnrolmentChoice[] | undefined;
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

function useAllocations(actionId: string | undefined): Allocation[] | undefined {
  const { data } = useQuery({
    queryKey: ['allocations', actionId],
    enabled: actionId !== undefined,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/allocations', { params: { query: { actionId, limit: 100 } }, signal })),
  });
  return data?.items;
}

/** Whose an allocation is, among those that were offered. */
function usePartnerOf(): (allocationId: string) => string | null {
  const queries = useQueryClient();
  return allocationId => {
    const offered = queries.getQueriesData<{ items: Allocation[] }>({ queryKey: ['allocations'] }).flatMap(([, data]) => data?.items ?? []);
    return offered.find(one => one.id === allocationId)?.partnerId ?? null;
  };
}

/** @param allocated whose the chosen allocation is */
function toBody(values: LineValues, allocated: string | null) {
  const { axis, item, source, unit, startsOn, endsOn, enrolmentId, allocationId, partnerId, serviceId, interventionId } = values;
  const financed = source === 'convenzione';
  const byPartner = source.startsWith('ets_');
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
    enrolmentId: financed ? enrolmentId || null : null,
    partnerId: financed ? allocated : byPartner ? partnerId || null : null,
    allocationId: financed ? allocationId || null : null,
    serviceId: financed || byPartner ? null : serviceId || null,
    interventionId: interventionId || null,
  };
}
