// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { Can, useCan } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';
import { ReferralAreas, ReferralState, Urgency, useSource } from './words.js';

type ReferralRow = Item<'/api/v1/referrals'>;
const statuses = ['open', 'sent', 'in_evaluation', 'accepted', 'declined', 'withdrawn'] as const;

/** Referrals: a service's own, or those that arrive for whoever takes people in charge. */
export default function Referrals() {
  const t = useTexts();
  const term = useTerms();
  const source = useSource();
  const receives = useCan()('decide', 'Referral');
  const first = receives ? 'open' : undefined;
  const list = useList<ReferralRow, 'status'>({
    key: ['referrals'],
    filters: ['status'],
    load: ({ limit, cursor, filters, signal }) => {
      // Who receives them begins with those that wait for an answer.
      const status = statuses.find(known => known === (filters.status ?? first));
      return ok(api.GET('/api/v1/referrals', { params: { query: { limit, ...(cursor && { cursor }), ...(status && { status }) } }, signal }));
    },
  });
  return (
    <Page title={t(receives ? 'incoming' : 'mine')} lead={t(receives ? 'incomingLead' : 'mineLead')} actions={<NewLink receives={receives} />}>
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={referral => referral.id}
        rowTo={referral => `/segnalazioni/${referral.id}`}
        columns={[
          { key: 'name', header: t('name'), cell: ({ personName }) => personName },
          ...(receives
            ? [
                { key: 'from', header: t('from'), cell: (row: ReferralRow) => source(row) },
                { key: 'urgency', header: t('urgency'), cell: ({ urgency }: ReferralRow) => <Urgency urgency={urgency} /> },
              ]
            : []),
          { key: 'areas', header: t('areas'), cell: ({ areaIds }) => <ReferralAreas areaIds={areaIds} /> },
          { key: 'sentOn', header: t('sentOn'), cell: ({ sentOn }) => formatDate(sentOn) },
          { key: 'status', header: t('status'), cell: ({ status }) => <ReferralState status={status} /> },
          ...(receives ? [] : [{ key: 'first', header: t('firstAppointment'), cell: ({ firstAppointmentOn }: ReferralRow) => formatDate(firstAppointmentOn) }]),
          { key: 'settledOn', header: t('settledOn'), cell: ({ decidedOn, withdrawnOn }) => formatDate(decidedOn ?? withdrawnOn) || t('waits') },
        ]}
        filters={
          <ListFilter
            list={list}
            name="status"
            label={t('status')}
            all={t(receives ? 'toDecide' : 'anyStatus')}
            options={[
              ...statuses.filter(value => value !== 'open').map(value => ({ value: value, label: term(`referralStatus.${value}`) })),
              ...(receives ? [{ value: 'all', label: t('anyStatus') }] : []),
            ]}
          />
        }
        empty={{ title: t('emptyTitle'), text: t(receives ? 'emptyIncoming' : 'emptyMine'), action: <NewLink receives={receives} /> }}
      />
    </Page>
  );
}

function NewLink({ receives }: { receives: boolean }) {
  const t = useTexts();
  return (
    <Can do="create" on="Referral">
      <Link className={`btn ${receives ? 'btn-outline-primary' : 'btn-primary'}`} to="/segnalazioni/nuova">
        {t(receives ? 'newOnBehalf' : 'new')}
      </Link>
    </Can>
  );
}
