// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { formatDateTime, formatNumber } from '../../ui/format.js';
import { ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { roleName } from '../session/texts.js';
import { NewestSeal } from './newest-seal.js';
import { useTexts } from './texts.js';

type Entry = Item<'/api/v1/audit-entries'>;
type Key<Group extends 'verbs' | 'subjects'> = Parameters<ReturnType<typeof useTexts>>[0] & `${Group}.${string}`;

/** 'public.person_identity', 'Person' and 'PlanLine' name the same kinds of record. */
const kindOf = (subject: string) => subject.replace(/^\w+\./, '').replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
/** Where a subject of the permissions and its table have different names. */
const sameAs: Record<string, string> = { identity: 'person_identity', characteristics: 'person_characteristics', case: 'case_file', evidence: 'conclusion_evidence' };

/** The trail of reads and writes, for the auditor alone. */
export default function AuditTrail() {
  const t = useTexts();
  const list = useList<Entry>({
    key: ['audit-entries'],
    load: ({ limit, cursor, signal }) => ok(api.GET('/api/v1/audit-entries', { params: { query: { limit, ...(cursor && { cursor }) } }, signal })),
  });
  const word = <Group extends 'verbs' | 'subjects'>(group: Group, name: string) => {
    const key = `${group}.${name}` as Key<Group>;
    const text = t(key);
    return text === (key as string) ? t(`${group}.other` as never) : text;
  };
  return (
    <Page title={t('title')} lead={t('lead')}>
      <NewestSeal />
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={entry => String(entry.id)}
        columns={[
          { key: 'at', header: t('at'), cell: entry => formatDateTime(entry.at) },
          { key: 'who', header: t('who'), cell: entry => entry.accountName ?? t('nobody') },
          { key: 'role', header: t('role'), cell: entry => (entry.role ? roleName(entry.role) : '') },
          { key: 'verb', header: t('verb'), cell: entry => word('verbs', entry.verb) },
          { key: 'subject', header: t('subject'), cell: entry => word('subjects', sameAs[kindOf(entry.subject)] ?? kindOf(entry.subject)) },
          { key: 'people', header: t('people'), align: 'end', cell: entry => (entry.personIds.length ? formatNumber(entry.personIds.length) : '') },
        ]}
      />
    </Page>
  );
}
