// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { notify } from '../../ui/toasts.js';
import type { Person } from '../person-file/model.js';
import { PersonFile } from '../person-file/person-file.js';
import { useToday } from '../session/session.js';
import { BackToNote } from './back-to-note.js';
import { blankNote, bodyOf, readNote, useForgetNotes } from './note.js';
import type { Note } from './note.js';
import { NoteFields } from './note-fields.js';
import { useTexts } from './texts.js';

/** Writes a note that corrects another. */
export default function NoteCorrect() {
  const { noteId = '' } = useParams();
  const query = useQuery({ queryKey: ['notes', noteId], queryFn: ({ signal }) => readNote(noteId, signal) });
  return <PersonFile>{person => <Loaded query={query}>{({ data }) => <CorrectionForm person={person} note={data} />}</Loaded>}</PersonFile>;
}

/** A note that stands beside the one it corrects, in the same compartment. */
function CorrectionForm({ person, note }: { person: Person; note: Note }) {
  const t = useTexts();
  const today = useToday();
  const navigate = useNavigate();
  const forget = useForgetNotes();
  const [blank] = useState(() => ({ ...blankNote(today), kind: note.kind, compartment: note.compartment }));
  const form = useRecordForm({
    values: blank,
    about: ({ compartment }) => ({ personId: person.id, compartments: [compartment] }),
    save: (values, headers) => ok(api.POST('/api/v1/people/{id}/notes', { params: { path: { id: person.id } }, body: { ...bodyOf(values), correctsId: note.id }, headers })),
    onSaved: async ({ id }) => {
      await forget(person.id);
      notify('success', t('saved'));
      await navigate(`/persone/${person.id}/note/${id}`);
    },
  });
  return (
    <section aria-labelledby="note-form">
      <h2 className="h4" id="note-form">
        {t('correctTitle')}
      </h2>
      <p>{t('correctLead')}</p>
      <blockquote className="app-note-text">{note.text}</blockquote>
      <RecordForm form={form} submitLabel={t('save')} cancel={<BackToNote note={note} />}>
        <NoteFields compartments={[]} unfolded />
      </RecordForm>
    </section>
  );
}
