// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Id, Nullable, Optional, Text, TimeOfDay, Whole } from '../../platform/http/fields.js';
import { COMPARTMENTS, type Compartment } from '../compartments.js';
import { NOTE_KINDS, NOTE_LENGTH, type NoteKind } from './note-terms.js';

export class NewNoteDto {
  @Choice(NOTE_KINDS)
  kind: NoteKind;

  /** Civil date, not in the future; today unless told. */
  @Optional() @CivilDate()
  happenedOn?: string;

  /** When it began, in Rome's time. */
  @Nullable() @TimeOfDay()
  happenedAt?: string | null;

  /** How long it took. */
  @Nullable() @Whole(1, 1440)
  minutes?: number | null;

  @Text(NOTE_LENGTH)
  text: string;

  /** One of those that the person's file names as open to you; general unless told. */
  @Optional() @Choice(COMPARTMENTS)
  compartment?: Compartment;

  /** When to be in touch again; not before the note's own day. */
  @Nullable() @CivilDate()
  nextContactOn?: string | null;

  /** The note that this one corrects: of the same person, and kept in the same compartment. */
  @Optional() @Id()
  correctsId?: string;
}

export class ChangeNoteDto {
  @Optional() @Choice(NOTE_KINDS)
  kind?: NoteKind;

  @Optional() @CivilDate()
  happenedOn?: string;

  @Nullable() @TimeOfDay()
  happenedAt?: string | null;

  @Nullable() @Whole(1, 1440)
  minutes?: number | null;

  @Optional() @Text(NOTE_LENGTH)
  text?: string;

  @Optional() @Choice(COMPARTMENTS)
  compartment?: Compartment;

  @Nullable() @CivilDate()
  nextContactOn?: string | null;
}

/** A note that corrects another. */
export class CorrectionDto {
  id: string;
  author: string;
  /** Instant, UTC. */
  writtenAt: string;
}

/** What a note said before it was changed. */
export class NoteVersionDto {
  /** The note's version that it was. */
  number: number;
  @ApiProperty({ enum: NOTE_KINDS })
  kind: NoteKind;
  happenedOn: string;
  happenedAt: string | null;
  minutes: number | null;
  text: string;
  nextContactOn: string | null;
  /** Instant, UTC. */
  replacedAt: string;
}

export class NoteDto {
  id: string;
  personId: string;
  caseId: string | null;
  @ApiProperty({ enum: NOTE_KINDS })
  kind: NoteKind;
  happenedOn: string;
  /** HH:MM. */
  happenedAt: string | null;
  minutes: number | null;
  text: string;
  @ApiProperty({ enum: COMPARTMENTS })
  compartment: Compartment;
  nextContactOn: string | null;
  authorId: string;
  author: string;
  /** Instant, UTC. */
  writtenAt: string;
  /** The last moment at which you may still change it; null for what others wrote, or longer ago than a day. */
  editableUntil: string | null;
  correctsId: string | null;
  /** Notes that correct this one, oldest first. */
  corrections: CorrectionDto[];
  /** Its earlier texts, newest first. */
  versions: NoteVersionDto[];
  version: number;
}

export class NotePageDto {
  items: NoteDto[];
  nextCursor: string | null;
}
