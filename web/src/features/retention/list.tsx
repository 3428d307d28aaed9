// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDate } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useTexts } from './texts.js';

type Proposal = Item<'/api/v1/retention-proposals'>;
const statuses = ['proposed', 'authorised', 'declined', 'erased', 'lapsed'] as const;
export const tones = { proposed: 'warning', authorised: 'info', declined: 'neutral', erased: 'success', lapsed: 'neutral' } as const;

/** Proposals of erasure, by number. */
export default function Retention() {
  const t = useTexts();
  const list = useList<Proposal, 'status'>({
    key: ['retention', 'list'],
    filters: ['status'],
    load: ({ limit, cursor, filters, signal }) => ok(api.GET('/api/v1/retention-proposals', { params: { query: { limit, ...(cursor && { cursor }), ...(filters.status && { status: filters.status as Proposal['status'] }) } }, signal })),
  });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={row => row.id}
        rowTo={row => `/cancellazioni/${row.id}`}
        filters={<ListFilter list={list} name="status" label={t('state')} all={t('all')} options={statuses.map(value => ({ value, label: t(`states.${value}`) }))} />}
        columns={[
          { key: 'number', header: t('number'), cell: row => row.number },
          { key: 'reason', header: t('reason'), cell: row => t(`reasons.${row.reason}`) },
          { key: 'on', header: t('on'), cell: row => formatDate(row.proposedOn) },
          { key: 'by', header: t('by'), cell: row => row.proposedBy },
          { key: 'state', header: t('state'), cell: row => <StatusBadge tone={tones[row.status]}>{t(`states.${row.status}`)}</StatusBadge> },
        ]}
        empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      />
    </Page>
  );
}
