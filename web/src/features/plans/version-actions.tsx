// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, idempotent, ifMatch, newIdempotencyKey, ok, versioned } from '../../api/client.js';
import { asProblem } from '../../api/problem.js';
import type { Problem } from '../../api/problem.js';
import { Can } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { formatEuro } from '../../ui/format.js';
import { notify } from '../../ui/toasts.js';
import { useVersions } from './version-bar.js';
import { useVersionTexts } from './version-texts.js';
import type { Plan } from './words.js';

interface VersionProps {
  plan: Plan;
  etag: string | null;
  /** Why a step was refused; null before another attempt. */
  onRefused: (problem: Problem | null) => void;
}

/** What may be done with this version as it stands: propose it, take it back, open the next one, remove it. */
export function VersionActions(props: VersionProps) {
  const { status, number, events } = props.plan;
  return (
    <>
      {status === 'draft' && <Propose {...props} />}
      {status === 'proposed' && <Withdraw {...props} />}
      {status === 'active' && <NextVersion {...props} />}
      {status === 'draft' && number > 1 && !events.some(({ kind }) => kind === 'proposed') && <Discard {...props} />}
    </>
  );
}

/** One step of a version, asked for and then taken; what it was refused for is told by the page. */
function useStep<Answer>({ onRefused }: VersionProps, run: () => Promise<Answer>, done: string, then?: (answer: Answer) => void | Promise<void>) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const step = useMutation({
    mutationFn: run,
    meta: { handled: true },
    onSuccess: async answer => {
      await then?.(answer);
      await Promise.all([['plans'], ['allocations']].map(queryKey => queries.invalidateQueries({ queryKey })));
      notify('success', done);
    },
    onError: async error => {
      const problem = asProblem(error);
      // Somebody changed the plan meanwhile: what is shown next is what stands.
      if (problem.status === 412 || problem.status === 409) await queries.invalidateQueries({ queryKey: ['plans'] });
      onRefused(problem);
    },
    onSettled: () => setAsking(false),
  });
  return {
    asking,
    ask: () => {
      onRefused(null);
      setAsking(true);
    },
    close: () => setAsking(false),
    act: () => {
      if (!step.isPending) step.mutate();
    },
    working: step.isPending,
  };
}

interface AskedProps {
  step: ReturnType<typeof useStep>;
  open: string;
  look: string;
  title: string;
  confirm: string;
  cancel: string;
  children: ReactNode;
}

/** A button, and the question before the step is taken. */
function Asked({ step, open, look, title, confirm, cancel, children }: AskedProps) {
  return (
    <>
      <button type="button" className={`btn ${look}`} onClick={step.ask}>{open}</button>
      {step.asking && (
        <Dialog
          title={title}
          onClose={step.close}
          actions={
            <>
              <button type="button" className="btn btn-primary" aria-disabled={step.working} onClick={step.act}>{confirm}</button>
              <button type="button" className="btn btn-outline-primary" onClick={step.close}>{cancel}</button>
            </>
          }
        >
          {children}
        </Dialog>
      )}
    </>
  );
}

const versionOf = (plan: Plan, etag: string | null) => ({ params: { path: { id: plan.id }, header: { 'If-Match': etag ?? '' } }, headers: ifMatch(etag) });

function Propose(props: VersionProps) {
  const t = useVersionTexts();
  const { plan, etag } = props;
  const step = useStep(props, () => versioned(api.POST('/api/v1/plans/{id}/proposal', versionOf(plan, etag))), t('propose.done'));
  const cents = plan.totals.bySource.find(({ source }) => source === 'convenzione')?.cents ?? 0;
  return (
    <Can do="propose" on="Plan">
      <Asked step={step} open={t('propose.open')} look="btn-primary" title={t('propose.title')} confirm={t('propose.confirm')} cancel={t('propose.cancel')}>
        <p>{t('propose.text')}</p>
        {cents > 0 && plan.number === 1 && <p className="mb-0">{t('propose.money', { amount: formatEuro(cents) })}</p>}
      </Asked>
    </Can>
  );
}

function Withdraw(props: VersionProps) {
  const t = useVersionTexts();
  const { plan, etag } = props;
  const step = useStep(props, () => versioned(api.DELETE('/api/v1/plans/{id}/proposal', versionOf(plan, etag))), t('withdraw.done'));
  return (
    <Can do="propose" on="Plan">
      <Asked step={step} open={t('withdraw.open')} look="btn-outline-primary" title={t('withdraw.title')} confirm={t('withdraw.confirm')} cancel={t('withdraw.cancel')}>
        <p className="mb-0">{t('withdraw.text')}</p>
      </Asked>
    </Can>
  );
}

function NextVersion(props: VersionProps) {
  const t = useVersionTexts();
  const navigate = useNavigate();
  const { plan } = props;
  const [key] = useState(newIdempotencyKey);
  const preparing = useVersions(plan.caseId).data?.items.find(({ status }) => status === 'draft' || status === 'proposed');
  const step = useStep(props, () => ok(api.POST('/api/v1/plans/{id}/versions', { params: { path: { id: plan.id } }, headers: idempotent(key) })), t('next.done'), async ({ id }) => {
    await navigate(`/piani/${id}`);
  });
  if (preparing) return <Link className="btn btn-primary" to={`/piani/${preparing.id}`}>{t('next.inPreparation')}</Link>;
  return (
    <Can do="create" on="Plan">
      <button type="button" className="btn btn-primary" aria-disabled={step.working} onClick={step.act}>{t('next.open')}</button>
    </Can>
  );
}

function Discard(props: VersionProps) {
  const t = useVersionTexts();
  const navigate = useNavigate();
  const { plan, etag } = props;
  const step = useStep(props, () => ok(api.DELETE('/api/v1/plans/{id}', versionOf(plan, etag))), t('discard.done'), async () => {
    await navigate(`/piani/${plan.previousId}`, { replace: true });
  });
  return (
    <Can do="delete" on="Plan">
      <Asked step={step} open={t('discard.open')} look="btn-outline-danger" title={t('discard.title', { number: plan.number })} confirm={t('discard.confirm')} cancel={t('discard.cancel')}>
        <p className="mb-0">{t('discard.text')}</p>
      </Asked>
    </Can>
  );
}
