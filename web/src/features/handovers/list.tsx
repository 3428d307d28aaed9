// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { useCan } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';
import { HandoverState, statuses, useWhom } from './words.js';
import type { Handover } from './words.js';

/** Hand-overs of people one follows, and those one is asked to accept. */
export default function Handovers() {
  const t = useTexts();
  const term = useTerms();
  const whom = useWhom();
  const receives = useCan()('decide', 'Handover');
  const list = useList<Handover, 'status'>({
    key: ['handovers'],
    filters: ['status'],
    load: ({ limit, cursor, filters, signal }) => {
      const status = statuses.find(known => known === filters.status);
      return ok(api.GET('/api/v1/handovers', { params: { query: { limit, ...(cursor && { cursor }), ...(status && { status }) } }, signal }));
    },
  });
  return (
    <Page title={t('title')} lead={t(receives ? 'lead' : 'leadCoordinator')}>
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={handover => handover.id}
        rowTo={handover => `/passaggi/${handover.id}`}
        columns={[
          { key: 'person', header: t('person'), cell: whom },
          { key: 'from', header: t('from'), cell: ({ from }) => from },
          { key: 'to', header: t('to'), cell: ({ to }) => to },
          { key: 'proposedOn', header: t('proposedOn'), cell: ({ proposedOn }) => formatDate(proposedOn) },
          { key: 'status', header: t('status'), cell: ({ status }) => <HandoverState status={status} /> },
        ]}
        filters={<ListFilter list={list} name="status" label={t('status')} all={t('anyStatus')} options={statuses.map(value => ({ value: value, label: term(`handoverStatus.${value}`) }))} />}
        empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      />
    </Page>
  );
}
