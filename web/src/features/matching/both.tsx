// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failed, Loading } from '../../ui/states.js';
import { readPerson } from '../person-file/use-person.js';
import type { Person } from '../person-file/model.js';

/** Reads two people, and shows them when both are there. */
export function Both({ ids, children }: { ids: readonly [string, string]; children: (people: readonly [Person, Person]) => ReactNode }) {
  const [first, second] = useQueries({
    queries: ids.map(id => ({ queryKey: ['people', id], queryFn: ({ signal }: { signal: AbortSignal }) => readPerson(id, signal) })),
  });
  if (first?.data && second?.data) return children([first.data.data, second.data.data]);
  const error = first?.error ?? second?.error;
  return error ? <Failed error={error} /> : <Loading />;
}
