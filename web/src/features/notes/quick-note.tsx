// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { api, ok } from '../../api/client.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { notify } from '../../ui/toasts.js';
import type { Person } from '../person-file/model.js';
import { useToday } from '../session/session.js';
import { blankNote, bodyOf, openTo, useForgetNotes } from './note.js';
import { NoteFields } from './note-fields.js';
import { useTexts } from './texts.js';

/** A note in the person's file, without leaving it. */
export function QuickNote({ person }: { person: Person }) {
  const t = useTexts();
  const today = useToday();
  const forget = useForgetNotes();
  const [blank] = useState(() => blankNote(today));
  const form = useRecordForm({
    values: blank,
    draftKey: `/persone/${person.id}/nota`,
    about: ({ compartment }) => ({ personId: person.id, compartments: [compartment] }),
    save: (values, headers) => ok(api.POST('/api/v1/people/{id}/notes', { params: { path: { id: person.id } }, body: bodyOf(values), headers })),
    onSaved: async () => {
      form.methods.reset(blank);
      await forget(person.id);
      notify('success', t('saved'));
    },
  });
  return (
    <section className="app-quick-note d-print-none" aria-labelledby="quick-note">
      <h2 className="h4" id="quick-note">
        {t('quick')}
      </h2>
      <RecordForm form={form} submitLabel={t('save')} brief>
        <NoteFields compartments={openTo(person)} />
      </RecordForm>
    </section>
  );
}
