// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { useCan } from '../../ui/can.js';
import { formatDate, formatDateTime } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { useSeatName } from './seat-words.js';
import type { Seat } from './seat-words.js';
import { useVersionTexts } from './version-texts.js';
import { nameOf } from './words.js';

/** What waits for a signature: one's organisation's, or one's own and of people who sign in front of one. */
export default function ToSign() {
  const t = useVersionTexts();
  const seatName = useSeatName();
  // Whoever follows people sees all their plans' signatories; here only those that are hers to sign.
  const mine = useCan()('read', 'Plan');
  const list = useList<Seat, 'status'>({
    key: ['plan-signatories'],
    filters: ['status'],
    load: ({ limit, cursor, filters, signal }) => {
      const query = { limit, ...(cursor && { cursor }), status: filters.status === 'signed' ? ('signed' as const) : ('pending' as const), ...(mine && { mine: true }) };
      return ok(api.GET('/api/v1/plan-signatories', { params: { query }, signal }));
    },
  });
  return (
    <Page title={t('toSign.title')} lead={t(mine ? 'toSign.lead' : 'toSign.leadOwn')}>
      <ListView
        list={list}
        caption={t('toSign.caption')}
        rowKey={seat => seat.id}
        rowTo={seat => `/da-firmare/${seat.id}`}
        filters={<ListFilter list={list} name="status" label={t('toSign.filter')} all={t('toSign.waiting')} options={[{ value: 'signed', label: t('toSign.signed') }]} />}
        columns={[
          { key: 'person', header: t('toSign.person'), cell: seat => nameOf(seat.person) },
          { key: 'who', header: t('toSign.who'), cell: seat => seatName(seat) },
          { key: 'dates', header: t('toSign.dates'), cell: seat => `${[formatDate(seat.planStartsOn), formatDate(seat.planEndsOn)].filter(Boolean).join(' – ')} (${t('toSign.version', { number: seat.planNumber })})` },
          { key: 'asked', header: t('toSign.asked'), cell: seat => formatDateTime(seat.askedAt) },
        ]}
        empty={{ title: t('toSign.emptyTitle'), text: t('toSign.emptyText') }}
      />
    </Page>
  );
}
