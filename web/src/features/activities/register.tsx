// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import { localText, useProgramme } from '../../api/programme.js';
import type { Item } from '../../api/types.js';
import { formatDate, formatMinutes, formatNumber } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { ActivityStatus, daysOfMonth, statuses, useMonths } from './activity.js';
import { useTexts } from './texts.js';

type Row = Item<'/api/v1/register'>;
const reported = statuses.filter(status => status !== 'draft');

/** What partners submitted, as hours and counts: the programme office checks here. */
export default function Register() {
  const t = useTexts();
  const months = useMonths();
  const programme = useProgramme();
  const partners = useQuery({ queryKey: ['partners', 'names'], queryFn: ({ signal }) => ok(api.GET('/api/v1/partners', { params: { query: { limit: 100 } }, signal })) });
  const list = useList<Row, 'status' | 'month' | 'area' | 'partner'>({
    key: ['register'],
    filters: ['status', 'month', 'area', 'partner'],
    load: ({ limit, cursor, filters, signal }) => {
      const status = reported.find(known => known === filters.status);
      const query = {
        limit,
        ...daysOfMonth(filters.month),
        ...(cursor && { cursor }),
        ...(status && { status }),
        ...(filters.area && { areaId: filters.area }),
        ...(filters.partner && { partnerId: filters.partner }),
      };
      return ok(api.GET('/api/v1/register', { params: { query: query as never }, signal }));
    },
  });
  return (
    <Page title={t('register.title')} lead={t('register.lead')}>
      <ListView
        list={list}
        caption={t('register.caption')}
        rowKey={row => row.id}
        columns={[
          { key: 'day', header: t('list.day'), cell: row => formatDate(row.heldOn) },
          { key: 'partner', header: t('list.partner'), cell: row => row.partner.name },
          { key: 'action', header: t('list.action'), cell: row => `${localText(row.area.name)} ${row.action.code}` },
          { key: 'kind', header: t('detail.kind'), cell: row => t(`kind.${row.kind}`) },
          { key: 'length', header: t('list.length'), align: 'end', cell: row => formatMinutes(row.minutes) },
          { key: 'present', header: t('register.present'), align: 'end', cell: row => formatNumber(row.present) },
          { key: 'absent', header: t('register.absent'), align: 'end', cell: row => formatNumber(row.absent) },
          { key: 'attended', header: t('register.attended'), align: 'end', cell: row => formatMinutes(row.attendedMinutes) },
          { key: 'counted', header: t('register.counted'), align: 'end', cell: row => formatNumber(row.headcountPeople) },
          { key: 'status', header: t('list.status'), cell: row => <ActivityStatus status={row.status} /> },
        ]}
        filters={
          <>
            <ListFilter list={list} name="status" label={t('list.status')} all={t('list.anyStatus')} options={reported.map(value => ({ value, label: t(`status.${value}`) }))} />
            <ListFilter list={list} name="month" label={t('list.month')} all={t('list.anyMonth')} options={months} />
            <ListFilter list={list} name="area" label={t('register.area')} all={t('register.anyArea')} options={(programme.data?.areas ?? []).map(area => ({ value: area.id, label: localText(area.name) }))} />
            <ListFilter list={list} name="partner" label={t('list.partner')} all={t('register.anyPartner')} options={(partners.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
          </>
        }
        empty={{ title: t('register.emptyTitle'), text: t('register.emptyText') }}
      />
    </Page>
  );
}
