// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { DataTable } from '../../ui/list/data-table.js';
import { partsInWords } from '../person-file/parts.js';
import { roleName } from '../session/texts.js';
import { useTexts } from './texts.js';
import { periodInWords, reasonInWords } from './words.js';

type Viewers = Answer<'/api/v1/people/{id}/viewers', 'get'>;
type Viewer = Viewers['items'][number];

const tones = { now: 'success', upcoming: 'info', past: 'neutral' } as const;

/** Who can see the person and why; those who no longer can stand folded below. */
export function ViewersSection({ personId }: { personId: string }) {
  const t = useTexts();
  const query = useQuery({
    queryKey: ['people', personId, 'viewers'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/viewers', { params: { path: { id: personId } }, signal })),
  });
  return (
    <section className="app-section" aria-labelledby="viewers-title">
      <h2 id="viewers-title" className="h4">
        {t('viewers.title')}
      </h2>
      <p>{t('viewers.lead')}</p>
      <Loaded query={query}>{viewers => <Content viewers={viewers} />}</Loaded>
    </section>
  );
}

function Content({ viewers: { items, roles, reference } }: { viewers: Viewers }) {
  const t = useTexts();
  const past = items.filter(({ state }) => state === 'past');
  const present = items.filter(({ state }) => state !== 'past');
  return (
    <>
      {present.length > 0 ? <Table rows={present} /> : <p>{t('viewers.nobody')}</p>}
      {past.length > 0 && (
        <details className="app-details">
          <summary>{t('viewers.noLonger', { count: past.length })}</summary>
          <Table rows={past} />
        </details>
      )}
      <details className="app-details">
        <summary>{t('viewers.reads')}</summary>
        <dl>
          {roles.map(({ role, reads }) => (
            <div key={role}>
              <dt>{roleName(role)}</dt>
              <dd>{partsInWords(reads)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <div className="d-print-none">
        <h3 className="h5">{t('reference.title')}</h3>
        <p>
          <code className="app-hash">{reference}</code>
        </p>
        <p>{t('reference.text')}</p>
      </div>
    </>
  );
}

function Table({ rows }: { rows: Viewer[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('viewers.caption')}
      rows={rows}
      rowKey={viewer => [viewer.name, viewer.role, viewer.via, viewer.area, viewer.absent, viewer.from].join(' ')}
      columns={[
        { key: 'name', header: t('viewers.name'), cell: viewer => viewer.name },
        { key: 'role', header: t('viewers.role'), cell: viewer => [roleName(viewer.role), viewer.organisation].filter(Boolean).join(', ') },
        { key: 'why', header: t('viewers.why'), cell: viewer => reasonInWords(viewer) },
        { key: 'when', header: t('viewers.when'), cell: viewer => periodInWords(viewer) },
        {
          key: 'state',
          header: t('viewers.state'),
          cell: viewer => <StatusBadge tone={tones[viewer.state as keyof typeof tones]}>{t(`viewers.${viewer.state as keyof typeof tones}`)}</StatusBadge>,
        },
      ]}
    />
  );
}
