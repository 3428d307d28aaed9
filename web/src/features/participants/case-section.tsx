// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { useAction } from '../../ui/use-action.js';
import type { Person } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';
import { personQueries } from '../person-file/use-person.js';

/** The case: phase and how it goes on, or how it ended; earlier ones below. */
export function CaseSection({ person }: { person: Person }) {
  const t = useTexts();
  const term = useTerms();
  const [current, ...earlier] = person.cases ?? [];
  if (!current) return null;
  return (
    <section aria-labelledby="case">
      <h2 className="h4" id="case">
        {t('case.title')}
      </h2>
      <Facts
        facts={[
          { label: t('case.phase'), value: current.status === 'open' && term(`phase.${current.phase}`) },
          { label: t('case.openedOn'), value: formatDate(current.openedOn) },
          { label: t('case.manager'), value: current.caseManager },
          { label: t('case.concludedOn'), value: formatDate(current.concludedOn) },
          { label: t('case.outcome'), value: current.outcome && term(`outcome.${current.outcome}`) },
        ].filter(fact => fact.value !== false)}
      />
      {current.status === 'concluded' && (
        <Can do="create" on="Case">
          <Again personId={person.id} />
        </Can>
      )}
      {earlier.length > 0 && (
        <>
          <h3 className="h5">{t('case.earlier')}</h3>
          <ul>
            {earlier.map(({ id, openedOn, concludedOn, outcome }) => (
              <li key={id}>
                {t('case.earlierOne', { from: formatDate(openedOn), to: formatDate(concludedOn), outcome: outcome ? term(`outcome.${outcome}`) : '' })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Again({ personId }: { personId: string }) {
  const t = useTexts();
  const open = useAction({
    run: () => ok(api.POST('/api/v1/cases', { body: { personId } })),
    done: t('case.reopened'),
    touches: personQueries,
  });
  return (
    <p className="d-print-none">
      <button type="button" className="btn btn-outline-primary btn-sm" disabled={open.working} onClick={() => open.act()}>
        {t('case.again')}
      </button>
    </p>
  );
}
