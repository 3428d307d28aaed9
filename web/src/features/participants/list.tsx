// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Can, useCan } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import type { Column } from '../../ui/list/data-table.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { AssignedPeople } from './assigned.js';
import { areaOf } from '../person-file/model.js';
import type { EntryField, PersonRow } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

/** The people one works with: cases for who holds them, the area's people for its coordinator, assignments for a partner. */
export default function People() {
  return useCan()('read', 'Case') ? <PeopleInCharge /> : <AssignedPeople />;
}

function PeopleInCharge() {
  const t = useTexts();
  const term = useTerms();
  const may = useCan();
  const holdsCases = may('create', 'Person');
  const watches = may('read', 'Caseload');
  const managers = useQuery({ queryKey: ['desk', 'caseloads'], enabled: watches, queryFn: ({ signal }) => ok(api.GET('/api/v1/desk/caseloads', { signal })) });
  const list = useList<PersonRow, 'status' | 'referente' | 'attesa'>({
    key: ['people'],
    filters: ['status', 'referente', 'attesa'],
    load: ({ limit, cursor, filters, signal }) =>
      ok(api.GET('/api/v1/people', { params: { query: { limit, ...(cursor && { cursor }), ...statusOf(filters.status), ...narrowedBy(filters) } }, signal })),
  });
  const columns: Column<PersonRow>[] = [
    { key: 'name', header: t('list.name'), cell: personName },
    { key: 'areas', header: t('list.areas'), cell: person => <Areas keys={person.areas} /> },
    {
      key: 'phase',
      header: t('list.phase'),
      cell: person => (person.caseStatus === 'concluded' ? t('list.concluded') : person.phase && term(`phase.${person.phase}`)),
    },
    { key: 'openedOn', header: t('list.openedOn'), cell: person => formatDate(person.openedOn) },
    ...(watches ? [{ key: 'manager', header: t('list.manager'), cell: (person: PersonRow) => person.caseManager ?? '' }] : []),
    {
      key: 'missing',
      header: t('list.missing'),
      cell: ({ missing }) => missing && ((missing as EntryField[]).map(field => term(`field.${field}`)).join(', ') || t('list.nothing')),
    },
  ];
  return (
    <Page title={t(holdsCases ? 'list.title' : 'list.titleArea')} actions={<><SearchLink /><RegisterLink /></>}>
      <ListView
        list={list}
        caption={t('list.caption')}
        rowKey={person => person.id}
        rowTo={person => `/persone/${person.id}`}
        columns={columns}
        filters={
          <>
            <ListFilter
              list={list}
              name="status"
              label={t('list.status')}
              all={term('caseStatus.open')}
              options={[
                { value: 'concluded', label: term('caseStatus.concluded') },
                { value: everybody, label: t('list.allStatuses') },
              ]}
            />
            {watches && managers.data && (
              <ListFilter list={list} name="referente" label={t('list.manager')} all={t('list.allManagers')} options={managers.data.items.map(({ accountId, name }) => ({ value: accountId, label: name }))} />
            )}
            {list.filters.status === undefined && <ListFilter list={list} name="attesa" label={t('list.concern')} all={t('list.allConcerns')} options={concerns.map(concern => ({ value: concern, label: t(`list.concerns.${concern}`) }))} />}
          </>
        }
        empty={{ title: t('list.emptyTitle'), text: t(holdsCases ? 'list.emptyText' : 'list.emptyArea'), action: <RegisterLink /> }}
      />
    </Page>
  );
}

/** Unless asked otherwise, those with an open case: they are today's work. */
const everybody = 'all';
const statusOf = (chosen: string | undefined) => (chosen === everybody ? {} : { status: chosen === 'concluded' ? ('concluded' as const) : ('open' as const) });

/** Whose cases, and what they wait for. */
const concerns = ['waiting', 'review', 'missing'] as const;
const narrowedBy = ({ status, referente, attesa }: { status?: string; referente?: string; attesa?: string }) => {
  // Only who is in charge waits for something.
  const concern = status === undefined && concerns.find(known => known === attesa);
  return { ...(referente && { caseManagerId: referente }), ...(concern && { concern }) };
};

function SearchLink() {
  const t = useTexts();
  return (
    <Link className="btn btn-outline-primary" to="/persone/cerca">
      {t('list.search')}
    </Link>
  );
}

function RegisterLink() {
  const t = useTexts();
  return (
    <Can do="create" on="Person">
      <Link className="btn btn-primary" to="/persone/nuova">
        {t('list.register')}
      </Link>
    </Can>
  );
}

/** Areas as tags, or the word for none. */
function Areas({ keys }: { keys: readonly string[] }) {
  const t = useTexts();
  if (keys.length === 0) return t('list.noArea');
  return (
    <span className="app-tags">
      {keys.map(key => (
        <AreaTag key={key} area={areaOf(key)} />
      ))}
    </span>
  );
}
