// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { CheckboxField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import type { useRecordForm } from '../../ui/form/use-record-form.js';
import { personName } from '../../ui/person-name.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { relationKinds } from './model.js';
import type { Relation } from './model.js';
import { useTexts } from './texts.js';

/** Somebody of the network as the form holds them. */
export interface RelationValues {
  kind: string;
  kindWords: string;
  name: string;
  phone: string;
  livesWith: boolean;
  supports: boolean;
  isInformed: boolean;
  otherPersonId: string;
}

export const nobody: RelationValues = { kind: '', kindWords: '', name: '', phone: '', livesWith: false, supports: false, isInformed: false, otherPersonId: '' };
export const relationValues = ({ kind, kindWords, name, phone, livesWith, supports, isInformed, otherPersonId }: Relation): RelationValues =>
  ({ kind, kindWords: kindWords ?? '', name, phone: phone ?? '', livesWith, supports, isInformed, otherPersonId: otherPersonId ?? '' });
export const relationBody = ({ kind, kindWords, phone, otherPersonId, ...values }: RelationValues) =>
  ({ ...values, kind: kind as Relation['kind'], kindWords: (kind === 'other' && kindWords) || null, phone: phone || null, otherPersonId: otherPersonId || null });

/** The fields of somebody of the network. */
export function RelationFields({ form, id }: { form: ReturnType<typeof useRecordForm<RelationValues, unknown>>; id: string }) {
  const t = useTexts();
  const ui = useUiTexts();
  const kind = useWatch({ control: form.methods.control, name: 'kind' });
  return (
    <RecordForm form={form} cancel={<Link className="btn btn-outline-primary" to={`/persone/${id}/rete`}>{ui('cancel')}</Link>}>
      <TextField name="name" label={t('relations.name')} required maxLength={120} />
      <SelectField name="kind" label={t('relations.which')} required options={relationKinds.map(value => ({ value, label: t(`relations.kind.${value}`) }))} />
      {kind === 'other' && <TextField name="kindWords" label={t('relations.words')} hint={t('relations.wordsHint')} required maxLength={80} />}
      <TextField name="phone" type="tel" label={t('relations.phone')} hint={t('contacts.numberHint')} maxLength={40} />
      <CheckboxField name="livesWith" label={t('relations.livesWith')} />
      <CheckboxField name="supports" label={t('relations.supports')} />
      <CheckboxField name="isInformed" label={t('relations.informed')} hint={t('relations.informedHint')} />
      <OtherPerson id={id} />
    </RecordForm>
  );
}

/** One of the people whom one follows. */
function OtherPerson({ id }: { id: string }) {
  const t = useTexts();
  const people = useQuery({
    queryKey: ['people', 'to-link'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/people', { params: { query: { limit: 100, status: 'open' } }, signal })),
  });
  const options = (people.data?.items ?? []).filter(person => person.id !== id).map(person => ({ value: person.id, label: personName(person) }));
  return <SelectField name="otherPersonId" label={t('relations.other')} hint={t('relations.otherHint')} placeholder={t('relations.otherNone')} options={options} />;
}
