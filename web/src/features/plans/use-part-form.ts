// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { notify } from '../../ui/toasts.js';
import type { Plan } from './words.js';

/** What follows when a part of a plan was saved: everything about plans is read again, and the plan's page says so. */
export function usePartSaved(planId: string, message: string): () => Promise<void> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['plans'] });
    notify('success', message);
    await navigate(`/piani/${planId}`);
  };
}

/** The path and headers of a change to a part of a plan: the version is the plan's. */
export const partOf = <Path extends Record<string, string>>(plan: Plan, part: Path, headers: Record<string, string>) => ({
  params: { path: { id: plan.id, ...part }, header: { 'If-Match': headers['If-Match'] ?? '' } },
  headers,
});
