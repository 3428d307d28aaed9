// SPDX-License-Identifier: AGPL-3.0-or-later
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, ok } from '../../api/client.js';
import { formatDate } from '../../ui/format.js';
import type { TimelineItem } from '../timeline/words.js';

/** As much as one part of a report holds, in characters. */
export const MOST = 20_000;

/** What a report may be composed from: the person's story, page by page, the newest first. */
export function useEntries(personId: string) {
  const query = useInfiniteQuery({
    queryKey: ['people', personId, 'timeline', 'to-compose'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => ok(api.GET('/api/v1/people/{id}/timeline', { params: { path: { id: personId }, query: pageParam ? { cursor: pageParam } : {} }, signal })),
    getNextPageParam: page => page.nextCursor,
  });
  const items = useMemo(() => query.data?.pages.flatMap(page => page.items) ?? [], [query.data]);
  /** Those that were chosen, read further back where it takes that: what was ticked before a reload may stand far down. */
  const find = async (chosen: readonly string[]): Promise<TimelineItem[]> => {
    const among = (known: readonly TimelineItem[]) => known.filter(item => chosen.includes(item.id));
    let found = among(items);
    for (let more = query.hasNextPage; more && found.length < chosen.length; ) {
      const next = await query.fetchNextPage();
      found = among(next.data?.pages.flatMap(page => page.items) ?? []);
      more = next.isSuccess && next.hasNextPage;
    }
    return found;
  };
  return { query, items, find };
}

/** The chosen entries as one text, the oldest first. */
export async function composed(chosen: readonly TimelineItem[], words: (item: TimelineItem) => string): Promise<string> {
  const oldestFirst = [...chosen].sort((a, b) => (a.on < b.on ? -1 : 1));
  const texts = await Promise.all(oldestFirst.map(wholeText));
  return oldestFirst.map((item, i) => [`${formatDate(item.on)}. ${words(item)}`, texts[i]].filter(Boolean).join('\n')).join('\n\n');
}

/** The story shows the beginning of a long note; a report has all of it. */
async function wholeText({ text, detail, leadsTo }: TimelineItem): Promise<string | null> {
  const note = detail['cut'] === true ? /^note:(.+)$/.exec(leadsTo ?? '')?.[1] : undefined;
  return note ? (await ok(api.GET('/api/v1/notes/{id}', { params: { path: { id: note } } }))).text : text;
}
