// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Versioned } from '../../api/client.js';
import type { Problem } from '../../api/problem.js';
import { Alert } from '../../ui/alert.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Loading } from '../../ui/states.js';
import { ChangesSection } from './changes-section.js';
import { PlanContents } from './contents.js';
import { PrintSection } from './print-section.js';
import { Refusal } from './refusal.js';
import { SignatoriesSection } from './signatories-section.js';
import { useTexts } from './texts.js';
import { usePlan } from './use-plan.js';
import { VersionActions } from './version-actions.js';
import { VersionBar } from './version-bar.js';
import { useVersionTexts } from './version-texts.js';
import { WhoSection } from './who-section.js';
import { nameOf, useWords } from './words.js';
import type { Plan } from './words.js';

/** A version of the living plan on one page, in the order in which it is read: who, their words, goals, what is done, what it costs, risks, reviews, signatures. */
export default function PlanPage() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePlan(id)} page>
      {plan => <PlanView key={plan.data.id} read={plan} />}
    </Loaded>
  );
}

function PlanView({ read: { data: plan, etag } }: { read: Versioned<Plan> }) {
  const t = useTexts();
  const v = useVersionTexts();
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
          <VersionActions plan={plan} etag={etag} onRefused={setRefused} />
          <Link className="btn btn-outline-primary" to={`/casi/${plan.caseId}/conclusione`}>
            {t(plan.status === 'closed' ? 'conclude.concluded' : 'conclude.link')}
          </Link>
        </>
      }
    >
      {refused && <Refusal problem={refused} title={v('propose.refused')} />}
      {plan.returned && <Returned returned={plan.returned} />}
      <VersionBar plan={plan} />
      {plan.status === 'draft' && <p className="d-print-none"><Link to={`/piani/${plan.id}/modifica`}>{t('edit')}</Link></p>}
      <ChangesSection plan={plan} />
      <WhoSection plan={plan} />
      <PlanContents plan={plan} etag={etag} words={words} />
      <SignatoriesSection plan={plan} etag={etag} />
      <PrintSection planId={plan.id} />
    </Page>
  );
}

/** Why the version is a draft again. */
function Returned({ returned: { reason, signatoryKind, signatoryName } }: { returned: NonNullable<Plan['returned']> }) {
  const t = useVersionTexts();
  const who = signatoryName ?? (signatoryKind === 'person' ? t('returned.person') : t('returned.caseManager'));
  return (
    <Alert tone="warning" title={t('returned.title', { who })}>
      <p className="mb-1">{t('returned.reason', { reason })}</p>
      <p className="mb-0">{t('returned.next')}</p>
    </Alert>
  );
}
