// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Loaded } from '../../ui/loaded.js';

/** The plan of a case: the version that counts, or the form that opens the first. For links that know the case alone. */
export default function PlanOfCase() {
  const { caseId = '' } = useParams();
  const query = useQuery({
    queryKey: ['plans', 'of-case', caseId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/plans', { params: { query: { caseId, limit: 100 } }, signal })),
    staleTime: 0,
  });
  return (
    <Loaded query={query} page>
      {({ items }) => {
        // Newest first: what was agreed on last stands before what is being prepared.
        const plan = items.find(({ activatedAt }) => activatedAt !== null) ?? items[0];
        return <Navigate replace to={plan ? `/piani/${plan.id}` : `/piani/nuovo/${caseId}`} />;
      }}
    </Loaded>
  );
}
