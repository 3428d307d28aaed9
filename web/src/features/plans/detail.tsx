// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Versioned } from '../../api/client.js';
import type { Problem } from '../../api/problem.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatDateTime } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Loading } from '../../ui/states.js';
import { Activation } from './activation.js';
import { PlanContents } from './contents.js';
import { PlanStatus } from './plan-status.js';
import { Refusal } from './refusal.js';
import { useTexts } from './texts.js';
import { usePlan } from './use-plan.js';
import { nameOf, useWords } from './words.js';
import type { Plan } from './words.js';

/** The living plan: goals, resources, totals, and its activation. */
export default function PlanPage() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePlan(id)} page>
      {plan => <PlanView read={plan} />}
    </Loaded>
  );
}

function PlanView({ read: { data: plan, etag } }: { read: Versioned<Plan> }) {
  const t = useTexts();
  const words = useWords();
  const [refused, setRefused] = useState<Problem | null>(null);
  if (!words) return <Loading />;
  return (
    <Page
      title={t('of', { name: nameOf(plan.person) })}
      personal
      lead={<p>{t(`statusHint.${plan.status}`)}</p>}
      actions={
        <>
          {plan.status === 'draft' && (
            <Can do="activate" on="Plan">
              <Activation plan={plan} etag={etag} onRefused={setRefused} />
            </Can>
          )}
          <Link className="btn btn-outline-primary" to={`/casi/${plan.caseId}/conclusione`}>
            {t(plan.status === 'closed' ? 'conclude.concluded' : 'conclude.link')}
          </Link>
        </>
      }
    >
      {refused && <Refusal problem={refused} title={t('activate.refused')} />}
      <PlanFacts plan={plan} />
      {plan.status === 'draft' && <p className="d-print-none"><Link to={`/piani/${plan.id}/modifica`}>{t('edit')}</Link></p>}
      <PlanContents plan={plan} etag={etag} words={words} />
    </Page>
  );
}

function PlanFacts({ plan }: { plan: Plan }) {
  const t = useTexts();
  return (
    <Facts
      facts={[
        { label: t('list.state'), value: <PlanStatus status={plan.status} /> },
        { label: t('facts.person'), value: <Link to={`/persone/${plan.personId}`}>{nameOf(plan.person)}</Link> },
        { label: t('facts.starts'), value: formatDate(plan.startsOn) },
        { label: t('facts.ends'), value: formatDate(plan.endsOn) || t('facts.noEnd') },
        { label: t('facts.review'), value: formatDate(plan.nextReview?.on ?? plan.reviewOn) || t('facts.noReview') },
        { label: t('facts.activated'), value: formatDateTime(plan.activatedAt) },
      ]}
    />
  );
}
