// SPDX-License-Identifier: AGPL-3.0-or-later
import { areaLabel, useProgramme } from '../../api/programme.js';
import { api, ok } from '../../api/client.js';
import type { Programme } from '../../api/programme.js';
import type { Item } from '../../api/types.js';
import { formatDate, formatEuro } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useTexts } from './texts.js';

type Ceiling = Item<'/api/v1/ceilings'>;

/** Ceilings in force, by area and period. */
export default function CeilingsPage() {
  const query = useProgramme();
  return (
    <Loaded query={query} page>
      {programme => <Ceilings programme={programme} />}
    </Loaded>
  );
}

function Ceilings({ programme }: { programme: Programme }) {
  const t = useTexts();
  const list = useList<Ceiling, 'periodo'>({
    key: ['ceilings'],
    filters: ['periodo'],
    limit: 50,
    load: ({ limit, cursor, filters, signal }) =>
      ok(api.GET('/api/v1/ceilings', { params: { query: { limit, state: 'in_force', ...(cursor && { cursor }), ...(filters.periodo && { periodId: filters.periodo }) } }, signal })),
  });
  const periods = programme.periods.filter(period => period.inUse);
  const periodOf = (id: string) => periods.find(period => period.id === id);
  const range = (id: string) => `${formatDate(periodOf(id)?.startsOn)} – ${formatDate(periodOf(id)?.endsOn)}`;
  const areaOf = (id: string) => programme.areas.find(area => area.id === id);
  const counted = list.answer?.items.some(ceiling => ceiling.allocatedCents !== null) ?? false;
  return (
    <Page title={t('ceilings.title')} lead={<p>{t('ceilings.lead')}</p>}>
      <ListView
        list={list}
        caption={t('ceilings.caption')}
        rowKey={ceiling => ceiling.id}
        rowTo={ceiling => `/programma/massimali/${ceiling.id}`}
        columns={[
          {
            key: 'area',
            header: t('ceilings.area'),
            cell: ({ areaId }) => {
              const area = areaOf(areaId);
              return area ? `${area.number} ${areaLabel(area).name}` : '';
            },
          },
          { key: 'period', header: t('periods.period'), cell: ceiling => range(ceiling.periodId) },
          { key: 'amount', header: t('ceilings.amount'), align: 'end', cell: ceiling => formatEuro(ceiling.amountCents) },
          ...(counted
            ? [
                { key: 'allocated', header: t('ceilings.allocated'), align: 'end' as const, cell: (ceiling: Ceiling) => formatEuro(ceiling.allocatedCents) },
                { key: 'left', header: t('ceilings.left'), align: 'end' as const, cell: (ceiling: Ceiling) => formatEuro(ceiling.amountCents - (ceiling.allocatedCents ?? 0)) },
              ]
            : []),
        ]}
        filters={
          <ListFilter list={list} name="periodo" label={t('periods.period')} all={t('ceilings.anyPeriod')} options={periods.map(period => ({ value: period.id, label: range(period.id) }))} />
        }
      />
    </Page>
  );
}
