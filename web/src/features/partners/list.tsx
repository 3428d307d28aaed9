// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { areaLabel, useProgramme } from '../../api/programme.js';
import type { Item } from '../../api/types.js';
import { AreaTag } from '../../ui/area-tag.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { useTexts } from './texts.js';

type Partner = Item<'/api/v1/partners'>;

/** The partners of the convenzione. */
export default function Partners() {
  const t = useTexts();
  const areas = (useProgramme().data?.areas ?? []).map(area => ({ id: area.id, ...areaLabel(area) }));
  const list = useList<Partner, 'area'>({
    key: ['partners'],
    filters: ['area'],
    load: ({ limit, cursor, search, filters, signal }) =>
      ok(api.GET('/api/v1/partners', { params: { query: { limit, ...(cursor && { cursor }), ...(search && { q: search }), ...(filters.area && { areaId: filters.area }) } }, signal })),
  });
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={partner => partner.id}
        rowTo={partner => `/partner/${partner.id}`}
        searchLabel={t('search')}
        columns={[
          { key: 'name', header: t('name'), cell: partner => partner.name },
          { key: 'section', header: t('section'), cell: partner => t(`sections.${partner.runtsSection}`) },
          {
            key: 'areas',
            header: t('areas'),
            cell: partner => (
              <span className="app-tags">
                {partner.areas.map(({ id, number, key }) => (
                  <AreaTag key={id} area={{ number, name: areas.find(area => area.id === id)?.name ?? key }} />
                ))}
              </span>
            ),
          },
        ]}
        filters={<ListFilter list={list} name="area" label={t('area')} all={t('anyArea')} options={areas.map(area => ({ value: area.id, label: `${area.number} ${area.name}` }))} />}
      />
    </Page>
  );
}
