// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { useTexts } from './texts.js';

type Service = Item<'/api/v1/services'>;

const kinds = [
  'cps', 'npia', 'serd', 'smi', 'uepe', 'ussm', 'celav', 'polo_lavoro', 'asst', 'judicial_office', 'prison', 'rems', 'social_service', 'school', 'direzione', 'other',
] as const satisfies readonly Service['kind'][];

/** The directory of services. */
export default function Services() {
  const t = useTexts();
  const list = useList<Service, 'tipo'>({
    key: ['services'],
    filters: ['tipo'],
    load: ({ limit, cursor, search, filters, signal }) =>
      ok(
        api.GET('/api/v1/services', {
          params: { query: { limit, ...(cursor && { cursor }), ...(search && { q: search }), ...(filters.tipo && { kind: filters.tipo as Service['kind'] }) } },
          signal,
        }),
      ),
  });
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={service => service.id}
        rowTo={service => `/servizi/${service.id}`}
        searchLabel={t('search')}
        columns={[
          { key: 'name', header: t('name'), cell: service => service.name },
          { key: 'kind', header: t('kind'), cell: service => t(`kinds.${service.kind}`) },
          { key: 'address', header: t('address'), cell: service => service.address },
          { key: 'municipio', header: t('municipio'), cell: service => service.municipio },
        ]}
        filters={<ListFilter list={list} name="tipo" label={t('kind')} all={t('anyKind')} options={kinds.map(value => ({ value, label: t(`kinds.${value}`) }))} />}
      />
    </Page>
  );
}
