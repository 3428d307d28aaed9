// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { useCan } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import type { Case, Person } from '../person-file/model.js';
import { useSignedIn } from '../session/session.js';
import { useStates } from './states.js';
import { useTexts } from './texts.js';

/** Who had the case, and the way to a colleague. */
export function Handovers({ person, current }: { person: Person; current: Case }) {
  const t = useTexts();
  const { handover: state } = useStates();
  const may = useCan();
  const { account } = useSignedIn();
  const query = useQuery({
    queryKey: ['handovers', 'case', current.id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/handovers', { params: { query: { caseId: current.id, limit: 100 } }, signal })),
  });
  // Who holds the case hands it over; a coordinator does once they hold cases no more.
  const hands = current.status === 'open' && may('create', 'Handover') && (may('decide', 'Handover') ? current.caseManagerId === account.id : !current.caseManagerActs);
  const proposed = query.data?.items.some(({ status }) => status === 'proposed') ?? false;
  return (
    <section aria-labelledby="handovers">
      <div className="app-section-head">
        <h2 className="h4" id="handovers">
          {t('handovers')}
        </h2>
        {hands && !proposed && (
          <Link className="btn btn-outline-primary btn-sm d-print-none" to={`/persone/${person.id}/passaggio`}>
            {t('handOver')}
          </Link>
        )}
      </div>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('handoversNone')}</p>
          ) : (
            <ul>
              {items.map(({ id, from, to, proposedOn, decidedOn, status }) => (
                <li key={id}>
                  <Link to={`/passaggi/${id}`}>{t('handoverOne', { from, to, date: formatDate(decidedOn ?? proposedOn) })}</Link> {state(status)}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
