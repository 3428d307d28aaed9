// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { decodeCursor, pageOf, type PageQuery } from '../../platform/http/page.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem, type FieldError } from '../../platform/http/problem.js';
import { dayMistakes, Frames, refuse } from '../civil-rules.js';
import { compartmentMistakes, Places } from '../compartments.js';
import { Note, NoteVersion } from './note.entity.js';
import type { ChangeNoteDto, NewNoteDto, NoteDto, NotePageDto } from './notes.dto.js';
import { NOTE_SQL, NOTES_SQL } from './notes.queries.js';

const noteProblem = defineProblems({
  'note.too-late': { status: 409, it: 'Sono passate più di 24 ore: questa nota non si cambia più. Aggiungine una che la corregge.', en: 'More than 24 hours have passed: this note cannot be changed any more. Add one that corrects it.' },
  'note.not-yours': { status: 409, it: 'Questa nota l’ha scritta un’altra persona. Aggiungine una che la corregge.', en: 'Somebody else wrote this note. Add one that corrects it.' },
  'note.corrects-nothing': { status: 422, it: 'La nota da correggere non c’è tra quelle di questa persona.', en: 'The note to correct is not among this person’s.' },
  'note.next-before': { status: 422, it: 'Il prossimo contatto non può essere prima del giorno della nota.', en: 'The next contact cannot be before the day of the note.' },
});

@Injectable()
export class NotesService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
    private readonly places: Places,
  ) {}

  /** A person's diary, newest first. */
  async list(personId: string, { limit = 20, cursor }: PageQuery): Promise<NotePageDto> {
    const [day, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    await this.places.of(personId);
    const rows = await this.db.query<{ item: NoteDto }>(NOTES_SQL, [personId, limit + 1, day, id]);
    const page = pageOf(rows, limit, ({ item }) => [item.happenedOn, item.id], ({ item }) => item);
    this.db.noteRead('Note', page.items.map((note) => note.id), [personId]);
    return page;
  }

  async get(id: string): Promise<NoteDto> {
    const row = await this.db.one<{ item: NoteDto }>(NOTE_SQL, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Note', [id], [row.item.personId]);
    return row.item;
  }

  async write(personId: string, body: NewNoteDto): Promise<NoteDto> {
    const [place, { today }] = await Promise.all([this.places.of(personId), this.frames.current()]);
    const { kind, text, happenedAt, minutes, nextContactOn, correctsId, happenedOn = today } = body;
    const corrected = correctsId === undefined ? undefined : await this.corrected(correctsId, personId);
    const compartment = corrected?.compartment ?? body.compartment ?? 'general';
    refuse([
      ...dayMistakes('/happenedOn', happenedOn, { today }),
      ...nextMistakes(nextContactOn, happenedOn),
      ...compartmentMistakes(body.compartment, place),
      ...(corrected && body.compartment && body.compartment !== corrected.compartment ? [{ pointer: '/compartment', code: 'note.corrects-nothing' }] : []),
    ]);
    const id = uuid();
    await this.db.insert(Note, {
      id, personId, caseId: place.caseId, kind, text, happenedOn, happenedAt, minutes, compartment, nextContactOn, correctsId, authorId: this.db.actor.accountId,
    });
    return this.get(id);
  }

  /** For a day, by its author; what it said before is kept. */
  async change(id: string, ifMatch: number, body: ChangeNoteDto): Promise<NoteDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    if (current.authorId !== this.db.actor.accountId) throw noteProblem('note.not-yours');
    if (current.editableUntil === null) throw noteProblem('note.too-late');
    const [place, { today }] = await Promise.all([this.places.of(current.personId), this.frames.current()]);
    const next = { ...current, ...body };
    refuse([
      ...dayMistakes('/happenedOn', body.happenedOn, { today }),
      ...nextMistakes(next.nextContactOn, next.happenedOn),
      ...compartmentMistakes(body.compartment, place),
    ]);
    const { kind, happenedOn, happenedAt, minutes, text, compartment, nextContactOn } = next;
    if (!(await this.db.change(Note, id, ifMatch, { kind, happenedOn, happenedAt, minutes, text, compartment, nextContactOn }))) {
      assertVersion(await this.get(id), ifMatch, body);
    }
    await this.keep(current, compartment);
    return this.get(id);
  }

  /** Whatever the note says now, this is what it said. It stands where the note stands now. */
  private async keep(was: NoteDto, compartment: Note['compartment']): Promise<void> {
    const { id: noteId, personId, version: number, kind, happenedOn, happenedAt, minutes, text, nextContactOn } = was;
    await this.db.insert(NoteVersion, { id: uuid(), noteId, personId, compartment, number, kind, happenedOn, happenedAt, minutes, text, nextContactOn });
  }

  private async corrected(id: string, personId: string): Promise<Pick<Note, 'compartment'>> {
    const row = await this.db.one<Pick<Note, 'compartment'>>('select n.compartment from note n where n.id = $1 and n.person_id = $2', [id, personId]);
    if (!row) throw noteProblem('note.corrects-nothing', {}, ['/correctsId']);
    return row;
  }
}

const nextMistakes = (next: string | null | undefined, happenedOn: string): FieldError[] =>
  next && next < happenedOn ? [{ pointer: '/nextContactOn', code: 'note.next-before' }] : [];
