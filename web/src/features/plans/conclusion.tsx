// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import { Loaded } from '../../ui/loaded.js';
import { Loading } from '../../ui/states.js';
import { ConclusionForm } from './conclusion-form.js';
import { EvidenceView } from './evidence-view.js';
import { useLevels } from './use-plan.js';
import { nameOf, useWords } from './words.js';

/** The conclusion of a case: the form while it is open, and afterwards what was frozen. */
export default function Conclusion() {
  const { caseId = '' } = useParams();
  const words = useWords();
  const record = useQuery({ queryKey: ['cases', caseId], queryFn: ({ signal }) => versioned(api.GET('/api/v1/cases/{id}', { params: { path: { id: caseId } }, signal })) });
  const levels = useLevels(caseId);
  // The plan in full: its goals say which axes are to be assessed.
  const plan = useQuery({
    queryKey: ['plans', 'goals-of-case', caseId],
    queryFn: async ({ signal }) => {
      const { items } = await ok(api.GET('/api/v1/plans', { params: { query: { caseId, limit: 1 } }, signal }));
      const [first] = items;
      return first ? ok(api.GET('/api/v1/plans/{id}', { params: { path: { id: first.id } }, signal })) : null;
    },
  });
  if (!words) return <Loading />;
  return (
    <Loaded query={record} page>
      {({ data, etag }) =>
        data.status === 'concluded' ? (
          <EvidenceView caseId={caseId} name={nameOf(data.person)} words={words} />
        ) : (
          <Loaded query={levels} page>
            {({ items }) => <Loaded query={plan} page>{found => <ConclusionForm record={data} name={nameOf(data.person)} etag={etag} plan={found} levels={items} words={words} />}</Loaded>}
          </Loaded>
        )
      }
    </Loaded>
  );
}
