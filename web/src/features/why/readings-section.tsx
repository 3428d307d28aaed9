// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDateTime } from '../../ui/format.js';
import { ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { partsInWords } from '../person-file/parts.js';
import { roleName } from '../session/texts.js';
import { useTexts } from './texts.js';

type Reading = Item<'/api/v1/people/{id}/readings'>;

/** Who read or changed the file, page by page. */
export function ReadingsSection({ personId }: { personId: string }) {
  const t = useTexts();
  const list = useList<Reading>({
    key: ['people', personId, 'readings'],
    load: ({ limit, cursor, signal }) =>
      ok(api.GET('/api/v1/people/{id}/readings', { params: { path: { id: personId }, query: { limit, ...(cursor && { cursor }) } }, signal })),
  });
  return (
    <section className="app-section" aria-labelledby="readings-title">
      <h2 id="readings-title" className="h4">
        {t('readings.title')}
      </h2>
      <p>{t('readings.lead')}</p>
      <p className="d-print-none">
        <Link className="btn btn-outline-primary" to={`/persone/${personId}/accessi/foglio`}>
          {t('readings.toPrint')}
        </Link>
      </p>
      <ListView
        list={list}
        caption={t('readings.caption')}
        rowKey={keyOf}
        empty={{ title: t('readings.empty') }}
        columns={[
          { key: 'at', header: t('readings.at'), cell: reading => formatDateTime(reading.at) },
          { key: 'name', header: t('readings.name'), cell: reading => reading.name ?? t('readings.someone') },
          { key: 'role', header: t('readings.role'), cell: reading => [roleName(reading.role), reading.organisation].filter(Boolean).join(', ') },
          { key: 'what', header: t('readings.what'), cell: reading => t(reading.writing ? 'readings.wrote' : 'readings.read', { what: partsInWords(reading.subjects) }) },
        ]}
      />
    </section>
  );
}

const keyOf = ({ at, name, role, organisation, writing }: Reading): string => [at, name, role, organisation, writing].join(' ');
