// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { formatDate, formatDateTime } from '../../ui/format.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import type { Person } from '../person-file/model.js';
import { PersonFile } from '../person-file/person-file.js';
import { useTerms } from '../person-file/terms.js';
import { documentKinds, useSize } from './document.js';
import type { DocumentKind, PersonDocument } from './document.js';
import { useTexts } from './texts.js';

/** The documents of a person. */
export default function Documents() {
  return <PersonFile actions={person => <AddLink person={person} />}>{person => <List person={person} />}</PersonFile>;
}

function AddLink({ person }: { person: Person }) {
  const t = useTexts();
  return (
    <Can do="create" on="Document">
      <Link className="btn btn-primary" to={`/persone/${person.id}/documenti/nuovo`}>
        {t('add')}
      </Link>
    </Can>
  );
}

function List({ person }: { person: Person }) {
  const t = useTexts();
  const term = useTerms();
  const size = useSize();
  const list = useList<PersonDocument, 'kind' | 'state'>({
    key: ['documents', 'of', person.id],
    filters: ['kind', 'state'],
    load: ({ limit, cursor, filters, signal }) => {
      const query = { limit, ...(cursor && { cursor }), ...(filters.kind && { kind: filters.kind as DocumentKind }), ...(filters.state === 'withdrawn' && { state: 'withdrawn' as const }) };
      return ok(api.GET('/api/v1/people/{id}/documents', { params: { path: { id: person.id }, query }, signal }));
    },
  });
  return (
    <section aria-labelledby="documents">
      <h2 className="h4" id="documents">
        {t('title')}
      </h2>
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={document => document.id}
        rowTo={document => `/persone/${person.id}/documenti/${document.id}`}
        columns={[
          { key: 'title', header: t('name'), cell: document => document.title },
          { key: 'kind', header: t('kind'), cell: document => term(`documentKind.${document.kind}`) },
          { key: 'datedOn', header: t('datedOn'), cell: document => formatDate(document.datedOn) },
          { key: 'uploadedAt', header: t('uploadedAt'), cell: document => formatDateTime(document.uploadedAt) },
          { key: 'size', header: t('size'), align: 'end', cell: document => size(document.bytes) },
        ]}
        filters={
          <>
            <ListFilter list={list} name="kind" label={t('kind')} all={t('all')} options={documentKinds.map(value => ({ value, label: term(`documentKind.${value}`) }))} />
            <ListFilter list={list} name="state" label={t('state')} all={t('current')} options={[{ value: 'withdrawn', label: t('withdrawn') }]} />
          </>
        }
        empty={{ title: t('emptyTitle'), text: t('emptyText'), action: <AddLink person={person} /> }}
      />
    </section>
  );
}
