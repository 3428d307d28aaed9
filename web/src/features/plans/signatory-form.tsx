// SPDX-License-Identifier: AGPL-3.0-or-later
import { useWatch } from 'react-hook-form';
import { Link, useParams, useSearchParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { CheckboxField, RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import type { RecordFormState } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { usePartnerChoices, useServiceChoices } from './enrolment-choices.js';
import type { Signatory } from './seat-words.js';
import { partOf, usePartSaved } from './use-part-form.js';
import { readPlan, usePlan } from './use-plan.js';
import { useVersionTexts } from './version-texts.js';
import { useRepresentatives } from './who-section.js';
import type { Plan } from './words.js';

type Kind = Signatory['kind'];
type Values = { kind: string; partnerId: string; serviceId: string; representativeId: string; name: string; mandatory: boolean; commitment: string };
/** In the order in which they are thought of. */
const KINDS: readonly Kind[] = ['partner', 'service', 'comune', 'representative', 'family', 'person', 'case_manager'];
const ONCE: readonly Kind[] = ['person', 'case_manager', 'comune'];
const BLANK: Values = { kind: '', partnerId: '', serviceId: '', representativeId: '', name: '', mandatory: true, commitment: '' };

/** Names a signatory of a draft, or changes what one commits themselves to. */
export default function SignatoryForm() {
  const { id = '', signatoryId } = useParams();
  return (
    <Loaded query={usePlan(id)} page>
      {read => {
        const one = read.data.signatories.find(each => each.id === signatoryId);
        return one ? <ChangeSignatory read={read} one={one} /> : <AddSignatory plan={read.data} />;
      }}
    </Loaded>
  );
}

function bodyOf({ kind, partnerId, serviceId, representativeId, name, mandatory, commitment }: Values) {
  return {
    kind: kind as Kind, mandatory, commitment: commitment.trim() || null,
    organisationId: (kind === 'partner' ? partnerId : kind === 'service' ? serviceId : '') || null,
    representativeId: kind === 'representative' ? representativeId || null : null,
    name: kind === 'family' ? name.trim() || null : null,
  };
}

function AddSignatory({ plan }: { plan: Plan }) {
  const t = useVersionTexts();
  const [query] = useSearchParams();
  const saved = usePartSaved(plan.id, t('signatories.saved'));
  // Somebody whom lines or interventions name comes with the link.
  const named = { partnerId: query.get('partner') ?? '', serviceId: query.get('service') ?? '' };
  const form = useRecordForm<Values, unknown>({
    values: { ...BLANK, ...named, kind: named.partnerId ? 'partner' : named.serviceId ? 'service' : '' },
    about: { personId: plan.personId },
    save: (values, headers) => versioned(api.POST('/api/v1/plans/{id}/signatories', { params: { path: { id: plan.id } }, body: bodyOf(values), headers })),
    onSaved: saved,
    pointers: { '/organisationId': named.serviceId ? 'serviceId' : 'partnerId' },
  });
  return (
    <Page title={t('form.addTitle')}>
      <RecordForm form={form} submitLabel={t('signatories.add')} cancel={<Cancel plan={plan} />}>
        <WhoFields plan={plan} form={form} />
        <CheckboxField name="mandatory" label={t('form.mandatory')} hint={t('form.mandatoryHint')} />
        <TextField name="commitment" label={t('form.commitment')} hint={t('form.commitmentHint')} rows={4} maxLength={4000} />
      </RecordForm>
    </Page>
  );
}

function WhoFields({ plan, form }: { plan: Plan; form: RecordFormState<Values> }) {
  const t = useVersionTexts();
  const kind = useWatch({ control: form.methods.control, name: 'kind' });
  const partners = usePartnerChoices();
  const services = useServiceChoices();
  const representatives = useRepresentatives(plan.personId).data?.items ?? [];
  const kinds = KINDS.filter(one => !ONCE.includes(one) || !plan.signatories.some(each => each.kind === one));
  const options = (all: readonly { id: string; name: string }[] = []) =>
    all.filter(({ id }) => !plan.signatories.some(({ organisationId, representativeId }) => organisationId === id || representativeId === id)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <RadioField name="kind" label={t('form.kind')} required options={kinds.map(value => ({ value, label: t(`kinds.${value}`) }))} />
      {kind === 'partner' && <SelectField name="partnerId" label={t('form.partner')} required options={options(partners)} />}
      {kind === 'service' && <SelectField name="serviceId" label={t('form.service')} required options={options(services)} />}
      {kind === 'representative' && (
        <SelectField name="representativeId" label={t('form.representative')} required options={options(representatives)} hint={representatives.length === 0 ? t('form.noRepresentatives') : undefined} />
      )}
      {kind === 'family' && <TextField name="name" label={t('form.name')} hint={t('form.nameHint')} required maxLength={200} />}
    </>
  );
}

type Changed = { name: string; mandatory: boolean; commitment: string };
const changedOf = (one: Signatory | undefined): Changed => ({ name: one?.name ?? '', mandatory: one?.mandatory ?? true, commitment: one?.commitment ?? '' });

function ChangeSignatory({ read: { data: plan, etag }, one }: { read: Versioned<Plan>; one: Signatory }) {
  const t = useVersionTexts();
  const saved = usePartSaved(plan.id, t('signatories.saved'));
  const form = useRecordForm<Changed, unknown>({
    values: changedOf(one),
    etag,
    about: { personId: plan.personId },
    save: ({ name, mandatory, commitment }, headers) =>
      versioned(api.PATCH('/api/v1/plans/{id}/signatories/{signatoryId}', {
        ...partOf(plan, { signatoryId: one.id }, headers),
        body: { ...(one.kind === 'family' && { name: name.trim() }), ...(one.kind !== 'case_manager' && { mandatory }), commitment: commitment.trim() || null },
      })),
    onSaved: saved,
    reload: async () => {
      const now = await readPlan(plan.id);
      return { values: changedOf(now.data.signatories.find(each => each.id === one.id)), etag: now.etag };
    },
  });
  return (
    <Page title={t('form.changeTitle')}>
      <RecordForm form={form} submitLabel={t('form.save')} cancel={<Cancel plan={plan} />}>
        {one.kind === 'family' && <TextField name="name" label={t('form.name')} hint={t('form.nameHint')} required maxLength={200} />}
        {one.kind !== 'case_manager' && <CheckboxField name="mandatory" label={t('form.mandatory')} hint={t('form.mandatoryHint')} />}
        <TextField name="commitment" label={t('form.commitment')} hint={t('form.commitmentHint')} rows={4} maxLength={4000} />
      </RecordForm>
    </Page>
  );
}

function Cancel({ plan }: { plan: Plan }) {
  const t = useVersionTexts();
  return <Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('form.cancel')}</Link>;
}
