// SPDX-License-Identifier: AGPL-3.0-or-later
import { TextField } from '../../ui/form/text-field.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts } from './texts.js';

// A type and not an interface: react-hook-form asks for an index signature.
export type PlanValues = {
  startsOn: string;
  endsOn: string;
  reviewOn: string;
  wishes: string;
};

export const toBody = ({ startsOn, endsOn, reviewOn, wishes }: PlanValues) => ({
  startsOn,
  endsOn: endsOn || null,
  reviewOn: reviewOn || null,
  wishes: wishes.trim() || null,
});

/** Dates and wishes of a plan. */
export function PlanFields() {
  const t = useTexts();
  return (
    <>
      <DateField name="startsOn" label={t('form.starts')} hint={t('form.startsHint')} required />
      <DateField name="endsOn" label={t('form.ends')} hint={t('form.endsHint')} />
      <DateField name="reviewOn" label={t('form.review')} hint={t('form.reviewHint')} />
      <TextField name="wishes" label={t('form.wishes')} hint={t('form.wishesHint')} rows={5} maxLength={4000} />
    </>
  );
}
