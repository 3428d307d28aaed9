// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { useLocalText } from '../../ui/local-text.js';
import { areaOf } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { useStates } from './states.js';
import { useTexts } from './texts.js';

/** The places that were asked for, and what became of it. */
export function Waiting({ person, open }: { person: Person; open: boolean }) {
  const t = useTexts();
  const { entry: state } = useStates();
  const local = useLocalText();
  const entries = (status: 'open' | 'enrolled' | 'withdrawn' | 'declined', signal: AbortSignal) =>
    ok(api.GET('/api/v1/waiting-entries', { params: { query: { personId: person.id, status, limit: 100 } }, signal }));
  const query = useQuery({
    queryKey: ['waiting', 'person', person.id],
    queryFn: async ({ signal }) => (await Promise.all((['open', 'enrolled', 'withdrawn', 'declined'] as const).map(status => entries(status, signal)))).flatMap(({ items }) => items),
  });
  return (
    <section aria-labelledby="waiting">
      <div className="app-section-head">
        <h2 className="h4" id="waiting">
          {t('waiting')}
        </h2>
        {open && (
          <Can do="create" on="WaitingEntry">
            <Link className="btn btn-outline-primary btn-sm d-print-none" to={`/persone/${person.id}/lista-di-attesa`}>
              {t('ask')}
            </Link>
          </Can>
        )}
      </div>
      <Loaded query={query}>
        {items =>
          items.length === 0 ? (
            <p>{t('waitingNone')}</p>
          ) : (
            <ul>
              {items.map(({ id, area, action, requestedOn, status, closeReason }) => (
                <li key={id}>
                  {`${areaOf(area.key).name} · ${action.code} ${local(action.name)}, ${t('asked', { date: formatDate(requestedOn) })}`} {state(status)}
                  {closeReason && <span className="d-block small">{t('closeReason', { reason: closeReason })}</span>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
