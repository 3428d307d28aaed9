// SPDX-License-Identifier: AGPL-3.0-or-later
import { MutationCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.js';

/**
 * The query cache. Every read of a person is entered in the audit trail, so nothing is read again just
 * because a window came to the front; what a change touches is invalidated by name.
 */
export function createQueryClient(onUncaughtMutation: (error: unknown) => void): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && error instanceof Problem && error.unreachable,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
    // A mutation that shows its own failure says so with `meta: { handled: true }`.
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (!mutation.meta?.['handled']) onUncaughtMutation(error);
      },
    }),
  });
}
