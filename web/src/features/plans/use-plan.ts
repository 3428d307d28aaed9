// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok, versioned } from '../../api/client.js';

/** One plan with its version. */
export const readPlan = (id: string, signal?: AbortSignal) => versioned(api.GET('/api/v1/plans/{id}', { params: { path: { id } }, signal }));

export function usePlan(id: string) {
  return useQuery({ queryKey: ['plans', 'one', id], queryFn: ({ signal }) => readPlan(id, signal) });
}

/** Levels of a case, by date. Waits until the case is known. */
export function useLevels(caseId: string | undefined) {
  return useQuery({
    queryKey: ['axis-levels', caseId],
    enabled: caseId !== undefined,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/cases/{id}/axis-levels', { params: { path: { id: caseId ?? '' } }, signal })),
  });
}
