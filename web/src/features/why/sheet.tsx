// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDate, formatDateTime } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { PersonFile } from '../person-file/person-file.js';
import { useToday } from '../session/session.js';
import { partsInWords } from '../person-file/parts.js';
import { roleName } from '../session/texts.js';
import { useTexts } from './texts.js';

type Reading = Item<'/api/v1/people/{id}/readings'>;

/** All of it on paper, for the person who asks who has read their file. */
export default function ReadingsSheet() {
  return <PersonFile>{person => <Sheet personId={person.id} />}</PersonFile>;
}

function Sheet({ personId }: { personId: string }) {
  const t = useTexts();
  const today = useToday();
  const query = useQuery({ queryKey: ['people', personId, 'readings', 'all'], queryFn: ({ signal }) => everyReading(personId, signal) });
  return (
    <section className="app-section" aria-labelledby="sheet-title">
      <h2 id="sheet-title" className="h4">
        {t('print.title')}
      </h2>
      <p>{t('print.lead')}</p>
      <Loaded query={query}>
        {readings => (
          <>
            <p>{`${t('print.until', { date: formatDate(today) })} · ${t('print.count', { count: readings.length })}`}</p>
            <p className="app-buttons d-print-none">
              <button type="button" className="btn btn-primary" onClick={() => window.print()}>
                {t('print.print')}
              </button>
              <Link className="btn btn-outline-primary" to={`/persone/${personId}/accessi`}>
                {t('print.back')}
              </Link>
            </p>
            <DataTable
              caption={t('readings.caption')}
              rows={readings}
              rowKey={({ at, name, role, organisation, writing }) => [at, name, role, organisation, writing].join(' ')}
              columns={[
                { key: 'at', header: t('readings.at'), cell: reading => formatDateTime(reading.at) },
                { key: 'name', header: t('readings.name'), cell: reading => reading.name ?? t('readings.someone') },
                { key: 'role', header: t('readings.role'), cell: reading => [roleName(reading.role), reading.organisation].filter(Boolean).join(', ') },
                { key: 'what', header: t('readings.what'), cell: reading => t(reading.writing ? 'readings.wrote' : 'readings.read', { what: partsInWords(reading.subjects) }) },
              ]}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}

async function everyReading(id: string, signal: AbortSignal): Promise<Reading[]> {
  const all: Reading[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await ok(api.GET('/api/v1/people/{id}/readings', { params: { path: { id }, query: { limit: 100, ...(cursor && { cursor }) } }, signal }));
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return all;
}
