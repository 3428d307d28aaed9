// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { formatDate } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { addressOf } from '../person-file/leads-to.js';
import { useDesk, useDueWords } from './model.js';
import type { DueItem, DueKind } from './model.js';
import { useTexts } from './texts.js';

/** The list behind the desk's counts. */
export default function DueList() {
  const t = useTexts();
  const words = useDueWords();
  const desk = useDesk();
  const list = useList<DueItem, 'kind'>({
    key: ['desk', 'due'],
    filters: ['kind'],
    load: ({ limit, cursor, filters, signal }) => ok(api.GET('/api/v1/desk/due', { params: { query: { limit, ...(cursor && { cursor }), ...(filters.kind && { kind: filters.kind as DueKind }) } }, signal })),
  });
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <ListView
        list={list}
        caption={t('list.caption')}
        rowKey={row => `${row.kind}${row.key}`}
        filters={
          desk.data && (
            <ListFilter list={list} name="kind" label={t('list.kind')} all={t('list.all')} options={desk.data.due.map(({ kind, count }) => ({ value: kind, label: t(`count.${kind}`, { count }) }))} />
          )
        }
        columns={[
          { key: 'what', header: t('list.what'), cell: row => <What item={row} words={words(row)} /> },
          { key: 'who', header: t('list.who'), cell: row => (row.person ? personName(row.person) : row.personId ? t('list.reserved') : '') },
          {
            key: 'on', header: t('list.on'),
            cell: row => <When item={row} />,
          },
        ]}
        empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
      />
    </Page>
  );
}

function What({ item, words }: { item: DueItem; words: string }) {
  const to = addressOf(item.leadsTo, item.personId);
  return to ? <Link to={to}>{words}</Link> : words;
}

function When({ item: { on, since, late } }: { item: DueItem }) {
  const t = useTexts();
  if (on === null) return t('list.now');
  if (since) return t('list.since', { date: formatDate(on) });
  return late ? <StatusBadge tone="warning">{formatDate(on)}</StatusBadge> : formatDate(on);
}
