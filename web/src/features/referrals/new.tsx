// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Sent } from '../../api/types.js';
import { useCan } from '../../ui/can.js';
import { CheckboxField, RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField, NumberField } from '../../ui/form/value-fields.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { areaOf } from '../person-file/model.js';
import { useSignedIn, useToday } from '../session/session.js';
import { useTexts } from './texts.js';
import { awarenesses, judicialSources, socialLevels, sources, urgencies, useAreas } from './words.js';

type Body = Sent<'/api/v1/referrals', 'post'>;

interface Values {
  sourceKind: string;
  municipio: string;
  senderName: string;
  senderContact: string;
  givenName: string;
  familyName: string;
  alias: string;
  birthDate: string;
  approximateAge: number | null;
  phone: string;
  email: string;
  awareness: string;
  reason: string;
  urgency: string;
  /** By the area's id. */
  areas: Record<string, boolean>;
  judicial: boolean;
}

const blank: Values = {
  sourceKind: '', municipio: '', senderName: '', senderContact: '', givenName: '', familyName: '', alias: '', birthDate: '', approximateAge: null, phone: '', email: '', awareness: '',
  reason: '', urgency: 'ordinary', areas: {}, judicial: false,
};

/** Only what was written. */
function bodyOf({ areas, approximateAge, municipio, judicial, ...texts }: Values): Body {
  const written = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  return {
    ...written,
    ...(approximateAge !== null && { approximateAge }),
    ...(municipio && { municipio: Number(municipio) }),
    ...(judicial && { judicial }),
    areaIds: Object.keys(areas).filter(id => areas[id]),
    reason: texts.reason,
  };
}

/** A sending service refers a person; or a case manager enters what somebody without an account asked. */
export default function NewReferral() {
  const t = useTexts();
  const ui = useUiTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const onBehalf = useCan()('decide', 'Referral');
  const seesJudicial = useSignedIn().role.areas.some(({ key }) => key === 'carcere-rems');
  const form = useRecordForm({
    values: blank,
    pointers: { '/areaIds': 'areas' },
    about: { form: 'referral' },
    save: (values, headers) => ok(api.POST('/api/v1/referrals', { body: bodyOf(values), headers })),
    onSaved: async referral => {
      await queries.invalidateQueries({ queryKey: ['referrals'] });
      notify('success', t(onBehalf ? 'form.savedOnBehalf' : 'form.saved'));
      await navigate(`/segnalazioni/${referral.id}`);
    },
  });
  return (
    <Page title={t(onBehalf ? 'newOnBehalf' : 'new')} lead={t(onBehalf ? 'form.leadOnBehalf' : 'form.lead')}>
      <RecordForm form={form} submitLabel={t(onBehalf ? 'form.submitOnBehalf' : 'form.submit')} cancel={<Link className="btn btn-outline-primary" to="/segnalazioni">{ui('cancel')}</Link>}>
        {onBehalf ? <SenderFields source={form.methods.watch('sourceKind')} judicial={seesJudicial} /> : <LevelFields />}
        <PersonFields />
        <RequestFields judicial={!onBehalf || seesJudicial} />
      </RecordForm>
    </Page>
  );
}

const municipi = Array.from({ length: 9 }, (_, i) => String(i + 1));

/** Who refers, when a case manager writes for them. */
function SenderFields({ source, judicial }: { source: string; judicial: boolean }) {
  const t = useTexts();
  return (
    <section>
      <h2>{t('form.sender')}</h2>
      <SelectField
        name="sourceKind"
        label={t('form.source')}
        required
        options={sources.filter(kind => judicial || !judicialSources.includes(kind)).map(kind => ({ value: kind, label: t(`source.${kind}`) }))}
      />
      {source.startsWith('social_service') && <MunicipioField required />}
      {source !== 'person' && (
        <>
          <TextField name="senderName" label={t('form.senderName')} hint={t('form.senderNameHint')} required maxLength={160} />
          <TextField name="senderContact" label={t('form.senderContact')} hint={t('form.senderContactHint')} maxLength={200} />
        </>
      )}
    </section>
  );
}

function MunicipioField({ required = false }: { required?: boolean }) {
  const t = useTexts();
  return (
    <SelectField
      name="municipio"
      label={t('form.municipio')}
      required={required}
      {...(!required && { placeholder: t('form.municipioOwn') })}
      options={municipi.map(number => ({ value: number, label: t('municipioNumber', { number }) }))}
    />
  );
}

/** The social service alone has two levels, and says which. */
function LevelFields() {
  const t = useTexts();
  const { role } = useSignedIn();
  const own = role.organisation;
  const service = useQuery({
    queryKey: ['services', own?.id],
    enabled: own?.kind === 'service',
    queryFn: ({ signal }) => ok(api.GET('/api/v1/services/{id}', { params: { path: { id: own?.id ?? '' } }, signal })),
  });
  if (service.data?.kind !== 'social_service') return null;
  return (
    <section>
      <h2>{t('form.sender')}</h2>
      <RadioField name="sourceKind" label={t('form.level')} required options={socialLevels.map(kind => ({ value: kind, label: t(`source.${kind}`), hint: t(`sourceHint.${kind}`) }))} />
      <MunicipioField />
    </section>
  );
}

function PersonFields() {
  const t = useTexts();
  const today = useToday();
  return (
    <section>
      <h2>{t('form.person')}</h2>
      <p>{t('form.personLead')}</p>
      <TextField name="givenName" label={t('form.givenName')} maxLength={80} />
      <TextField name="familyName" label={t('form.familyName')} maxLength={80} />
      <TextField name="alias" label={t('form.alias')} maxLength={80} />
      <DateField name="birthDate" label={t('form.birthDate')} max={today} />
      <NumberField name="approximateAge" label={t('form.approximateAge')} min={0} max={120} />
      <TextField name="phone" label={t('form.phone')} hint={t('form.contactHint')} type="tel" maxLength={60} />
      <TextField name="email" label={t('form.email')} type="email" maxLength={200} />
      <RadioField name="awareness" label={t('form.awareness')} required options={awarenesses.map(value => ({ value, label: t(`awarenesses.${value}`) }))} />
    </section>
  );
}

/** Who takes people in charge without working in Carcere/REMS writes nothing for it. */
function RequestFields({ judicial }: { judicial: boolean }) {
  const t = useTexts();
  const areas = useAreas().filter(({ key }) => judicial || key !== 'carcere-rems');
  return (
    <section>
      <h2>{t('form.request')}</h2>
      <TextField name="reason" label={t('form.reason')} hint={t('form.reasonHint')} required rows={6} maxLength={2000} />
      <RadioField name="urgency" label={t('form.urgency')} required options={urgencies.map(value => ({ value, label: t(`urgencies.${value}`) }))} />
      <fieldset className="app-field">
        <legend className="app-legend">{t('form.areas')}</legend>
        <p className="app-field-hint">{t('form.areasHint')}</p>
        {areas.map(area => (
          <CheckboxField key={area.id} name={`areas.${area.id}`} label={areaOf(area.key).name} />
        ))}
      </fieldset>
      {judicial && <CheckboxField name="judicial" label={t('form.judicial')} hint={t('form.judicialHint')} />}
    </section>
  );
}
