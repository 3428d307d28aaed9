// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { api, versioned } from '../../api/client.js';
import type { Versioned } from '../../api/client.js';
import type { Answer, Sent } from '../../api/types.js';
import type { Person } from '../person-file/model.js';

export type Note = Answer<'/api/v1/notes/{id}', 'get'>;
export type NoteKind = Note['kind'];
export type Compartment = Note['compartment'];

/** The kinds, the most frequent first. */
export const noteKinds: readonly NoteKind[] = ['contact_phone', 'visit', 'interview', 'message', 'meeting', 'accompaniment', 'observation'];

/** A note as a form holds it. */
export interface NoteValues {
  kind: string;
  text: string;
  happenedOn: string;
  happenedAt: string;
  minutes: number | null;
  nextContactOn: string;
  compartment: string;
}

export const blankNote = (today: string): NoteValues => ({ kind: '', text: '', happenedOn: today, happenedAt: '', minutes: null, nextContactOn: '', compartment: 'general' });

export const valuesOf = (note: Note): NoteValues => ({
  kind: note.kind,
  text: note.text,
  happenedOn: note.happenedOn,
  happenedAt: note.happenedAt ?? '',
  minutes: note.minutes,
  nextContactOn: note.nextContactOn ?? '',
  compartment: note.compartment,
});

const orNull = <Value>(value: Value | ''): Value | null => (value === '' ? null : value);

export const bodyOf = (values: NoteValues): Sent<'/api/v1/people/{id}/notes', 'post'> => ({
  kind: values.kind as NoteKind,
  text: values.text,
  ...(values.happenedOn && { happenedOn: values.happenedOn }),
  happenedAt: orNull(values.happenedAt),
  minutes: values.minutes,
  nextContactOn: orNull(values.nextContactOn),
  compartment: values.compartment as Compartment,
});

export const readNote = (id: string, signal?: AbortSignal): Promise<Versioned<Note>> => versioned(api.GET('/api/v1/notes/{id}', { params: { path: { id } }, ...(signal && { signal }) }));

/** Where one may write about a person: the general compartment at least. */
export const openTo = (person: Person | undefined): readonly Compartment[] => person?.compartments ?? ['general'];

/** Has what shows notes read again. */
export function useForgetNotes(): (personId: string) => Promise<void> {
  const queries = useQueryClient();
  return async personId => {
    await Promise.all([queries.invalidateQueries({ queryKey: ['people', personId] }), queries.invalidateQueries({ queryKey: ['notes'] })]);
  };
}
