// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDate } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Empty } from '../../ui/states.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useTexts } from './texts.js';

type Caseload = Item<'/api/v1/desk/caseloads'>;

/** On the desk: those with most. */
const SHOWN = 5;

function useCaseloads() {
  return useQuery({ queryKey: ['desk', 'caseloads'], queryFn: ({ signal }) => ok(api.GET('/api/v1/desk/caseloads', { signal })) });
}

/** How the open cases of the coordinator's areas are shared out. */
export default function Caseloads() {
  const t = useTexts();
  return (
    <Page title={t('loads.title')} lead={t('loads.lead')}>
      <Loaded query={useCaseloads()}>{({ items }) => <CaseloadTable loads={items} />}</Loaded>
    </Page>
  );
}

/** The same, on landing. */
export function CaseloadSection() {
  const t = useTexts();
  return (
    <section aria-labelledby="loads" className="app-desk-wide">
      <h2 id="loads" className="h4">{t('loads.title')}</h2>
      <Loaded query={useCaseloads()}>
        {({ items }) => (
          <>
            <CaseloadTable loads={items.slice(0, SHOWN)} />
            {items.length > SHOWN && (
              <p className="mt-3">
                <Link className="btn btn-outline-primary btn-sm" to="/carichi">{t('loads.all', { count: items.length })}</Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function CaseloadTable({ loads }: { loads: readonly Caseload[] }) {
  const t = useTexts();
  if (loads.length === 0) return <Empty title={t('loads.emptyTitle')}>{t('loads.emptyText')}</Empty>;
  return (
    <DataTable
      caption={t('loads.caption')}
      columns={[
        { key: 'name', header: t('loads.manager'), cell: load => <Who load={load} /> },
        { key: 'open', header: t('loads.open'), cell: load => <Count load={load} count={load.open} what={t('loads.open')} />, align: 'end' },
        ...(['waiting', 'review', 'missing'] as const).map(concern => ({
          key: concern, header: t(`loads.${concern}`), align: 'end' as const,
          cell: (load: Caseload) => <Count load={load} count={load[concern]} concern={concern} what={t(`loads.${concern}`)} />,
        })),
      ]}
      rows={loads}
      rowKey={load => load.accountId}
    />
  );
}

function Who({ load: { name, away } }: { load: Caseload }) {
  const t = useTexts();
  return (
    <>
      {name}
      {away && (
        <>
          {' '}
          <StatusBadge tone="warning">{t('loads.away')}</StatusBadge>
          <span className="d-block small fw-normal">{t('loads.awayText', { until: formatDate(away.until), substitute: away.substitute })}</span>
        </>
      )}
    </>
  );
}

/** A number, with the list that it counts behind it. */
function Count({ load, count, concern, what }: { load: Caseload; count: number; concern?: string; what: string }) {
  const t = useTexts();
  if (count === 0) return <>0</>;
  return (
    <Link to={`/persone?referente=${load.accountId}${concern ? `&attesa=${concern}` : ''}`} aria-label={t('loads.listOf', { count, what, name: load.name })}>
      {count}
    </Link>
  );
}
