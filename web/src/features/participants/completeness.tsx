// SPDX-License-Identifier: AGPL-3.0-or-later
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { StatusBadge } from '../../ui/status-badge.js';
import { useFormTexts } from './form-texts.js';
import { completenessOf } from './person-values.js';
import type { PersonValues } from './person-values.js';
import { useTerms } from '../person-file/terms.js';

/** How much of the entry data is known, as the form is filled in. It tells, and asks for nothing. */
export function Completeness<Values extends PersonValues>({ control }: { control: Control<Values> }) {
  const t = useFormTexts();
  const term = useTerms();
  const { missing, unasked } = completenessOf(useWatch({ control: control as unknown as Control<PersonValues> }) as PersonValues);
  return (
    <aside className="app-completeness" aria-labelledby="completeness">
      <h2 className="h5" id="completeness">
        {t('completeness.title')}
      </h2>
      <p>
        <StatusBadge tone={missing.length === 0 ? 'success' : 'warning'}>
          {t(missing.length === 0 ? 'completeness.reportable' : 'completeness.notReportable')}
        </StatusBadge>
      </p>
      {missing.length > 0 && (
        <>
          <p className="mb-1">{t('completeness.missing')}</p>
          <ul>
            {missing.map(field => (
              <li key={field}>{term(`field.${field}`)}</li>
            ))}
          </ul>
        </>
      )}
      {unasked.length > 0 && (
        <p className="mb-0">
          {t('completeness.unasked')} {unasked.map(field => term(`field.${field}`)).join(', ')}
        </p>
      )}
      {missing.length + unasked.length === 0 && <p className="mb-0">{t('completeness.all')}</p>}
    </aside>
  );
}
