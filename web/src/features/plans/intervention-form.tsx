// SPDX-License-Identifier: AGPL-3.0-or-later
import { useWatch } from 'react-hook-form';
import { Link, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import type { RecordFormState } from '../../ui/form/use-record-form.js';
import { DateField, NumberField } from '../../ui/form/value-fields.js';
import { useLanguage } from '../../i18n/index.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Loading } from '../../ui/states.js';
import { useContentsTexts } from './contents-texts.js';
import { useAssignments, usePartnerChoices, useServiceChoices } from './enrolment-choices.js';
import { partOf, usePartSaved } from './use-part-form.js';
import { readPlan, usePlan } from './use-plan.js';
import { useWords } from './words.js';
import type { AxisKey, Plan, Words } from './words.js';

type Intervention = Plan['interventions'][number];
type By = 'partner' | 'service' | 'other';
type Values = {
  axis: string; description: string; kind: string; by: string; assignment: string; partnerId: string; serviceId: string; provider: string;
  hours: number | null; minutes: number | null; place: string; startsOn: string; endsOn: string;
};

const KINDS = ['simple', 'complex', 'group'] as const;
const BY = ['partner', 'service', 'other'] as const;
const POINTERS = { '/enrolmentId': 'assignment', '/plannedMinutes': 'hours' } as const;

/** Adds an intervention to a draft, or changes one. */
export default function InterventionForm() {
  const words = useWords();
  const { id = '', interventionId } = useParams();
  const plan = usePlan(id);
  if (!words) return <Loading />;
  return (
    <Loaded query={plan} page>
      {read => {
        const one = read.data.interventions.find(each => each.id === interventionId);
        return one ? <ChangeIntervention read={read} intervention={one} words={words} /> : <AddIntervention plan={read.data} words={words} />;
      }}
    </Loaded>
  );
}

/** An enrolment and the partner it is entrusted to are chosen together. */
const pair = (enrolmentId: string, partnerId: string) => `${enrolmentId}|${partnerId}`;

function valuesOf(one: Intervention | undefined, plan: Plan): Values {
  const by: By | '' = one ? (one.partnerId ? 'partner' : one.serviceId ? 'service' : 'other') : '';
  return {
    axis: one?.axis ?? '', description: one?.description ?? '', kind: one?.kind ?? '', by,
    assignment: one?.enrolmentId && one.partnerId ? pair(one.enrolmentId, one.partnerId) : '',
    partnerId: one?.partnerId ?? '', serviceId: one?.serviceId ?? '', provider: one?.provider ?? '',
    hours: one?.plannedMinutes ? Math.floor(one.plannedMinutes / 60) : null, minutes: one?.plannedMinutes ? one.plannedMinutes % 60 || null : null,
    place: one?.place ?? '', startsOn: one?.startsOn ?? plan.startsOn, endsOn: one?.endsOn ?? plan.endsOn ?? '',
  };
}

function toBody({ axis, description, kind, by, assignment, partnerId, serviceId, provider, hours, minutes, place, startsOn, endsOn }: Values) {
  const [enrolmentId, entrustedTo] = by === 'partner' && assignment ? assignment.split('|') : [];
  const planned = (hours ?? 0) * 60 + (minutes ?? 0);
  return {
    axis: axis as AxisKey, description: description.trim(), kind: kind as Intervention['kind'],
    enrolmentId: enrolmentId ?? null,
    partnerId: by === 'partner' ? (entrustedTo ?? (partnerId || null)) : null,
    serviceId: by === 'service' ? serviceId || null : null,
    provider: by === 'other' ? provider.trim() || null : null,
    plannedMinutes: planned || null, place: place.trim() || null, startsOn, endsOn,
  };
}

function AddIntervention({ plan, words }: { plan: Plan; words: Words }) {
  const t = useContentsTexts();
  const saved = usePartSaved(plan.id, t('interventions.added'));
  const form = useRecordForm<Values, unknown>({
    values: valuesOf(undefined, plan),
    about: { personId: plan.personId },
    save: (values, headers) => versioned(api.POST('/api/v1/plans/{id}/interventions', { params: { path: { id: plan.id } }, body: toBody(values), headers })),
    onSaved: saved,
    pointers: POINTERS,
  });
  return <Fields title={t('interventions.add')} submit={t('interventions.add')} form={form} plan={plan} words={words} />;
}

function ChangeIntervention({ read: { data: plan, etag }, intervention, words }: { read: Versioned<Plan>; intervention: Intervention; words: Words }) {
  const t = useContentsTexts();
  const saved = usePartSaved(plan.id, t('interventions.changed'));
  const form = useRecordForm<Values, unknown>({
    values: valuesOf(intervention, plan),
    etag,
    about: { personId: plan.personId },
    save: (values, headers) => versioned(api.PATCH('/api/v1/plans/{id}/interventions/{interventionId}', { ...partOf(plan, { interventionId: intervention.id }, headers), body: toBody(values) })),
    onSaved: saved,
    reload: async () => {
      const now = await readPlan(plan.id);
      return { values: valuesOf(now.data.interventions.find(one => one.id === intervention.id), now.data), etag: now.etag };
    },
    pointers: POINTERS,
  });
  return <Fields title={t('interventions.edit')} submit={t('save')} form={form} plan={plan} words={words} />;
}

interface FieldsProps {
  title: string;
  submit: string;
  form: RecordFormState<Values>;
  plan: Plan;
  words: Words;
}

function Fields({ title, submit, form, plan, words }: FieldsProps) {
  const t = useContentsTexts();
  const by = useWatch({ control: form.methods.control, name: 'by' });
  return (
    <Page title={title}>
      <RecordForm form={form} submitLabel={submit} cancel={<Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('cancel')}</Link>}>
        <SelectField name="axis" label={t('interventions.axis')} required options={words.axes.map(value => ({ value, label: words.axis(value) }))} />
        <TextField name="description" label={t('interventions.what')} hint={t('interventions.whatHint')} required rows={2} maxLength={500} />
        <RadioField name="kind" label={t('interventions.kind')} required options={KINDS.map(value => ({ value, label: t(`kind.${value}`) }))} />
        <RadioField name="by" label={t('interventions.who')} required options={BY.map(value => ({ value, label: t(`interventions.by.${value}`) }))} />
        {by === 'partner' && <PartnerFields form={form} plan={plan} />}
        {by === 'service' && <ServiceField />}
        {by === 'other' && <TextField name="provider" label={t('interventions.other')} hint={t('interventions.otherHint')} required maxLength={200} />}
        <NumberField name="hours" label={t('interventions.plannedHours')} hint={t('interventions.plannedHint')} min={0} max={10_000} />
        <NumberField name="minutes" label={t('interventions.plannedMinutes')} min={0} max={59} />
        <TextField name="place" label={t('interventions.place')} maxLength={200} />
        <DateField name="startsOn" label={t('interventions.from')} required min={plan.startsOn} />
        <DateField name="endsOn" label={t('interventions.to')} required min={plan.startsOn} max={plan.endsOn ?? undefined} />
      </RecordForm>
    </Page>
  );
}

/** An enrolment with the partner it is entrusted to, or a partner alone. */
function PartnerFields({ form, plan }: { form: RecordFormState<Values>; plan: Plan }) {
  const t = useContentsTexts();
  const language = useLanguage();
  const assignments = useAssignments(plan.personId);
  const partners = usePartnerChoices();
  const assignment = useWatch({ control: form.methods.control, name: 'assignment' });
  if (!assignments || !partners) return <Loading />;
  const choices = [...new Map(assignments.map(one => [pair(one.enrolmentId, one.partner.id), one])).entries()];
  return (
    <>
      <SelectField name="assignment" label={t('interventions.enrolment')} hint={t('interventions.enrolmentHint')} placeholder={t('interventions.noEnrolment')}
        options={choices.map(([value, { area, action, partner }]) => ({ value, label: `${area.name[language]} ${action.code} – ${action.name[language]}, ${partner.name}` }))} />
      {!assignment && <SelectField name="partnerId" label={t('interventions.partner')} required options={partners.map(({ id, name }) => ({ value: id, label: name }))} />}
    </>
  );
}

function ServiceField() {
  const t = useContentsTexts();
  const services = useServiceChoices();
  if (!services) return <Loading />;
  return <SelectField name="serviceId" label={t('interventions.service')} required options={services.map(({ id, name }) => ({ value: id, label: name }))} />;
}
