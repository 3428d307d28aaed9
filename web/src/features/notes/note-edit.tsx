// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { notify } from '../../ui/toasts.js';
import { matching } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { PersonFile } from '../person-file/person-file.js';
import { bodyOf, openTo, readNote, useForgetNotes, valuesOf } from './note.js';
import type { Note } from './note.js';
import { BackToNote } from './back-to-note.js';
import { NoteFields } from './note-fields.js';
import { useTexts } from './texts.js';

/** Changes a note of one's own within a day. */
export default function NoteEdit() {
  const { noteId = '' } = useParams();
  const query = useQuery({ queryKey: ['notes', noteId], queryFn: ({ signal }) => readNote(noteId, signal) });
  return <PersonFile>{person => <Loaded query={query}>{read => <ChangeForm person={person} read={read} />}</Loaded>}</PersonFile>;
}

function ChangeForm({ person, read: { data: note, etag } }: { person: Person; read: Versioned<Note> }) {
  const t = useTexts();
  const navigate = useNavigate();
  const forget = useForgetNotes();
  const form = useRecordForm({
    values: valuesOf(note),
    etag,
    about: ({ compartment }) => ({ personId: person.id, compartments: [note.compartment, compartment] }),
    save: (values, headers) => versioned(api.PATCH('/api/v1/notes/{id}', { params: { path: { id: note.id }, header: matching(headers) }, body: bodyOf(values), headers })),
    onSaved: async () => {
      await forget(person.id);
      notify('success', t('changed'));
      await navigate(`/persone/${person.id}/note/${note.id}`);
    },
    reload: async () => {
      const now = await readNote(note.id);
      return { values: valuesOf(now.data), etag: now.etag };
    },
  });
  return (
    <section aria-labelledby="note-form">
      <h2 className="h4" id="note-form">
        {t('editTitle')}
      </h2>
      <RecordForm form={form} cancel={<BackToNote note={note} />}>
        <NoteFields compartments={openTo(person)} unfolded />
      </RecordForm>
    </section>
  );
}
