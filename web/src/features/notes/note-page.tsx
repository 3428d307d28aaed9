// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatDateTime, formatMinutes } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { PersonFile } from '../person-file/person-file.js';
import { useTerms } from '../person-file/terms.js';
import { readNote } from './note.js';
import type { Note } from './note.js';
import './notes.css';
import { useTexts } from './texts.js';

/** One note: what it says, who corrected it, what it said before. */
export default function NotePage() {
  const { noteId = '' } = useParams();
  const query = useQuery({ queryKey: ['notes', noteId], queryFn: ({ signal }) => readNote(noteId, signal) });
  return <PersonFile>{() => <Loaded query={query}>{({ data }) => <NoteView note={data} />}</Loaded>}</PersonFile>;
}

function NoteView({ note }: { note: Note }) {
  const t = useTexts();
  const term = useTerms();
  const at = `/persone/${note.personId}/note`;
  return (
    <article aria-labelledby="note">
      <h2 className="h4" id="note">
        {t('of', { kind: term(`noteKind.${note.kind}`), date: formatDate(note.happenedOn) })}
        {note.happenedAt && ` ${t('at', { time: note.happenedAt })}`}
      </h2>
      {/* A correction is read together with what it corrects. */}
      {note.correctsId && (
        <p>
          {`${t('corrects')} `}
          <Link to={`${at}/${note.correctsId}`}>{t('correctsLink')}</Link>
        </p>
      )}
      <p className="app-note-text">{note.text}</p>
      <Facts
        facts={[
          { label: t('author'), value: note.author },
          { label: t('writtenAt'), value: formatDateTime(note.writtenAt) },
          { label: t('minutes'), value: formatMinutes(note.minutes) },
          { label: t('nextContactOn'), value: formatDate(note.nextContactOn) },
          { label: t('compartment'), value: note.compartment !== 'general' && term(`compartment.${note.compartment}`) },
        ].filter(fact => fact.value !== false)}
      />
      <Corrections note={note} at={at} />
      <div className="app-buttons d-print-none">
        {note.editableUntil && (
          <Link className="btn btn-primary" to={`${at}/${note.id}/modifica`}>
            {t('edit')}
          </Link>
        )}
        <Can do="create" on="Note">
          <Link className="btn btn-outline-primary" to={`${at}/${note.id}/correggi`}>
            {t('correct')}
          </Link>
        </Can>
      </div>
      {note.editableUntil && <p className="app-form-note">{t('editUntil', { until: formatDateTime(note.editableUntil) })}</p>}
      <Earlier note={note} />
    </article>
  );
}

function Corrections({ note, at }: { note: Note; at: string }) {
  const t = useTexts();
  if (note.corrections.length === 0) return null;
  return (
    <>
      <h3 className="h5">{t('corrections')}</h3>
      <ul>
        {note.corrections.map(({ id, author, writtenAt }) => (
          <li key={id}>
            <Link to={`${at}/${id}`}>{t('correctionOf', { author, date: formatDateTime(writtenAt) })}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Earlier({ note }: { note: Note }) {
  const t = useTexts();
  const term = useTerms();
  if (note.versions.length === 0) return null;
  return (
    <details className="mt-4">
      <summary>{t('earlier')}</summary>
      {note.versions.map(version => (
        <div key={version.number} className="mt-3">
          <p className="mb-0 fw-semibold">{t('earlierUntil', { date: formatDateTime(version.replacedAt) })}</p>
          <p className="mb-0">{t('of', { kind: term(`noteKind.${version.kind}`), date: formatDate(version.happenedOn) })}</p>
          <p className="app-note-text">{version.text}</p>
        </div>
      ))}
    </details>
  );
}
