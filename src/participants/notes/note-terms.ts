// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a note tells of, as the database stores it. */
export const NOTE_KINDS = ['contact_phone', 'visit', 'interview', 'message', 'meeting', 'observation', 'accompaniment'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Words, not a report: what is longer is a document. */
export const NOTE_LENGTH = 8000;
