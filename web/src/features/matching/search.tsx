// SPDX-License-Identifier: AGPL-3.0-or-later
import { AreaTag } from '../../ui/area-tag.js';
import { useCan } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import type { Column } from '../../ui/list/data-table.js';
import { ListView } from '../../ui/list/list-view.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { areaOf } from '../person-file/model.js';
import type { PersonRow } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';
import { usePeopleSearch } from './use-people-search.js';

/** Find somebody by what one remembers. What is typed stands neither in the address nor in the trail. */
export default function SearchPeople() {
  const t = useTexts();
  const may = useCan();
  const list = usePeopleSearch();
  return (
    <Page title={t('search.title')} lead={t(may('read', 'Identity') ? 'search.lead' : 'search.leadNames')}>
      <ListView
        list={list}
        caption={t('search.caption')}
        searchLabel={t('search.label')}
        rowKey={person => person.id}
        rowTo={person => `/persone/${person.id}`}
        columns={useColumns(may('read', 'Case'))}
        empty={{ title: t('search.startTitle'), text: t('search.startText') }}
      />
    </Page>
  );
}

function useColumns(withCase: boolean): Column<PersonRow>[] {
  const t = useTexts();
  const term = useTerms();
  return [
    { key: 'name', header: t('search.name'), cell: personName },
    {
      key: 'areas',
      header: t('search.areas'),
      cell: ({ areas }) => (areas.length === 0 ? t('search.noArea') : <span className="app-tags">{areas.map(key => <AreaTag key={key} area={areaOf(key)} />)}</span>),
    },
    ...(withCase
      ? [
          { key: 'case', header: t('search.case'), cell: ({ caseStatus, phase }: PersonRow) => (caseStatus === 'open' && phase ? term(`phase.${phase}`) : caseStatus && term(`caseStatus.${caseStatus}`)) },
          { key: 'since', header: t('search.since'), cell: ({ openedOn }: PersonRow) => formatDate(openedOn) },
        ]
      : []),
  ];
}
