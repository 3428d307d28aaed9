// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { CheckboxField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import type { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { contactKinds } from './model.js';
import type { Contact } from './model.js';
import { useTexts } from './texts.js';

/** A contact as its form holds it. */
export interface ContactValues {
  kind: string;
  value: string;
  note: string;
  safeToLeaveMessage: boolean;
  preferred: boolean;
  validFrom: string;
  validTo: string;
}

export const contactValues = ({ kind, value, note, safeToLeaveMessage, preferred, validFrom, validTo }: Contact): ContactValues =>
  ({ kind, value, note: note ?? '', safeToLeaveMessage, preferred, validFrom, validTo: validTo ?? '' });
export const contactBody = ({ kind, note, validTo, ...values }: ContactValues) => ({ ...values, kind: kind as Contact['kind'], note: note || null, validTo: validTo || null });

/** The fields of a contact. */
export function ContactFields({ form, id, today, ending = false }: { form: ReturnType<typeof useRecordForm<ContactValues, unknown>>; id: string; today: string; ending?: boolean }) {
  const t = useTexts();
  const ui = useUiTexts();
  const [kind, validFrom] = form.methods.watch(['kind', 'validFrom']);
  const dialled = kind === 'mobile' || kind === 'phone';
  return (
    <RecordForm form={form} cancel={<Link className="btn btn-outline-primary" to={`/persone/${id}/anagrafica`}>{ui('cancel')}</Link>}>
      <SelectField name="kind" label={t('contacts.which')} required options={contactKinds.map(value => ({ value, label: t(`contacts.kind.${value}`) }))} />
      <TextField
        name="value"
        label={t(dialled ? 'contacts.number' : kind === 'email' ? 'contacts.mail' : 'contacts.value')}
        {...(dialled && { hint: t('contacts.numberHint') })}
        type={dialled ? 'tel' : kind === 'email' ? 'email' : 'text'}
        required
        maxLength={300}
      />
      <TextField name="note" label={t('contacts.note')} hint={t('contacts.noteHint')} maxLength={300} />
      {dialled && <CheckboxField name="safeToLeaveMessage" label={t('contacts.safeLabel')} hint={t('contacts.safeHint')} />}
      <CheckboxField name="preferred" label={t('contacts.preferredLabel')} />
      <DateField name="validFrom" label={t('from')} required max={today} />
      {ending && <DateField name="validTo" label={t('contacts.validTo')} hint={t('contacts.validToHint')} min={validFrom || undefined} />}
    </RecordForm>
  );
}
