// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { Can } from '../../ui/can.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

type Activity = Item<'/api/v1/activities'>;

const tones: Record<Activity['status'], StatusTone> = { draft: 'neutral', submitted: 'info', validated: 'success', returned: 'warning' };
/** The latest few: what happened of late is what one looks for here. */
const shown = 10;

/** The latest activities that the person was expected at. */
export function ActivitiesSection({ personId }: { personId: string }) {
  return (
    <Can do="read" on="Activity">
      <Activities personId={personId} />
    </Can>
  );
}

function Activities({ personId }: { personId: string }) {
  const t = useTexts();
  const query = useQuery({
    queryKey: ['activities', 'of', personId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/activities', { params: { query: { personId, limit: shown } }, signal })),
  });
  return (
    <section aria-labelledby="activities">
      <h2 className="h4" id="activities">
        {t('activities.title')}
      </h2>
      <Loaded query={query}>
        {({ items, nextCursor }) => (items.length === 0 ? <p>{t('activities.none')}</p> : <Table items={items} more={nextCursor !== null} personId={personId} />)}
      </Loaded>
    </section>
  );
}

function Table({ items, more, personId }: { items: readonly Activity[]; more: boolean; personId: string }) {
  const t = useTexts();
  const term = useTerms();
  const own = ({ attendances }: Activity) => attendances.find(attendance => attendance.personId === personId);
  return (
    <>
      <DataTable
        caption={t('activities.caption')}
        rows={items}
        rowKey={activity => activity.id}
        rowTo={activity => `/attivita/${activity.id}`}
        columns={[
          { key: 'heldOn', header: t('activities.heldOn'), cell: activity => formatDate(activity.heldOn) },
          { key: 'title', header: t('activities.what'), cell: activity => activity.title },
          { key: 'partner', header: t('activities.partner'), cell: activity => activity.partner.name },
          {
            key: 'present',
            header: t('activities.presence'),
            cell: activity => {
              const attendance = own(activity);
              return attendance && (attendance.present ? formatMinutes(attendance.minutes) : t('activities.absent'));
            },
          },
          { key: 'status', header: t('activities.status'), cell: ({ status }) => <StatusBadge tone={tones[status]}>{term(`activityStatus.${status}`)}</StatusBadge> },
        ]}
      />
      {more && (
        <p>
          {t('activities.latest', { count: shown })} <Link to="/attivita">{t('activities.all')}</Link>
        </p>
      )}
    </>
  );
}
