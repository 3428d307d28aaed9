// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { AreaTag } from '../../ui/area-tag.js';
import { formatDate } from '../../ui/format.js';
import { ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { useLocalText } from '../../ui/local-text.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { areaOf } from '../person-file/model.js';
import type { Assignment } from '../person-file/model.js';
import { useTexts } from './texts.js';

/** A partner's people: who is assigned to it today, for what and until when. */
export function AssignedPeople() {
  const t = useTexts();
  const local = useLocalText();
  const list = useList<Assignment>({
    key: ['assignments'],
    load: ({ limit, cursor, signal }) => ok(api.GET('/api/v1/assignments', { params: { query: { limit, ...(cursor && { cursor }) } }, signal })),
  });
  return (
    <Page title={t('assigned.title')} lead={t('assigned.lead')}>
      <ListView
        list={list}
        caption={t('assigned.caption')}
        rowKey={assignment => assignment.id}
        rowTo={assignment => `/persone/${assignment.personId}`}
        columns={[
          { key: 'name', header: t('assigned.name'), cell: ({ person }) => (person ? personName(person) : '') },
          {
            key: 'action',
            header: t('assigned.action'),
            cell: ({ area, action }) => (
              <>
                <AreaTag area={areaOf(area.key)} />
                <br />
                {`${action.code} ${local(action.name)}`}
              </>
            ),
          },
          { key: 'purpose', header: t('assigned.purpose'), cell: ({ purpose }) => purpose },
          { key: 'from', header: t('assigned.from'), cell: ({ startsOn }) => formatDate(startsOn) },
          { key: 'until', header: t('assigned.until'), cell: ({ endsOn }) => formatDate(endsOn) || t('assigned.open') },
        ]}
        empty={{ title: t('assigned.emptyTitle'), text: t('assigned.emptyText') }}
      />
    </Page>
  );
}
