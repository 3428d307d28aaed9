// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import type { ActivityItem } from './activity.js';
import { useActivityColumns } from './list.js';
import { useTexts } from './texts.js';

/** What waits for the coordinator's decision. */
export default function ValidationQueue() {
  const t = useTexts();
  const columns = useActivityColumns().filter(column => column.key !== 'status');
  const list = useList<ActivityItem>({
    key: ['activities', 'queue'],
    load: ({ limit, cursor, signal }) =>
      ok(api.GET('/api/v1/activities', { params: { query: { limit, status: 'submitted', ...(cursor && { cursor }) } }, signal })),
  });
  return (
    <Page title={t('queue.title')} lead={t('queue.lead')}>
      <ListView
        list={list}
        caption={t('queue.caption')}
        rowKey={activity => activity.id}
        rowTo={activity => `/da-validare/${activity.id}`}
        columns={columns}
        empty={{ title: t('queue.emptyTitle'), text: t('queue.emptyText') }}
      />
    </Page>
  );
}
