// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { useLanguage } from '../../i18n/index.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { countryName } from '../person-file/countries.js';
import { useTerms } from '../person-file/terms.js';
import { useHistory } from './model.js';
import type { FormerValue } from './model.js';
import './person-record.css';
import { useTexts } from './texts.js';

/** How the person was called, and by which code they were known, before. */
export function HistorySection({ personId }: { personId: string }) {
  const t = useTexts();
  const [opened, setOpened] = useState(false);
  return (
    <details className="app-record-more" onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>{t('history.title')}</summary>
      {opened && <History personId={personId} />}
    </details>
  );
}

function History({ personId }: { personId: string }) {
  const t = useTexts();
  const words = useFormerWords();
  const query = useHistory(personId, true);
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t('history.none')}</p>
        ) : (
          <ul className="app-record">
            {items.map(item => (
              <li key={item.id}>
                <div>
                  <p>
                    {t(`history.field.${item.field}`)}: <strong>{words(item)}</strong>
                  </p>
                  <p>{item.validFrom ? t('history.fromTo', { from: formatDate(item.validFrom), to: formatDate(item.validTo) }) : t('history.until', { to: formatDate(item.validTo) })}</p>
                  <p>{t(`history.kind.${item.kind}`, { name: item.changedBy ?? t('history.platform') })}</p>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

/** A former value in words; what was not known says so. */
function useFormerWords(): (item: FormerValue) => string {
  const t = useTexts();
  const term = useTerms();
  const language = useLanguage();
  return ({ field, value, givenName, familyName, alias, codeKind, taxCode }) => {
    if (field === 'names') return [givenName, familyName, alias && `(${alias})`].filter(Boolean).join(' ');
    if (field === 'code') return codeKind === null || codeKind === 'none' ? term('codeKind.none') : `${taxCode ?? ''} (${term(`codeKind.${codeKind}`)})`;
    if (value === null) return t('history.unknown');
    if (field === 'birth_date') return formatDate(value);
    return field === 'sex' ? term(`sex.${value as 'female'}`) : countryName(value, language);
  };
}
