// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { areaLabel, useProgramme } from '../../api/programme.js';
import type { Programme } from '../../api/programme.js';
import type { Item } from '../../api/types.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Can } from '../../ui/can.js';
import { formatDate, formatEuro } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { actionLabel, areaOfAction } from './words.js';
import { useTexts } from './texts.js';

type Allocation = Item<'/api/v1/allocations'>;

/** Allocations, each with what is left of it; a partner sees its own. */
export default function AllocationsPage() {
  const query = useProgramme();
  return (
    <Loaded query={query} page>
      {programme => <Allocations programme={programme} />}
    </Loaded>
  );
}

function Allocations({ programme }: { programme: Programme }) {
  const t = useTexts();
  const partners = useQuery({ queryKey: ['partners', 'choices'], queryFn: ({ signal }) => ok(api.GET('/api/v1/partners', { params: { query: { limit: 100 } }, signal })) });
  const list = useList<Allocation, 'area' | 'periodo' | 'partner'>({
    key: ['allocations'],
    filters: ['area', 'periodo', 'partner'],
    load: ({ limit, cursor, filters: { area, periodo, partner }, signal }) =>
      ok(
        api.GET('/api/v1/allocations', {
          params: { query: { limit, ...(cursor && { cursor }), ...(area && { areaId: area }), ...(periodo && { periodId: periodo }), ...(partner && { partnerId: partner }) } },
          signal,
        }),
      ),
  });
  const periods = programme.periods.filter(period => period.inUse);
  return (
    <Page
      title={t('title')}
      lead={<p>{t('lead')}</p>}
      actions={
        <Can do="create" on="Allocation">
          <Link className="btn btn-primary" to="/assegnazioni/nuova">
            {t('create')}
          </Link>
        </Can>
      }
    >
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={allocation => allocation.id}
        rowTo={allocation => `/assegnazioni/${allocation.id}`}
        columns={[
          { key: 'action', header: t('action'), cell: allocation => actionLabel(programme, allocation.actionId) },
          {
            key: 'area',
            header: t('area'),
            cell: allocation => {
              const area = areaOfAction(programme, allocation.actionId);
              return area && <AreaTag area={areaLabel(area)} />;
            },
          },
          { key: 'partner', header: t('partner'), cell: allocation => allocation.partnerName },
          { key: 'period', header: t('period'), cell: allocation => `${formatDate(allocation.periodStartsOn)} – ${formatDate(allocation.periodEndsOn)}` },
          { key: 'amount', header: t('amount'), align: 'end', cell: allocation => formatEuro(allocation.amountCents) },
          { key: 'committed', header: t('committed'), align: 'end', cell: allocation => formatEuro(allocation.committedCents) },
          { key: 'left', header: t('left'), align: 'end', cell: allocation => formatEuro(allocation.leftCents) },
        ]}
        filters={
          <>
            <ListFilter list={list} name="area" label={t('area')} all={t('anyArea')} options={programme.areas.map(area => ({ value: area.id, label: `${area.number} ${areaLabel(area).name}` }))} />
            <ListFilter
              list={list}
              name="periodo"
              label={t('period')}
              all={t('anyPeriod')}
              options={periods.map(({ id, startsOn, endsOn }) => ({ value: id, label: `${formatDate(startsOn)} – ${formatDate(endsOn)}` }))}
            />
            <ListFilter list={list} name="partner" label={t('partner')} all={t('anyPartner')} options={(partners.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
          </>
        }
        empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      />
    </Page>
  );
}
