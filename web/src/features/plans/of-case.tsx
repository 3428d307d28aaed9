// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Loaded } from '../../ui/loaded.js';

/** The plan of a case: the one there is, or the form that opens it. For links that know the case alone. */
export default function PlanOfCase() {
  const { caseId = '' } = useParams();
  const query = useQuery({
    queryKey: ['plans', 'of-case', caseId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/plans', { params: { query: { caseId, limit: 1 } }, signal })),
    staleTime: 0,
  });
  return (
    <Loaded query={query} page>
      {({ items: [plan] }) => <Navigate replace to={plan ? `/piani/${plan.id}` : `/piani/nuovo/${caseId}`} />}
    </Loaded>
  );
}
