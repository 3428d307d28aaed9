// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { useList } from '../../ui/list/use-list.js';
import type { PersonRow } from '../person-file/model.js';

/** People found by what was typed; nothing is asked before anything is. */
export function usePeopleSearch() {
  return useList<PersonRow>({
    key: ['people', 'searches'],
    load: async ({ limit, cursor, search, signal }) =>
      search ? ok(api.POST('/api/v1/people/searches', { body: { text: search, limit, ...(cursor && { cursor }) }, signal })) : { items: [] },
  });
}
