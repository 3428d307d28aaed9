// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Compartment } from '../compartments.js';
import type { NoteKind } from './note-terms.js';

@Entity('note')
export class Note {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid') caseId: string | null;
  @Column('text') kind: NoteKind;
  @Column('date') happenedOn: string;
  @Column('time') happenedAt: string | null;
  @Column('int') minutes: number | null;
  @Column('text') text: string;
  @Column('text') compartment: Compartment;
  @Column('date') nextContactOn: string | null;
  @Column('uuid') authorId: string;
  @Column('uuid') correctsId: string | null;
  @Column('int') version: number;
}

/** What a note said before its author changed it. */
@Entity('note_version')
export class NoteVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') noteId: string;
  @Column('uuid') personId: string;
  @Column('text') compartment: Compartment;
  /** The note's version that it was. */
  @Column('int') number: number;
  @Column('text') kind: NoteKind;
  @Column('date') happenedOn: string;
  @Column('time') happenedAt: string | null;
  @Column('int') minutes: number | null;
  @Column('text') text: string;
  @Column('date') nextContactOn: string | null;
}
