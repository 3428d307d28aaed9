// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Empty } from '../../ui/states.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { PersonFile } from '../person-file/person-file.js';
import { useTexts } from './texts.js';

/** A person's social reports, every version. */
export default function Reports() {
  const t = useTexts();
  return (
    <PersonFile
      actions={person => (
        <Can do="create" on="SocialReport">
          <Link className="btn btn-primary" to={`/persone/${person.id}/relazioni/nuova`}>{t('new')}</Link>
        </Can>
      )}
    >
      {person => <List personId={person.id} />}
    </PersonFile>
  );
}

function List({ personId }: { personId: string }) {
  const t = useTexts();
  const query = useQuery({ queryKey: ['reports', 'of', personId], queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/reports', { params: { path: { id: personId } }, signal })) });
  return (
    <section aria-labelledby="reports">
      <h2 id="reports" className="h3">{t('title')}</h2>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? <Empty icon="files" title={t('emptyTitle')}>{t('emptyText')}</Empty> : (
            <DataTable
              caption={t('caption')}
              columns={[
                { key: 'what', header: t('what'), cell: row => <Link to={`/persone/${personId}/relazioni/${row.id}`}>{row.title}</Link> },
                { key: 'to', header: t('to'), cell: row => [t(`recipients.${row.recipient}`), row.recipientName].filter(Boolean).join(': ') },
                { key: 'on', header: t('on'), cell: row => formatDate(row.finishedOn ?? row.createdOn) },
                { key: 'number', header: t('number'), cell: row => row.number, align: 'end' },
                { key: 'state', header: t('state'), cell: row => <StatusBadge tone={row.status === 'final' ? 'success' : 'warning'}>{t(row.status)}</StatusBadge> },
              ]}
              rows={items}
              rowKey={row => row.id}
            />
          )
        }
      </Loaded>
    </section>
  );
}
