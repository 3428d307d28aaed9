// SPDX-License-Identifier: AGPL-3.0-or-later
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { announce } from '../../ui/announcer.js';
import { formatMonth } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { Entry } from './entry.js';
import { KindChips, kindsIn } from './kind-chips.js';
import { useTexts } from './texts.js';
import './timeline.css';
import type { TimelineItem } from './words.js';

/** Everything about a person that one may see, the latest first, month by month. */
export function Timeline({ personId }: { personId: string }) {
  const t = useTexts();
  const [search] = useSearchParams();
  const kinds = kindsIn(search);
  const query = useInfiniteQuery({
    queryKey: ['people', personId, 'timeline', kinds.join(',')],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET('/api/v1/people/{id}/timeline', {
        params: { path: { id: personId }, query: { ...(pageParam && { cursor: pageParam }), ...(kinds.length > 0 && { kinds: kinds.join(',') }) } }, signal,
      })),
    getNextPageParam: page => page.nextCursor,
  });
  const items = query.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <section aria-labelledby="timeline" className="app-timeline">
      <h2 className="h4" id="timeline">
        {t('title')}
      </h2>
      <KindChips />
      {query.isPending && <Loading />}
      {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data && items.length === 0 && (kinds.length > 0 ? <p>{t('emptyFiltered')}</p> : <Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>)}
      <Months items={items} personId={personId} />
      {query.hasNextPage && <More count={items.length} working={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />}
    </section>
  );
}

function Months({ items, personId }: { items: readonly TimelineItem[]; personId: string }) {
  const months = new Map<string, TimelineItem[]>();
  for (const item of items) months.set(item.on.slice(0, 7), [...(months.get(item.on.slice(0, 7)) ?? []), item]);
  return [...months].map(([month, of]) => (
    <section key={month} aria-labelledby={`month-${month}`}>
      <h3 className="app-timeline-month" id={`month-${month}`}>
        {formatMonth(month)}
      </h3>
      <ol className="app-timeline-list">
        {of.map(item => (
          <Entry key={item.id} item={item} personId={personId} />
        ))}
      </ol>
    </section>
  ));
}

function More({ count, working, onMore }: { count: number; working: boolean; onMore: () => void }) {
  const t = useTexts();
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) announce(t('loaded', { count: count - before.current }));
    before.current = count;
  }, [count, t]);
  return (
    <button type="button" className="btn btn-outline-primary d-print-none" aria-disabled={working} onClick={() => working || onMore()}>
      <Icon name="arrow-down" className="icon-primary icon-sm me-2" />
      {t(working ? 'moreLoading' : 'more')}
    </button>
  );
}
