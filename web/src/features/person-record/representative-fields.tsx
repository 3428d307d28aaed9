// SPDX-License-Identifier: AGPL-3.0-or-later
import { useFormContext, useWatch } from 'react-hook-form';
import { Link } from 'react-router';
import { CheckboxField, RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import type { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { powers, representativeKinds } from './model.js';
import type { NewRepresentative, Power, Representative } from './model.js';
import { useTexts } from './texts.js';

/** Who acts for the person, as the form holds them. */
export interface RepresentativeValues {
  kind: string;
  name: string;
  powers: Record<Power, boolean>;
  actNumber: string;
  actDate: string;
  court: string;
  validFrom: string;
  validTo: string;
  endedReason: string;
  contact: string;
}

export const ticked = (held: readonly Power[]): Record<Power, boolean> => Object.fromEntries(powers.map(power => [power, held.includes(power)])) as Record<Power, boolean>;
export const representativeValues = (record: Representative): RepresentativeValues => ({
  kind: record.kind, name: record.name, powers: ticked(record.powers), actNumber: record.actNumber ?? '', actDate: record.actDate ?? '', court: record.court ?? '',
  validFrom: record.validFrom, validTo: record.validTo ?? '', endedReason: record.endedReason ?? '', contact: record.contact ?? '',
});
export const representativeBody = ({ kind, name, powers: chosen, actNumber, actDate, court, validFrom, validTo, contact }: RepresentativeValues): NewRepresentative => ({
  kind: kind as Representative['kind'], name, powers: powers.filter(power => chosen[power]), actNumber: actNumber || null, actDate: actDate || null, court: court || null,
  validFrom, validTo: validTo || null, contact: contact || null,
});

/** The fields of who acts for the person. */
export function RepresentativeFields({ form, id, today, ending = false }: { form: ReturnType<typeof useRecordForm<RepresentativeValues, unknown>>; id: string; today: string; ending?: boolean }) {
  const t = useTexts();
  const ui = useUiTexts();
  return (
    <RecordForm form={form} cancel={<Link className="btn btn-outline-primary" to={`/persone/${id}/rete`}>{ui('cancel')}</Link>}>
      <RadioField name="kind" label={t('representatives.which')} required options={representativeKinds.map(value => ({ value, label: t(`representatives.kind.${value}`), hint: t(`representatives.kindHint.${value}`) }))} />
      <TextField name="name" label={t('representatives.name')} required maxLength={160} />
      <fieldset className="app-field">
        <legend className="app-legend">{t('representatives.powers')}</legend>
        {powers.map(power => (
          <CheckboxField key={power} name={`powers.${power}`} label={t(`representatives.power.${power}`)} />
        ))}
      </fieldset>
      <ActFields today={today} />
      <DateField name="validFrom" label={t('representatives.validFrom')} required />
      <DateField name="validTo" label={t('representatives.validTo')} hint={t('representatives.validToHint')} />
      {ending && <TextField name="endedReason" label={t('representatives.endedReason')} hint={t('representatives.endedReasonHint')} maxLength={300} />}
      <TextField name="contact" label={t('representatives.contact')} hint={t('representatives.contactHint')} maxLength={300} />
    </RecordForm>
  );
}

/** Parents act by law; everybody else by an act. */
function ActFields({ today }: { today: string }) {
  const t = useTexts();
  const { control } = useFormContext();
  const kind = useWatch({ control, name: 'kind' }) as string;
  if (kind === 'parents' || kind === 'parent') return null;
  return (
    <fieldset>
      <legend className="h5">{t('representatives.actTitle')}</legend>
      <TextField name="actNumber" label={t('representatives.actNumber')} maxLength={60} />
      <DateField name="actDate" label={t('representatives.actDate')} max={today} />
      <TextField name="court" label={t('representatives.court')} hint={t('representatives.courtHint')} maxLength={120} />
    </fieldset>
  );
}
