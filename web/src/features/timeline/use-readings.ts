// SPDX-License-Identifier: AGPL-3.0-or-later
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';

export type Reading = Item<'/api/v1/people/{id}/readings'>;

/** Who read or changed the file, newest first; asked only when it is to be shown. */
export function useReadings(personId: string, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['people', personId, 'readings', 'timeline'],
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => ok(api.GET('/api/v1/people/{id}/readings', { params: { path: { id: personId }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } }, signal })),
    getNextPageParam: page => page.nextCursor,
  });
}
