// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDate } from '../../ui/format.js';
import type { Column } from '../../ui/list/data-table.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { fullName } from '../person-file/model.js';
import { likelihoodTone, useLikeness } from '../person-file/likeness.js';
import { useTexts } from './texts.js';

type Pair = Item<'/api/v1/duplicate-pairs'>;

/** People who are likely the same, both of whom one reaches. */
export default function DuplicatePairs() {
  const t = useTexts();
  const like = useLikeness();
  const list = useList<Pair, 'status'>({
    key: ['duplicate-pairs'],
    filters: ['status'],
    load: ({ limit, cursor, filters, signal }) =>
      ok(api.GET('/api/v1/duplicate-pairs', { params: { query: { limit, status: filters.status === 'distinct' ? 'distinct' : 'open', ...(cursor && { cursor }) } }, signal })),
  });
  const decided = list.filters.status === 'distinct';
  const columns: Column<Pair>[] = [
    { key: 'people', header: t('pairs.people'), cell: ({ people }) => people.map(fullName).join(' · ') },
    { key: 'likelihood', header: t('pairs.likelihood'), cell: ({ likelihood }) => <StatusBadge tone={likelihoodTone[likelihood]}>{like(`likelihood.${likelihood}`)}</StatusBadge> },
    { key: 'reasons', header: t('pairs.reasons'), cell: ({ reasons }) => reasons.map(reason => like(`reason.${reason}`)).join(', ') },
    decided
      ? { key: 'decided', header: t('pairs.decided'), cell: ({ decidedBy, decidedOn }) => [decidedBy, formatDate(decidedOn)].filter(Boolean).join(', ') }
      : { key: 'foundOn', header: t('pairs.foundOn'), cell: ({ foundOn }) => formatDate(foundOn) },
  ];
  return (
    <Page title={t('pairs.title')} lead={t('pairs.lead')}>
      <ListView
        list={list}
        caption={t('pairs.caption')}
        rowKey={pair => pair.id}
        rowTo={pair => `/doppioni/${pair.id}`}
        columns={columns}
        filters={<ListFilter list={list} name="status" label={t('pairs.status')} all={t('pairs.open')} options={[{ value: 'distinct', label: t('pairs.distinct') }]} />}
        empty={{ title: t('pairs.emptyTitle'), text: t('pairs.emptyText') }}
      />
    </Page>
  );
}
