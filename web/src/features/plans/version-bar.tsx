// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatDateTime } from '../../ui/format.js';
import { PlanStatus } from './plan-status.js';
import { useTexts } from './texts.js';
import { useVersionTexts } from './version-texts.js';
import type { Plan } from './words.js';

/** All versions of a case's plan, the newest first. */
export function useVersions(caseId: string) {
  return useQuery({
    queryKey: ['plans', 'versions', caseId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/plans', { params: { query: { caseId, limit: 100 } }, signal })),
  });
}

/** Which version this is and where it stands, with the way to the others. */
export function VersionBar({ plan }: { plan: Plan }) {
  const t = useTexts();
  const v = useVersionTexts();
  const versions = useVersions(plan.caseId).data?.items ?? [];
  return (
    <>
      <Facts
        facts={[
          { label: v('version'), value: <>{plan.number} <PlanStatus status={plan.status} /></> },
          { label: t('facts.starts'), value: formatDate(plan.startsOn) },
          { label: t('facts.ends'), value: formatDate(plan.endsOn) || t('facts.noEnd') },
          { label: t('facts.review'), value: formatDate(plan.nextReview?.on ?? plan.reviewOn) || t('facts.noReview') },
          { label: v('dates.proposed'), value: formatDateTime(plan.proposedAt) },
          { label: v('dates.activated'), value: formatDateTime(plan.activatedAt) },
          { label: v('dates.ended'), value: formatDate(plan.endedOn) },
        ]}
      />
      {versions.length > 1 && (
        <nav aria-label={v('versions')} className="d-print-none">
          <ul className="app-versions">
            {versions.map(one => (
              <li key={one.id}>
                {one.id === plan.id ? (
                  <span aria-current="page">{`${v('versionN', { number: one.number })} (${v('current')})`}</span>
                ) : (
                  <Link to={`/piani/${one.id}`} aria-label={v('other', { number: one.number, status: t(`status.${one.status}`) })}>
                    {v('versionN', { number: one.number })}
                  </Link>
                )}{' '}
                <PlanStatus status={one.status} />
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
