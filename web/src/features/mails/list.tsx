// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDateTime } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useTexts } from './texts.js';

type Mail = Item<'/api/v1/mails'>;

export const mailTones = { waiting: 'info', sending: 'info', sent: 'success', failed: 'warning' } as const;

/** What the platform has sent, is sending and could not send. */
export default function Mails() {
  const t = useTexts();
  const list = useList<Mail, 'status'>({
    key: ['mails'],
    filters: ['status'],
    load: ({ limit, cursor, filters, signal }) =>
      ok(api.GET('/api/v1/mails', { params: { query: { limit, ...(cursor && { cursor }), ...(filters.status && { status: filters.status as never }) } }, signal })),
  });
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={mail => mail.id}
        rowTo={mail => `/posta/${mail.id}`}
        columns={[
          { key: 'subject', header: t('subject'), cell: mail => mail.subject },
          { key: 'to', header: t('to'), cell: mail => mail.email },
          { key: 'status', header: t('status'), cell: mail => <StatusBadge tone={mailTones[mail.status]}>{t(`statuses.${mail.status}`)}</StatusBadge> },
          { key: 'queuedAt', header: t('queuedAt'), cell: mail => formatDateTime(mail.queuedAt) },
        ]}
        filters={
          <ListFilter list={list} name="status" label={t('status')} all={t('anyStatus')} options={(['waiting', 'sending', 'sent', 'failed'] as const).map(value => ({ value, label: t(`statuses.${value}`) }))} />
        }
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
    </Page>
  );
}
