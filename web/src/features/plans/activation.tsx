// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, versioned } from '../../api/client.js';
import { asProblem } from '../../api/problem.js';
import type { Problem } from '../../api/problem.js';
import { Dialog } from '../../ui/dialog.js';
import { formatEuro } from '../../ui/format.js';
import { notify } from '../../ui/toasts.js';
import { useTexts } from './texts.js';
import type { Plan } from './words.js';

interface ActivationProps {
  plan: Plan;
  etag: string | null;
  /** Why it was refused; null before another attempt. */
  onRefused: (problem: Problem | null) => void;
}

/** What the plan would commit: its lines on the convenzione. */
export const toCommit = ({ totals }: Plan): number => totals.bySource.find(({ source }) => source === 'convenzione')?.cents ?? 0;

/** Activates a draft, after telling how much it commits. */
export function Activation({ plan, etag, onRefused }: ActivationProps) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const activate = useMutation({
    mutationFn: () =>
      versioned(api.POST('/api/v1/plans/{id}/activation', { params: { path: { id: plan.id }, header: { 'If-Match': etag ?? '' } }, headers: ifMatch(etag) })),
    meta: { handled: true },
    onSuccess: async () => {
      await Promise.all([['plans'], ['allocations']].map(queryKey => queries.invalidateQueries({ queryKey })));
      notify('success', t('activate.done'));
    },
    onError: async error => {
      const problem = asProblem(error);
      // Somebody changed the plan meanwhile: what is shown next is what would be activated.
      if (problem.status === 412 || problem.status === 409) await queries.invalidateQueries({ queryKey: ['plans'] });
      onRefused(problem);
    },
    onSettled: () => setAsking(false),
  });
  const cents = toCommit(plan);
  return (
    <>
      <button type="button" className="btn btn-primary" onClick={() => { onRefused(null); setAsking(true); }}>
        {t('activate.open')}
      </button>
      {asking && (
        <Dialog
          title={t('activate.title')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button type="button" className="btn btn-primary" aria-disabled={activate.isPending} onClick={() => activate.isPending || activate.mutate()}>
                {t(cents > 0 ? 'activate.confirm' : 'activate.confirmNothing')}
              </button>
              <button type="button" className="btn btn-outline-primary" onClick={() => setAsking(false)}>
                {t('activate.cancel')}
              </button>
            </>
          }
        >
          <p className="mb-0">{cents > 0 ? t('activate.text', { amount: formatEuro(cents) }) : t('activate.textNothing')}</p>
        </Dialog>
      )}
    </>
  );
}
