// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { formatDate } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { Appointment } from './model.js';
import { useTexts } from './texts.js';

const tones = { planned: 'info', held: 'success', missed: 'warning', cancelled: 'neutral' } as const;
const statuses = ['planned', 'held', 'missed', 'cancelled'] as const;

/** Appointments and meetings by day and time. */
export default function Agenda() {
  const t = useTexts();
  const list = useList<Appointment, 'whose' | 'status' | 'past'>({
    key: ['appointments', 'list'],
    filters: ['whose', 'status', 'past'],
    load: ({ limit, cursor, filters, signal }) =>
      ok(
        api.GET('/api/v1/appointments', {
          params: {
            query: {
              limit, ...(cursor && { cursor }),
              ...(filters.whose && { whose: filters.whose as 'all' }),
              ...(filters.status && { status: filters.status as Appointment['status'] }),
              ...(filters.past && { from: '1900-01-01' }),
            },
          },
          signal,
        }),
      ),
  });
  return (
    <Page title={t('agendaPage.title')} lead={t('agendaPage.lead')}>
      <ListView
        list={list}
        caption={t('agendaPage.caption')}
        rowKey={row => row.id}
        rowTo={row => `/appuntamenti/${row.id}`}
        filters={
          <>
            <ListFilter list={list} name="whose" label={t('agendaPage.whose')} all={t('agendaPage.mine')} options={[{ value: 'all', label: t('agendaPage.all') }]} />
            <ListFilter list={list} name="status" label={t('agendaPage.status')} all={t('agendaPage.allStatuses')} options={statuses.map(value => ({ value, label: t(`statuses.${value}`) }))} />
            <ListFilter list={list} name="past" label={t('agendaPage.past')} all={t('agendaPage.pastOff')} options={[{ value: 'si', label: t('agendaPage.pastOn') }]} />
          </>
        }
        columns={[
          { key: 'on', header: t('agendaPage.on'), cell: row => `${formatDate(row.heldOn)}, ${row.startsAt}` },
          { key: 'what', header: t('agendaPage.what'), cell: row => t(`kinds.${row.kind}`) },
          { key: 'who', header: t('agendaPage.who'), cell: row => personName(row.person) },
          { key: 'where', header: t('agendaPage.where'), cell: row => row.place ?? '' },
          { key: 'status', header: t('agendaPage.status'), cell: row => <StatusBadge tone={tones[row.status]}>{t(`statuses.${row.status}`)}</StatusBadge> },
        ]}
        empty={{ title: t('agendaPage.emptyTitle'), text: t('agendaPage.emptyText') }}
      />
    </Page>
  );
}
