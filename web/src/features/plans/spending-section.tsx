// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ifMatch, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDate, formatEuro } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import type { Column } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { useAction } from '../../ui/use-action.js';
import { useContentsTexts } from './contents-texts.js';
import type { Plan } from './words.js';

type Spending = Item<'/api/v1/plans/{id}/spending'>;

/** What other sources than the convenzione spent, as it was declared. */
export function SpendingSection({ plan }: { plan: Plan }) {
  const t = useContentsTexts();
  const query = useQuery({
    queryKey: ['plans', 'spending', plan.id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/plans/{id}/spending', { params: { path: { id: plan.id } }, signal })),
  });
  const columns: Column<Spending>[] = [
    { key: 'item', header: t('spending.item'), cell: one => one.item },
    { key: 'on', header: t('spending.on'), cell: one => formatDate(one.spentOn) },
    { key: 'amount', header: t('spending.amount'), cell: one => formatEuro(one.amountCents), align: 'end' },
    { key: 'note', header: t('spending.note'), cell: one => one.note ?? t('none') },
    { key: 'by', header: t('spending.by'), cell: one => one.declaredBy ?? t('none') },
  ];
  const tools: Column<Spending> = { key: 'actions', header: t('actions'), cell: one => <TakeBack plan={plan} spending={one} /> };
  return (
    <section aria-labelledby="spending" className="mt-5">
      <h2 id="spending" className="h3">{t('spending.title')}</h2>
      <Loaded query={query}>
        {({ items }) => items.length === 0
          ? <p>{t('spending.empty')}</p>
          : <DataTable caption={t('spending.caption')} columns={plan.status === 'active' ? [...columns, tools] : columns} rows={items} rowKey={one => one.id} />}
      </Loaded>
    </section>
  );
}

function TakeBack({ plan, spending }: { plan: Plan; spending: Spending }) {
  const t = useContentsTexts();
  const etag = `"${spending.version}"`;
  const takeBack = useAction({
    run: () => ok(api.DELETE('/api/v1/plans/{id}/spending/{spendingId}', { params: { path: { id: plan.id, spendingId: spending.id }, header: { 'If-Match': etag } }, headers: ifMatch(etag) })),
    done: t('spending.takenBack'),
    touches: [['plans']],
  });
  return (
    <button type="button" className="btn btn-outline-danger btn-xs d-print-none" aria-label={t('spending.takeBackWhat', { date: formatDate(spending.spentOn), what: spending.item })} disabled={takeBack.working} onClick={() => takeBack.act()}>
      {t('spending.takeBack')}
    </button>
  );
}
