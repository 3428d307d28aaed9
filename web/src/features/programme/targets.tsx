// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { localText } from '../../api/programme.js';
import type { Item } from '../../api/types.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useTexts } from './texts.js';

type Target = Item<'/api/v1/indicator-targets'>;

/** Milestones and targets, in force and superseded. */
export default function TargetsPage() {
  const t = useTexts();
  const list = useList<Target>({
    key: ['indicator-targets'],
    limit: 50,
    load: ({ limit, cursor, signal }) => ok(api.GET('/api/v1/indicator-targets', { params: { query: { limit, ...(cursor && { cursor }) } }, signal })),
  });
  return (
    <Page title={t('targets.pageTitle')} lead={<p>{t('targets.pageLead')}</p>}>
      <ListView
        list={list}
        caption={t('targets.caption')}
        rowKey={target => target.id}
        rowTo={target => `/programma/valori-attesi/${target.id}`}
        columns={[
          { key: 'indicator', header: t('targets.indicator'), cell: target => `${target.indicator} · ${localText(target.name)}` },
          { key: 'kind', header: t('targets.kind'), cell: target => t(`targets.${target.kind}`) },
          { key: 'by', header: t('targets.byDate'), cell: target => formatDate(target.byDate) },
          { key: 'value', header: t('targets.value'), align: 'end', cell: target => (target.value === null ? t('targets.notRequired') : formatNumber(target.value)) },
          {
            key: 'state',
            header: t('versions.version'),
            cell: target => (
              <>
                {target.version} {target.supersededAt === null && <StatusBadge tone="success">{t('versions.now')}</StatusBadge>}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
}
