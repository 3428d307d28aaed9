// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Can, useCan } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { useLocalText } from '../../ui/local-text.js';
import { areaOf } from '../person-file/model.js';
import type { Case, Person } from '../person-file/model.js';
import { PersonFile } from '../person-file/person-file.js';
import { useTerms } from '../person-file/terms.js';
import { useSignedIn } from '../session/session.js';
import { PhaseDialog } from './phase-dialog.js';
import { useTexts } from './texts.js';
import { useStates } from './states.js';

/** A person's way through the programme: the phases of the case, who had it, and the places asked for. */
export default function Path() {
  const t = useTexts();
  return (
    <PersonFile>
      {person => {
        const current = person.cases?.[0];
        if (!current) return <p>{t('none')}</p>;
        return (
          <>
            <Phases current={current} />
            <Handovers person={person} current={current} />
            <Can do="read" on="WaitingEntry">
              <Waiting person={person} open={current.status === 'open'} />
            </Can>
          </>
        );
      }}
    </PersonFile>
  );
}

function Phases({ current }: { current: Case }) {
  const t = useTexts();
  const term = useTerms();
  const [moving, setMoving] = useState(false);
  return (
    <section aria-labelledby="phases">
      <div className="app-section-head">
        <h2 className="h4" id="phases">
          {t('phases')}
        </h2>
        {current.nextPhases.length > 0 && (
          <Can do="update" on="Case">
            <button type="button" className="btn btn-outline-primary btn-sm d-print-none" onClick={() => setMoving(true)}>
              {t('move')}
            </button>
          </Can>
        )}
      </div>
      <DataTable
        caption={t('phasesCaption')}
        rows={current.phases}
        rowKey={({ phase, enteredOn, leftOn }) => `${phase} ${enteredOn} ${leftOn}`}
        columns={[
          { key: 'phase', header: t('phase'), cell: ({ phase }) => term(`phase.${phase}`) },
          { key: 'from', header: t('from'), cell: ({ enteredOn, estimated }) => (estimated ? `${formatDate(enteredOn)} (${t('estimated')})` : formatDate(enteredOn)) },
          { key: 'to', header: t('to'), cell: ({ leftOn }) => formatDate(leftOn) || t('now') },
          { key: 'by', header: t('by'), cell: ({ recordedBy }) => recordedBy },
        ]}
      />
      {moving && <PhaseDialog current={current} onClose={() => setMoving(false)} />}
    </section>
  );
}

function Handovers({ person, current }: { person: Person; current: Case }) {
  const t = useTexts();
  const { handover: state } = useStates();
  const may = useCan();
  const { account } = useSignedIn();
  const query = useQuery({
    queryKey: ['handovers', 'case', current.id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/handovers', { params: { query: { caseId: current.id, limit: 100 } }, signal })),
    enabled: may('read', 'Handover'),
  });
  // Who holds the case hands it over; a coordinator does when they cannot.
  const hands = current.status === 'open' && may('create', 'Handover') && (current.caseManagerId === account.id || !may('decide', 'Handover'));
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

function Waiting({ person, open }: { person: Person; open: boolean }) {
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
