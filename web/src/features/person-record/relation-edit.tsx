// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useAction } from '../../ui/use-action.js';
import { etagOf, matching } from '../person-file/model.js';
import { personQueries } from '../person-file/use-person.js';
import { Confirm } from './confirm.js';
import { useSaved } from './model.js';
import type { Relation } from './model.js';
import { relationBody, RelationFields, relationValues } from './relation-fields.js';
import type { RelationValues } from './relation-fields.js';
import { useTexts } from './texts.js';

const path = '/api/v1/people/{id}/relations/{relationId}' as const;

/** Somebody around the person, on record. */
export default function EditRelation() {
  const { id = '', relationId = '' } = useParams();
  const read = (signal?: AbortSignal) => versioned(api.GET(path, { params: { path: { id, relationId } }, ...(signal && { signal }) }));
  const query = useQuery({ queryKey: ['people', id, 'relations', relationId], queryFn: ({ signal }) => read(signal) });
  return (
    <Loaded query={query} page>
      {({ data, etag }) => <RelationForm relation={data} etag={etag} read={read} />}
    </Loaded>
  );
}

function RelationForm({ relation, etag, read }: { relation: Relation; etag: string | null; read: () => Promise<Versioned<Relation>> }) {
  const t = useTexts();
  const { id: relationId, personId: id } = relation;
  const saved = useSaved(`/persone/${id}/rete`);
  const form = useRecordForm<RelationValues, unknown>({
    values: relationValues(relation),
    etag,
    about: { personId: id },
    save: (values, headers) => versioned(api.PATCH(path, { params: { path: { id, relationId }, header: matching(headers) }, body: relationBody(values), headers })),
    onSaved: () => saved(t('relations.saved')),
    reload: async () => {
      const now = await read();
      return { values: relationValues(now.data), etag: now.etag };
    },
  });
  const remove = useAction({
    run: () => ok(api.DELETE(path, { params: { path: { id, relationId }, header: { 'If-Match': etagOf(relation) } } })),
    done: t('relations.removed'),
    touches: personQueries,
    then: () => saved(),
  });
  return (
    <Page
      title={t('relations.edit')}
      actions={
        <Confirm className="btn btn-outline-danger" label={t('remove')} title={t('relations.removeTitle', { name: relation.name })} text={t('relations.removeText')} working={remove.working} onConfirm={() => remove.act()} />
      }
    >
      <RelationFields form={form} id={id} />
    </Page>
  );
}
