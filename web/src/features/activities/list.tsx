// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { localText } from '../../api/programme.js';
import { Can, useCan } from '../../ui/can.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import type { Column } from '../../ui/list/data-table.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { ActivityStatus, daysOfMonth, statuses, useAttended, useMonths } from './activity.js';
import type { ActivityItem, Status } from './activity.js';
import { useTexts } from './texts.js';

/** Activities of one's own organisation, of one's areas, or that one's people attended. */
export default function Activities() {
  const t = useTexts();
  const can = useCan();
  const reports = can('create', 'Activity');
  const months = useMonths();
  const columns = useActivityColumns();
  const list = useList<ActivityItem, 'status' | 'month'>({
    key: ['activities'],
    filters: ['status', 'month'],
    load: ({ limit, cursor, filters, signal }) => {
      const status = statuses.find(known => known === filters.status);
      const query = { limit, ...daysOfMonth(filters.month), ...(cursor && { cursor }), ...(status && { status }) };
      return ok(api.GET('/api/v1/activities', { params: { query }, signal }));
    },
  });
  const create = (
    <Can do="create" on="Activity">
      <Link className="btn btn-primary" to="/attivita/nuova">
        {t('list.new')}
      </Link>
    </Can>
  );
  return (
    <Page title={t('list.title')} lead={t(reports ? 'list.partnerLead' : 'list.readerLead')} actions={create}>
      <ListView
        list={list}
        caption={t('list.caption')}
        rowKey={activity => activity.id}
        rowTo={activity => `/attivita/${activity.id}`}
        columns={columns}
        filters={
          <>
            <ListFilter
              list={list}
              name="status"
              label={t('list.status')}
              all={t('list.anyStatus')}
              options={shownStatuses(reports).map(value => ({ value, label: t(`status.${value}`) }))}
            />
            <ListFilter list={list} name="month" label={t('list.month')} all={t('list.anyMonth')} options={months} />
          </>
        }
        empty={{ title: t('list.emptyTitle'), text: t(reports ? 'list.emptyPartner' : 'list.emptyReader') }}
      />
    </Page>
  );
}

/** Drafts are the partner's own. */
const shownStatuses = (reports: boolean): Status[] => statuses.filter(status => reports || status !== 'draft');

/** The columns of activities; who reads several partners' sees whose each is. */
export function useActivityColumns(): Column<ActivityItem>[] {
  const t = useTexts();
  const attended = useAttended();
  const own = useCan()('create', 'Activity');
  return [
    { key: 'what', header: t('list.what'), cell: activity => activity.title },
    { key: 'day', header: t('list.day'), cell: activity => formatDate(activity.heldOn) },
    ...(own ? [] : [{ key: 'partner', header: t('list.partner'), cell: (activity: ActivityItem) => activity.partner.name }]),
    { key: 'action', header: t('list.action'), cell: ({ area, action }) => `${localText(area.name)} ${action.code}` },
    { key: 'people', header: t('list.people'), cell: attended },
    { key: 'length', header: t('list.length'), align: 'end', cell: activity => formatMinutes(activity.minutes) },
    { key: 'status', header: t('list.status'), cell: activity => <ActivityStatus status={activity.status} /> },
  ];
}
