// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { formatDate, formatNumber, formatPercent } from '../../ui/format.js';
import { BarTable } from '../../ui/bar-table.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { useContentsTexts } from './contents-texts.js';
import { inHours } from './hours.js';
import type { Plan } from './words.js';

type Delivered = Answer<'/api/v1/plans/{id}/delivered', 'get'>;
type Row = Delivered['items'][number] & { what: string };

/** Hours planned and hours delivered, to date and month by month, each with the sessions behind it. */
export function DeliveredSection({ plan }: { plan: Plan }) {
  const t = useContentsTexts();
  const query = useQuery({
    queryKey: ['plans', 'delivered', plan.id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/plans/{id}/delivered', { params: { path: { id: plan.id } }, signal })),
  });
  return (
    <section aria-labelledby="delivered" className="mt-5">
      <h2 id="delivered" className="h3">{t('delivered.title')}</h2>
      <Loaded query={query}>{delivered => <View plan={plan} delivered={delivered} />}</Loaded>
    </section>
  );
}

function View({ plan, delivered }: { plan: Plan; delivered: Delivered }) {
  const t = useContentsTexts();
  const rows: Row[] = delivered.items.map(item => ({ ...item, what: plan.interventions.find(one => one.id === item.interventionId)?.description ?? '' }));
  const reported = rows.filter(row => row.deliveredMinutes !== null);
  if (reported.length === 0) return <p>{t('delivered.none')}</p>;
  return (
    <>
      <p>{t('delivered.lead', { date: formatDate(delivered.on) })}</p>
      <DataTable
        caption={t('delivered.caption')}
        columns={[
          { key: 'what', header: t('delivered.what'), cell: row => row.what },
          { key: 'planned', header: t('delivered.planned'), cell: row => inHours(row.plannedMinutes) || t('interventions.noHours'), align: 'end' },
          { key: 'expected', header: t('delivered.expected'), cell: row => inHours(row.expectedMinutes) || t('none'), align: 'end' },
          { key: 'done', header: t('delivered.done'), cell: row => <Done row={row} />, align: 'end' },
          {
            key: 'sessions', header: t('delivered.sessions'), align: 'end',
            cell: row => row.sessions > 0
              ? <Link to={`/piani/${plan.id}/interventi/${row.interventionId}/incontri`}>{formatNumber(row.sessions)}<span className="visually-hidden">{` ${t('delivered.seeOf', { what: row.what })}`}</span></Link>
              : formatNumber(row.sessions),
          },
        ]}
        rows={rows}
        rowKey={row => row.interventionId}
      />
      {reported.filter(row => row.months.length > 0).map(row => <Months key={row.interventionId} row={row} />)}
    </>
  );
}

/** What was delivered, its share of the plan, and in words whether it keeps up with what is expected by today. */
function Done({ row: { deliveredMinutes, plannedMinutes, expectedMinutes } }: { row: Row }) {
  const t = useContentsTexts();
  if (deliveredMinutes === null) return t('delivered.notReported');
  return (
    <>
      {inHours(deliveredMinutes)}
      {plannedMinutes !== null && <span className="d-block fw-normal">{t('delivered.share', { percent: formatPercent(deliveredMinutes / plannedMinutes) })}</span>}
      {expectedMinutes !== null && <span className="d-block fw-normal">{t(deliveredMinutes < expectedMinutes ? 'delivered.behind' : 'delivered.onTrack')}</span>}
    </>
  );
}

function Months({ row: { what, months } }: { row: Row }) {
  const t = useContentsTexts();
  return (
    <details className="app-months">
      <summary>{t('delivered.months', { what })}</summary>
      <BarTable caption={t('delivered.monthsCaption', { what })} labelHeader={t('delivered.month')} valueHeader={t('delivered.done')} format={inHours}
        rows={months.map(({ month, minutes }) => ({ key: month, label: month.split('-').reverse().join('/'), value: minutes }))} />
    </details>
  );
}
