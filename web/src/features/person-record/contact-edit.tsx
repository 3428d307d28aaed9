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
import { useToday } from '../session/session.js';
import { Confirm } from './confirm.js';
import { contactBody, ContactFields, contactValues } from './contact-fields.js';
import type { ContactValues } from './contact-fields.js';
import { useSaved } from './model.js';
import type { Contact } from './model.js';
import { useTexts } from './texts.js';

const path = '/api/v1/people/{id}/contacts/{contactId}' as const;

/** A contact on record: changed, ended, or removed if it was a mistake. */
export default function EditContact() {
  const { id = '', contactId = '' } = useParams();
  const read = (signal?: AbortSignal) => versioned(api.GET(path, { params: { path: { id, contactId } }, ...(signal && { signal }) }));
  const query = useQuery({ queryKey: ['people', id, 'contacts', contactId], queryFn: ({ signal }) => read(signal) });
  return (
    <Loaded query={query} page>
      {({ data, etag }) => <ContactForm contact={data} etag={etag} read={read} />}
    </Loaded>
  );
}

function ContactForm({ contact, etag, read }: { contact: Contact; etag: string | null; read: () => Promise<Versioned<Contact>> }) {
  const t = useTexts();
  const today = useToday();
  const { id: contactId, personId: id } = contact;
  const saved = useSaved(`/persone/${id}/anagrafica`);
  const form = useRecordForm<ContactValues, unknown>({
    values: contactValues(contact),
    etag,
    about: { personId: id },
    save: (values, headers) => versioned(api.PATCH(path, { params: { path: { id, contactId }, header: matching(headers) }, body: contactBody(values), headers })),
    onSaved: () => saved(t('contacts.saved')),
    reload: async () => {
      const now = await read();
      return { values: contactValues(now.data), etag: now.etag };
    },
  });
  const remove = useAction({
    run: () => ok(api.DELETE(path, { params: { path: { id, contactId }, header: { 'If-Match': etagOf(contact) } } })),
    done: t('contacts.removed'),
    touches: personQueries,
    then: () => saved(),
  });
  return (
    <Page
      title={t('contacts.edit')}
      actions={
        <Confirm
          className="btn btn-outline-danger"
          label={t('remove')}
          title={t('contacts.removeTitle')}
          text={t('contacts.removeText')}
          working={remove.working}
          onConfirm={() => remove.act()}
        />
      }
    >
      <ContactFields form={form} id={id} today={today} ending />
    </Page>
  );
}
