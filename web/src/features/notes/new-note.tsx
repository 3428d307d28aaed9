// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Page } from '../../ui/page.js';
import { useTexts as useKitTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { readPerson } from '../person-file/use-person.js';
import { useToday } from '../session/session.js';
import { blankNote, bodyOf, openTo, useForgetNotes } from './note.js';
import { NoteFields } from './note-fields.js';
import { PersonField } from './person-field.js';
import { useTexts } from './texts.js';

/** A note in twenty seconds: person, kind, text, save. */
export default function NewNote() {
  const t = useTexts();
  const kit = useKitTexts();
  const today = useToday();
  const navigate = useNavigate();
  const forget = useForgetNotes();
  const [search] = useSearchParams();
  const given = search.get('persona') ?? '';
  const [blank] = useState(() => ({ personId: given, ...blankNote(today) }));
  const form = useRecordForm({
    values: blank,
    draftKey: `/nota/${given}`,
    about: ({ personId, compartment }) => (personId ? { personId, compartments: [compartment] } : null),
    save: ({ personId, ...values }, headers) =>
      ok(api.POST('/api/v1/people/{id}/notes', { params: { path: { id: personId } }, body: bodyOf(values), headers })),
    onSaved: async ({ personId }) => {
      await forget(personId);
      notify('success', t('saved'));
      await navigate(`/persone/${personId}`);
    },
  });
  const personId = useWatch({ control: form.methods.control, name: 'personId' });
  const { data } = useQuery({ queryKey: ['people', personId], queryFn: ({ signal }) => readPerson(personId, signal), enabled: personId !== '' });
  return (
    <Page title={t('newTitle')} lead={<p>{t('newLead')}</p>}>
      <RecordForm
        form={form}
        submitLabel={t('save')}
        brief
        cancel={
          <Link className="btn btn-outline-primary" to={given ? `/persone/${given}` : '/'}>
            {kit('cancel')}
          </Link>
        }
      >
        <PersonField person={data?.data} />
        <NoteFields compartments={openTo(data?.data)} />
      </RecordForm>
    </Page>
  );
}
