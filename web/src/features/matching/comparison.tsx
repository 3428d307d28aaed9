// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.js';
import { formatDate } from '../../ui/format.js';
import { useLocalText } from '../../ui/local-text.js';
import { countryName } from '../person-file/countries.js';
import { fullName } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import './matching.css';
import { useTexts } from './texts.js';

/** Two records, fact by fact; where they differ, it says so. */
export function Comparison({ people }: { people: readonly [Person, Person] }) {
  const t = useTexts();
  const rows = useRows(people);
  const titles = [t('compare.first'), t('compare.second')] as const;
  return (
    <table className="table app-table app-comparison" role="table">
      <caption className="visually-hidden">{t('compare.caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">{t('compare.field')}</th>
          {people.map((person, index) => (
            <th role="columnheader" scope="col" key={person.id}>
              {titles[index]}
              <Link className="app-comparison-open" to={`/persone/${person.id}`}>
                {t('compare.open', { name: fullName(person) })}
              </Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ label, values, differs }) => (
          <tr role="row" key={label}>
            <th role="rowheader" scope="row">
              {label}
              {differs && <span className="app-comparison-differs">{t('compare.differs')}</span>}
            </th>
            {values.map((value, index) => (
              <td role="cell" key={people[index]!.id} data-label={titles[index]}>
                <span className="app-cell">{value || t('compare.none')}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Row {
  label: string;
  values: readonly [string, string];
  /** Both are known, and not the same. */
  differs: boolean;
}

function useRows([first, second]: readonly [Person, Person]): Row[] {
  const t = useTexts();
  const term = useTerms();
  const local = useLocalText();
  const language = useLanguage();
  const row = (label: string, of: (person: Person) => string | null | undefined): Row => {
    const values = [of(first) ?? '', of(second) ?? ''] as const;
    return { label, values, differs: values[0] !== '' && values[1] !== '' && values[0] !== values[1] };
  };
  const caseOf = ({ cases }: Person): string => {
    const current = cases?.[0];
    if (!current) return '';
    return current.status === 'open'
      ? t('compare.caseOpen', { date: formatDate(current.openedOn), name: current.caseManager })
      : t('compare.caseConcluded', { date: formatDate(current.concludedOn) });
  };
  return [
    row(t('compare.name'), person => person.givenName),
    row(t('compare.familyName'), person => person.familyName),
    row(t('compare.alias'), person => person.alias),
    row(t('compare.birthDate'), ({ identity }) => formatDate(identity?.birthDate ?? null)),
    row(t('compare.sex'), ({ identity }) => identity?.sex && term(`sex.${identity.sex}`)),
    row(t('compare.citizenship'), ({ identity }) => identity?.citizenship && countryName(identity.citizenship, language)),
    row(t('compare.code'), ({ identity }) => identity?.taxCode),
    { ...row(t('compare.case'), caseOf), differs: false },
    { ...row(t('compare.enrolments'), ({ enrolments }) => enrolments.map(({ action }) => `${action.code} ${local(action.name)}`).join(', ')), differs: false },
  ];
}
