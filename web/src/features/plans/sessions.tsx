// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDate } from '../../ui/format.js';
import { ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useContentsTexts } from './contents-texts.js';
import { inHours } from './hours.js';
import { usePlan } from './use-plan.js';
import type { Plan } from './words.js';

type Session = Item<'/api/v1/plans/{id}/interventions/{interventionId}/sessions'>;

/** The sessions behind the delivered hours of an intervention; each leads to its activity. */
export default function Sessions() {
  const { id = '', interventionId = '' } = useParams();
  return (
    <Loaded query={usePlan(id)} page>
      {({ data }) => <SessionsOf plan={data} interventionId={interventionId} />}
    </Loaded>
  );
}

function SessionsOf({ plan, interventionId }: { plan: Plan; interventionId: string }) {
  const t = useContentsTexts();
  const list = useList<Session, never>({
    key: ['plans', 'sessions', interventionId],
    load: ({ limit, cursor, signal }) =>
      ok(api.GET('/api/v1/plans/{id}/interventions/{interventionId}/sessions', { params: { path: { id: plan.id, interventionId }, query: { limit, ...(cursor && { cursor }) } }, signal })),
  });
  const what = plan.interventions.find(one => one.id === interventionId)?.description ?? '';
  return (
    <Page title={t('delivered.sessionsTitle', { what })} personal lead={<p>{t('delivered.sessionsLead')}</p>} actions={<Link className="btn btn-outline-primary" to={`/piani/${plan.id}`}>{t('back')}</Link>}>
      <ListView
        list={list}
        caption={t('delivered.sessionsCaption')}
        rowKey={session => session.activityId}
        rowTo={session => `/attivita/${session.activityId}`}
        columns={[
          { key: 'title', header: t('delivered.activity'), cell: session => session.title },
          { key: 'on', header: t('delivered.on'), cell: session => formatDate(session.heldOn) },
          { key: 'time', header: t('delivered.time'), cell: session => inHours(session.minutes), align: 'end' },
        ]}
        empty={{ title: t('delivered.noSessionsTitle'), text: t('delivered.noSessionsText') }}
      />
    </Page>
  );
}
