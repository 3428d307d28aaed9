// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDate, formatEuro } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { useContentsTexts } from './contents-texts.js';
import { PlanStatus } from './plan-status.js';
import { useTexts } from './texts.js';
import { useVersionTexts } from './version-texts.js';
import { nameOf } from './words.js';

type PlanRow = Item<'/api/v1/plans'>;

/** Budgets di Salute of the people one follows. */
export default function Plans() {
  const t = useTexts();
  const v = useVersionTexts();
  const c = useContentsTexts();
  const list = useList<PlanRow, 'verifica'>({
    key: ['plans'],
    filters: ['verifica'],
    load: ({ limit, cursor, filters, signal }) =>
      ok(api.GET('/api/v1/plans', { params: { query: { limit, ...(cursor && { cursor }), ...(filters.verifica === 'da-fare' && { due: 'review' as const }) } }, signal })),
  });
  return (
    <Page title={t('title')} lead={t('list.lead')}>
      <ListView
        list={list}
        caption={t('list.caption')}
        rowKey={plan => plan.id}
        rowTo={plan => `/piani/${plan.id}`}
        columns={[
          { key: 'person', header: t('list.person'), cell: plan => nameOf(plan.person) },
          { key: 'state', header: t('list.state'), cell: plan => <><PlanStatus status={plan.status} />{plan.preparing && <span className="d-block mt-1">{v('versionN', { number: plan.preparing.number })}: <PlanStatus status={plan.preparing.status} /></span>}</> },
          { key: 'dates', header: t('list.dates'), cell: plan => [formatDate(plan.startsOn), formatDate(plan.endsOn)].filter(Boolean).join(' – ') },
          { key: 'review', header: t('list.review'), cell: plan => formatDate(plan.nextReview?.on ?? plan.reviewOn) || '–' },
          { key: 'total', header: t('list.total'), cell: plan => formatEuro(plan.totalCents), align: 'end' },
        ]}
        filters={<ListFilter list={list} name="verifica" label={c('reviews.filter')} all={c('reviews.filterAll')} options={[{ value: 'da-fare', label: c('reviews.filterDue') }]} />}
        empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
      />
    </Page>
  );
}
