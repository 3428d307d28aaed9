// SPDX-License-Identifier: AGPL-3.0-or-later
import { currentLanguage } from '../../i18n/language.js';
import { formatDate } from '../../ui/format.js';
import type { Fact } from '../../ui/facts.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { countryName } from './countries.js';
import type { Participation, Person } from './model.js';
import { useTerms } from './terms.js';
import { useTexts } from './texts.js';

type Identity = Pick<NonNullable<Person['identity']>, 'birthDate' | 'sex' | 'citizenship'>;
type Entry = Identity & Omit<NonNullable<Person['characteristics']>, never>;

/** Identity and ESF+ data in words; blank where nothing is known. */
export function useEntryFacts(): (entry: Entry | Participation) => Fact[] {
  const t = useTexts();
  const term = useTerms();
  const ui = useUiTexts();
  return entry => {
    const { employmentStatus, unemployedMonths, citizenship } = entry;
    const months = employmentStatus === 'unemployed' && unemployedMonths !== null ? `, ${t('fact.months', { count: unemployedMonths })}` : '';
    return [
      { label: t('fact.birthDate'), value: formatDate(entry.birthDate) },
      { label: t('fact.sex'), value: entry.sex && term(`sex.${entry.sex}`) },
      { label: t('fact.citizenship'), value: citizenship && countryName(citizenship, currentLanguage()) },
      { label: t('fact.employmentStatus'), value: employmentStatus && term(`employmentStatus.${employmentStatus}`) + months },
      { label: t('fact.education'), value: entry.education && term(`education.${entry.education}`) },
      { label: t('fact.disability'), value: entry.disability && term(`answer.${entry.disability}`) },
      { label: t('fact.foreignBackground'), value: entry.foreignBackground && term(`answer.${entry.foreignBackground}`) },
      { label: t('fact.minority'), value: entry.minority && term(`answer.${entry.minority}`) },
      { label: t('fact.homeless'), value: entry.homeless && term(`answer.${entry.homeless}`) },
      { label: t('fact.rural'), value: entry.rural === null ? '' : ui(entry.rural ? 'form.yes' : 'form.no') },
    ];
  };
}
