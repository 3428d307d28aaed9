// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { Can, useCan } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { ReferralArea, ReferralState } from './referral-words.js';
import { useReferralTexts } from './referral-texts.js';
import { useTerms } from '../person-file/terms.js';

type ReferralRow = Item<'/api/v1/referrals'>;
const statuses = ['sent', 'accepted', 'declined'] as const;

/** Referrals: a service's own, or those that arrive for whoever takes people in charge. */
export default function Referrals() {
  const t = useReferralTexts();
  const term = useTerms();
  const receives = useCan()('decide', 'Referral');
  const first = receives ? 'sent' : undefined;
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
    <Page title={t(receives ? 'incoming' : 'mine')} lead={t(receives ? 'incomingLead' : 'mineLead')} actions={<NewLink />}>
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={referral => referral.id}
        rowTo={referral => `/segnalazioni/${referral.id}`}
        columns={[
          { key: 'name', header: t('name'), cell: ({ personName }) => personName },
          ...(receives ? [{ key: 'service', header: t('service'), cell: ({ service }: ReferralRow) => service }] : []),
          { key: 'area', header: t('area'), cell: ({ areaId }) => <ReferralArea areaId={areaId} /> },
          { key: 'sentOn', header: t('sentOn'), cell: ({ sentOn }) => formatDate(sentOn) },
          { key: 'status', header: t('status'), cell: ({ status }) => <ReferralState status={status} /> },
          { key: 'decidedOn', header: t('decidedOn'), cell: ({ decidedOn }) => formatDate(decidedOn) || t('waits') },
        ]}
        filters={
          <ListFilter
            list={list}
            name="status"
            label={t('status')}
            all={t(receives ? 'toDecide' : 'anyStatus')}
            options={[
              ...statuses.filter(value => value !== first).map(value => ({ value: value, label: term(`referralStatus.${value}`) })),
              ...(receives ? [{ value: 'all', label: t('anyStatus') }] : []),
            ]}
          />
        }
        empty={{ title: t('emptyTitle'), text: t(receives ? 'emptyIncoming' : 'emptyMine'), action: <NewLink /> }}
      />
    </Page>
  );
}

function NewLink() {
  const t = useReferralTexts();
  return (
    <Can do="create" on="Referral">
      <Link className="btn btn-primary" to="/segnalazioni/nuova">
        {t('new')}
      </Link>
    </Can>
  );
}
