// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { matching } from '../person-file/model.js';
import { useToday } from '../session/session.js';
import { useSaved } from './model.js';
import type { Representative } from './model.js';
import { representativeBody, RepresentativeFields, representativeValues } from './representative-fields.js';
import type { RepresentativeValues } from './representative-fields.js';
import { useTexts } from './texts.js';

const path = '/api/v1/people/{id}/representatives/{representativeId}' as const;

/** Somebody who acts for the person, on record. */
export default function EditRepresentative() {
  const { id = '', representativeId = '' } = useParams();
  const read = (signal?: AbortSignal) => versioned(api.GET(path, { params: { path: { id, representativeId } }, ...(signal && { signal }) }));
  const query = useQuery({ queryKey: ['people', id, 'representatives', representativeId], queryFn: ({ signal }) => read(signal) });
  return (
    <Loaded query={query} page>
      {({ data, etag }) => <RepresentativeForm record={data} etag={etag} read={read} />}
    </Loaded>
  );
}

function RepresentativeForm({ record, etag, read }: { record: Representative; etag: string | null; read: () => Promise<Versioned<Representative>> }) {
  const t = useTexts();
  const today = useToday();
  const { id: representativeId, personId: id } = record;
  const saved = useSaved(`/persone/${id}/rete`);
  const form = useRecordForm<RepresentativeValues, unknown>({
    values: representativeValues(record),
    etag,
    about: { personId: id },
    save: (values, headers) =>
      versioned(api.PATCH(path, { params: { path: { id, representativeId }, header: matching(headers) }, body: { ...representativeBody(values), endedReason: values.endedReason || null }, headers })),
    onSaved: () => saved(t('representatives.saved')),
    reload: async () => {
      const now = await read();
      return { values: representativeValues(now.data), etag: now.etag };
    },
    pointers: { '/powers': 'powers.health' },
  });
  return (
    <Page title={t('representatives.edit')} lead={t('representatives.editLead')}>
      <RepresentativeFields form={form} id={id} today={today} ending />
    </Page>
  );
}
