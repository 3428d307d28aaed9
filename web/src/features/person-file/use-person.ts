// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import type { Person } from './model.js';

/** Reads a person now. */
export function readPerson(id: string, signal?: AbortSignal): Promise<Versioned<Person>> {
  return versioned(api.GET('/api/v1/people/{id}', { params: { path: { id } }, ...(signal && { signal }) }));
}

/** One person with every section that the role reads. */
export function usePerson(id: string) {
  return useQuery({ queryKey: ['people', id], queryFn: ({ signal }) => readPerson(id, signal) });
}

/** What a change to a person or to anything that hangs on them makes stale. */
export const personQueries = [['people'], ['enrolments'], ['assignments'], ['cases']] as const;

/** Has everything about people read again. */
export function useForgetPeople(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(personQueries.map(queryKey => queries.invalidateQueries({ queryKey })));
  };
}
