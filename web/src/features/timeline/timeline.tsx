// SPDX-License-Identifier: AGPL-3.0-or-later
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { announce } from '../../ui/announcer.js';
import { useCan } from '../../ui/can.js';
import { formatMonth } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { Entry, ReadingEntry } from './entry.js';
import { KindChips, kindsIn, readingsIn } from './kind-chips.js';
import { horizonOf, mergedLines } from './merge.js';
import type { Line as LineOf } from './merge.js';
import { useTexts } from './texts.js';
import './timeline.css';
import { useReadings } from './use-readings.js';
import type { Reading } from './use-readings.js';
import type { TimelineItem } from './words.js';

type Line = LineOf<TimelineItem, Reading>;

/** Everything about a person that one may see, the latest first, month by month. */
export function Timeline({ personId }: { personId: string }) {
  const t = useTexts();
  const [search] = useSearchParams();
  const kinds = kindsIn(search);
  const may = useCan();
  const query = useInfiniteQuery({
    queryKey: ['people', personId, 'timeline', kinds.join(',')],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET('/api/v1/people/{id}/timeline', {
        params: { path: { id: personId }, query: { ...(pageParam && { cursor: pageParam }), ...(kinds.length > 0 && { kinds: kinds.join(',') }) } }, signal,
      })),
    getNextPageParam: page => page.nextCursor,
  });
  const withReadings = readingsIn(search) && may('read', 'Reading');
  const readings = useReadings(personId, withReadings);
  const sources = {
    items: query.data?.pages.flatMap(page => page.items) ?? [],
    moreItems: query.hasNextPage,
    readings: withReadings ? (readings.data?.pages.flatMap(page => page.items) ?? []) : [],
    moreReadings: withReadings && readings.hasNextPage,
  };
  const lines = mergedLines(sources);
  const loaded = query.data && (!withReadings || readings.data);
  const error = query.error ?? (withReadings ? readings.error : null);
  // Whichever keeps the other back is read on.
  const more = () => {
    const horizon = horizonOf(sources);
    if (sources.moreItems && sources.items.at(-1)?.on === horizon) void query.fetchNextPage();
    else void readings.fetchNextPage();
  };
  return (
    <section aria-labelledby="timeline" className="app-timeline">
      <h2 className="h4" id="timeline">
        {t('title')}
      </h2>
      <KindChips />
      {!loaded && !error && <Loading />}
      {error && <Failed error={error} retry={() => void (query.error ? query.refetch() : readings.refetch())} />}
      {loaded && lines.length === 0 && (kinds.length > 0 ? <p>{t('emptyFiltered')}</p> : <Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>)}
      {loaded && <Months lines={lines} personId={personId} />}
      {(sources.moreItems || sources.moreReadings) && <More count={lines.length} working={query.isFetchingNextPage || readings.isFetchingNextPage} onMore={more} />}
    </section>
  );
}

function Months({ lines, personId }: { lines: readonly Line[]; personId: string }) {
  const months = new Map<string, Line[]>();
  for (const line of lines) months.set(line.on.slice(0, 7), [...(months.get(line.on.slice(0, 7)) ?? []), line]);
  return [...months].map(([month, of]) => (
    <section key={month} aria-labelledby={`month-${month}`}>
      <h3 className="app-timeline-month" id={`month-${month}`}>
        {formatMonth(month)}
      </h3>
      <ol className="app-timeline-list">
        {of.map(line =>
          'item' in line ? (
            <Entry key={line.item.id} item={line.item} personId={personId} />
          ) : (
            <ReadingEntry key={keyOf(line.reading)} reading={line.reading} />
          ),
        )}
      </ol>
    </section>
  ));
}

const keyOf = ({ at, name, role, organisation, writing }: Reading): string => [at, name, role, organisation, writing].join(' ');

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
