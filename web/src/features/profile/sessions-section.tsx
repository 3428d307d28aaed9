// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDateTime } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useAction } from '../../ui/use-action.js';
import { useTexts } from './texts.js';

type OwnSession = Item<'/api/v1/sessions'>;

export const sessionsKey = ['sessions'];

/** Where one is signed in, and the way to end it. */
export function SessionsSection() {
  const t = useTexts();
  const query = useQuery({ queryKey: sessionsKey, queryFn: ({ signal }) => ok(api.GET('/api/v1/sessions', { signal })) });
  return (
    <section id="sessioni" aria-labelledby="sessioni-title" className="app-section">
      <h2 id="sessioni-title" className="h4">
        {t('sessions.title')}
      </h2>
      <p>{t('sessions.lead')}</p>
      <Loaded query={query}>{({ items }) => <Sessions sessions={items} />}</Loaded>
    </section>
  );
}

function Sessions({ sessions }: { sessions: OwnSession[] }) {
  const t = useTexts();
  const end = useAction({
    run: (id: string) => ok(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    done: t('sessions.ended'),
    touches: [sessionsKey],
  });
  const endOthers = useAction({ run: () => ok(api.DELETE('/api/v1/sessions')), done: t('sessions.othersEnded'), touches: [sessionsKey] });
  const device = (session: OwnSession) => session.device ?? t('sessions.unknownDevice');
  return (
    <>
      <DataTable
        caption={t('sessions.title')}
        rows={sessions}
        rowKey={session => session.id}
        columns={[
          { key: 'device', header: t('sessions.device'), cell: device },
          { key: 'createdAt', header: t('sessions.since'), cell: session => formatDateTime(session.createdAt) },
          { key: 'lastSeenAt', header: t('sessions.lastSeen'), cell: session => formatDateTime(session.lastSeenAt) },
          {
            key: 'end',
            header: t('sessions.action'),
            cell: session =>
              session.current ? (
                <StatusBadge tone="success">{t('sessions.this')}</StatusBadge>
              ) : (
                <button type="button" className="btn btn-outline-danger btn-xs" disabled={end.working} onClick={() => end.act(session.id)}>
                  {t('sessions.end')}
                  <span className="visually-hidden">{`: ${device(session)}, ${formatDateTime(session.createdAt)}`}</span>
                </button>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <button type="button" className="btn btn-outline-danger" disabled={endOthers.working} onClick={() => endOthers.act()}>
          {t('sessions.endOthers')}
        </button>
      )}
    </>
  );
}
