// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useLanguage } from '../../i18n/index.js';
import { Alert } from '../../ui/alert.js';
import { announce } from '../../ui/announcer.js';
import { RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { TextField } from '../../ui/form/text-field.js';
import { DateField, NumberField } from '../../ui/form/value-fields.js';
import { disagreements, kindOfCode } from './code.js';
import { countryOptions } from '../person-file/countries.js';
import { useFormTexts } from './form-texts.js';
import { answers, educationLevels, employmentStatuses, sexes } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';

/** Given name, family name, alias. */
export function NameFields() {
  const t = useFormTexts();
  const { clearErrors } = useFormContext();
  const named = [useText('givenName'), useText('familyName'), useText('alias')].some(name => name.trim() !== '');
  useEffect(() => {
    // One of the three is enough: once it is written, none of the others is wrong any more.
    if (named) clearErrors(['givenName', 'familyName', 'alias']);
  }, [named, clearErrors]);
  return (
    <section>
      <h2>{t('names')}</h2>
      <p>{t('namesHint')}</p>
      <TextField name="givenName" label={t('givenName')} maxLength={80} />
      <TextField name="familyName" label={t('familyName')} maxLength={80} />
      <TextField name="alias" label={t('alias')} hint={t('aliasHint')} maxLength={80} />
    </section>
  );
}

/** Birth date, sex, citizenship and code, with what they say of each other. */
export function IdentityFields({ today }: { today: string }) {
  const t = useFormTexts();
  return (
    <section>
      <h2>{t('identity')}</h2>
      <BirthDateField max={today} />
      <SexField />
      <TaxCodeField />
      <CodeWarning />
      <CitizenshipField />
    </section>
  );
}

export function BirthDateField({ max }: { max: string }) {
  const t = useFormTexts();
  return <DateField name="birthDate" label={t('birthDate')} min="1900-01-01" max={max} />;
}

export function SexField() {
  const t = useFormTexts();
  const term = useTerms();
  return <RadioField name="sex" label={t('sex')} options={sexes.map(value => ({ value, label: term(`sex.${value}`) }))} />;
}

export function CitizenshipField() {
  const t = useFormTexts();
  return <SelectField name="citizenship" label={t('citizenship')} placeholder={t('unknown')} options={countryOptions(useLanguage())} />;
}

function TaxCodeField() {
  const t = useFormTexts();
  const term = useTerms();
  const kind = kindOfCode(useText('taxCode'));
  const read = kind ? ` ${t('taxCodeRead', { kind: term(`codeKind.${kind}`) })}` : '';
  return <TextField name="taxCode" label={t('taxCode')} hint={t('taxCodeHint') + read} code maxLength={40} />;
}

/** Where the code and the rest disagree: told while writing, never in the way of saving. */
function CodeWarning() {
  const t = useFormTexts();
  const found = disagreements(useText('taxCode'), useText('birthDate'), useText('sex'));
  const title = found.length > 0 ? t('warning.title') : '';
  useEffect(() => {
    if (title) announce(title);
  }, [title]);
  if (!title) return null;
  return (
    <Alert tone="warning" title={title}>
      <ul className="mb-2">
        {found.map(field => (
          <li key={field}>{t(`warning.${field}`)}</li>
        ))}
      </ul>
      <p className="mb-0">{t('warning.text')}</p>
    </Alert>
  );
}

function useText(name: string): string {
  const { control } = useFormContext();
  return (useWatch({ control, name }) as string | undefined) ?? '';
}

/** The names of the ESF+ fields: under `characteristics` in a person, on their own in a participation. */
type Prefix = 'characteristics.' | '';
type EntryFieldName = 'employmentStatus' | 'unemployedMonths' | 'education' | 'disability' | 'foreignBackground' | 'minority' | 'homeless' | 'rural';
const all: readonly EntryFieldName[] = ['employmentStatus', 'unemployedMonths', 'education', 'disability', 'foreignBackground', 'minority', 'homeless', 'rural'];

/** The ESF+ questions; `only` leaves out those that are answered for good. */
export function EntryFields({ prefix = 'characteristics.', only = all }: { prefix?: Prefix; only?: readonly string[] }) {
  const t = useFormTexts();
  const term = useTerms();
  const status = useText(`${prefix}employmentStatus`);
  const has = (field: EntryFieldName) => only.includes(field);
  const sensitive = answers.map(value => ({ value, label: term(`answer.${value}`) }));
  return (
    <>
      {has('employmentStatus') && (
        <RadioField
          name={`${prefix}employmentStatus`}
          label={t('employmentStatus')}
          options={employmentStatuses.map(value => ({ value, label: term(`employmentStatus.${value}`), hint: term(`employmentHint.${value}`) }))}
        />
      )}
      {has('unemployedMonths') && status === 'unemployed' && (
        <NumberField name={`${prefix}unemployedMonths`} label={t('unemployedMonths')} hint={t('unemployedMonthsHint')} min={0} max={900} suffix={t('months')} />
      )}
      {has('education') && (
        <RadioField
          name={`${prefix}education`}
          label={t('education')}
          hint={t('educationHint')}
          options={educationLevels.map(value => ({ value, label: term(`education.${value}`) }))}
        />
      )}
      {has('disability') && <RadioField name={`${prefix}disability`} label={t('disability')} options={sensitive} />}
      {has('foreignBackground') && <RadioField name={`${prefix}foreignBackground`} label={t('foreignBackground')} options={sensitive} />}
      {has('minority') && <RadioField name={`${prefix}minority`} label={t('minority')} hint={t('minorityHint')} options={sensitive} />}
      {has('homeless') && <RadioField name={`${prefix}homeless`} label={t('homeless')} options={sensitive} />}
      {has('rural') && <RadioField name={`${prefix}rural`} label={t('rural')} options={sensitive.filter(option => option.value !== 'refused')} />}
    </>
  );
}
