// SPDX-License-Identifier: AGPL-3.0-or-later
import { useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Page } from '../../ui/page.js';
import { useToday } from '../session/session.js';
import { contactBody, ContactFields } from './contact-fields.js';
import type { ContactValues } from './contact-fields.js';
import { useSaved } from './model.js';
import { useTexts } from './texts.js';

/** A new contact. */
export default function NewContact() {
  const { id = '' } = useParams();
  const t = useTexts();
  const today = useToday();
  const saved = useSaved(`/persone/${id}/anagrafica`);
  const form = useRecordForm<ContactValues, unknown>({
    values: { kind: '', value: '', note: '', safeToLeaveMessage: false, preferred: false, validFrom: today, validTo: '' },
    about: { personId: id },
    save: (values, headers) => ok(api.POST('/api/v1/people/{id}/contacts', { params: { path: { id } }, body: contactBody(values), headers })),
    onSaved: () => saved(t('contacts.saved')),
  });
  return (
    <Page title={t('contacts.add')}>
      <ContactFields form={form} id={id} today={today} />
    </Page>
  );
}
