// SPDX-License-Identifier: AGPL-3.0-or-later
import { useFormState, useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { RadioField } from '../../ui/form/choice-fields.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useFormTexts } from './form-texts.js';
import type { PersonValues } from './person-values.js';

/** Why what stood in the file is replaced, and from when the new holds. */
export interface WhyValues {
  why: '' | 'change' | 'correction';
  since: string;
}

export type EditValues = PersonValues & WhyValues;

/** A birth date does not change: another one is always a correction, and nobody is asked. */
const asked = ['givenName', 'familyName', 'alias', 'sex', 'citizenship', 'taxCode'] as const;

const replaces = (before: PersonValues, values: Partial<PersonValues>): boolean => asked.some(field => before[field] !== '' && (values[field] ?? '').trim() !== before[field]);

/** Asks, once something that was known is replaced, whether it was wrong or is different now: what stood before is kept either way. */
export function WhyChanged({ control, today }: { control: Control<EditValues>; today: string }) {
  const t = useFormTexts();
  const values = useWatch({ control }) as EditValues;
  // What the form rests on: after a conflict, what the other person saved.
  const { defaultValues } = useFormState({ control });
  if (!replaces(defaultValues as EditValues, values)) return null;
  return (
    <fieldset>
      <legend className="h5">{t('why.title')}</legend>
      <RadioField
        name="why"
        label={t('why.label')}
        required
        options={[
          { value: 'change', label: t('why.change'), hint: t('why.changeHint') },
          { value: 'correction', label: t('why.correction'), hint: t('why.correctionHint') },
        ]}
      />
      {values.why === 'change' && <DateField name="since" label={t('why.since')} required max={today} />}
    </fieldset>
  );
}

/** What is sent of it. */
export function whyBody(before: PersonValues, values: EditValues): { correction?: boolean; since?: string } {
  if (!replaces(before, values)) return {};
  return values.why === 'correction' ? { correction: true } : { since: values.since };
}
