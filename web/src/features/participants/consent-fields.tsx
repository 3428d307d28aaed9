// SPDX-License-Identifier: AGPL-3.0-or-later
import { useFormContext, useWatch } from 'react-hook-form';
import { CheckboxField, SelectField } from '../../ui/form/choice-fields.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useFormTexts } from './form-texts.js';
import { legalBases, purposes } from '../person-file/model.js';
import type { Purpose } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';

/** The purposes of a registration: what was collected, on which basis and since when. */
export function ConsentFields({ today }: { today: string }) {
  const t = useFormTexts();
  return (
    <section>
      <h2>{t('consents')}</h2>
      <p>{t('consentsLead')}</p>
      {purposes.map(purpose => (
        <ConsentField key={purpose} purpose={purpose} today={today} />
      ))}
    </section>
  );
}

function ConsentField({ purpose, today }: { purpose: Purpose; today: string }) {
  const term = useTerms();
  const { control } = useFormContext();
  const given = useWatch({ control, name: `consents.${purpose}.given` }) as boolean;
  return (
    <fieldset className="app-field">
      <legend className="visually-hidden">{term(`purpose.${purpose}`)}</legend>
      <CheckboxField name={`consents.${purpose}.given`} label={term(`purpose.${purpose}`)} hint={term(`purposeHint.${purpose}`)} />
      {given && (
        <div className="app-sub-fields">
          <BasisAndDay prefix={`consents.${purpose}.`} today={today} />
        </div>
      )}
    </fieldset>
  );
}

/** Legal basis and first day of a consent. */
function BasisAndDay({ prefix = '', today }: { prefix?: string; today: string }) {
  const t = useFormTexts();
  const term = useTerms();
  return (
    <>
      <SelectField
        name={`${prefix}legalBasis`}
        label={t('legalBasis')}
        required
        options={legalBases.map(value => ({ value, label: term(`legalBasis.${value}`) }))}
      />
      <DateField name={`${prefix}givenOn`} label={t('givenOn')} required max={today} />
    </>
  );
}
