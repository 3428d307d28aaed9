// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { Link } from 'react-router';
import { formatDateTime } from '../../ui/format.js';
import { ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { addressOf } from '../person-file/leads-to.js';
import { useChangeWords } from './model.js';
import type { Change } from './model.js';
import { useTexts } from './texts.js';

/** All that colleagues did since the last visit; the desk shows the newest. */
export default function Changes() {
  const t = useTexts();
  const words = useChangeWords();
  const list = useList<Change>({
    key: ['desk', 'changes'],
    load: ({ limit, cursor, signal }) => ok(api.GET('/api/v1/desk/changes', { params: { query: { limit, ...(cursor && { cursor }) } }, signal })),
  });
  return (
    <Page title={t('changes')} lead={t('changesPage.lead')}>
      <ListView
        list={list}
        caption={t('changes')}
        rowKey={row => `${row.kind}${row.key}`}
        columns={[
          { key: 'who', header: t('list.who'), cell: row => <Link to={addressOf(row.leadsTo, row.personId) ?? '/persone'}>{row.person ? personName(row.person) : t('list.reserved')}</Link> },
          { key: 'what', header: t('list.what'), cell: words },
          { key: 'at', header: t('changesPage.at'), cell: row => formatDateTime(row.at) },
        ]}
        empty={{ title: t('changesPage.emptyTitle'), text: t('changesPage.emptyText') }}
      />
    </Page>
  );
}
