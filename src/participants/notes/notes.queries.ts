// SPDX-License-Identifier: AGPL-3.0-or-later

const list = (item: string, from: string, order: string): string => `(select coalesce(jsonb_agg(${item} order by ${order}), '[]') from ${from})`;

const time = (column: string): string => `to_char(${column}, 'HH24:MI')`;

const VERSION = `jsonb_build_object('number', v.number, 'kind', v.kind, 'happenedOn', v.happened_on, 'happenedAt', ${time('v.happened_at')},
  'minutes', v.minutes, 'text', v.text, 'nextContactOn', v.next_contact_on, 'replacedAt', v.replaced_at)`;

const CORRECTION = `jsonb_build_object('id', x.id, 'author', access.staff_name(x.author_id), 'writtenAt', x.written_at)`;

/** Alias n: note. */
const NOTE = `jsonb_build_object('id', n.id, 'personId', n.person_id, 'caseId', n.case_id, 'kind', n.kind, 'happenedOn', n.happened_on,
  'happenedAt', ${time('n.happened_at')}, 'minutes', n.minutes, 'text', n.text, 'compartment', n.compartment, 'nextContactOn', n.next_contact_on,
  'authorId', n.author_id, 'author', access.staff_name(n.author_id), 'writtenAt', n.written_at,
  'editableUntil', case when n.author_id = (select (access.actor()).account_id) and n.written_at > now() - interval '24 hours'
    then n.written_at + interval '24 hours' end,
  'correctsId', n.corrects_id, 'corrections', ${list(CORRECTION, 'note x where x.corrects_id = n.id', 'x.written_at, x.id')},
  'versions', ${list(VERSION, 'note_version v where v.note_id = n.id', 'v.number desc')}, 'version', n.version)`;

export const NOTE_SQL = `select ${NOTE} as item from note n where n.id = $1`;

/** $1 the person, $2 how many, $3 and $4 the last row before. */
export const NOTES_SQL = `select ${NOTE} as item from note n
  where n.person_id = $1 and ($3::date is null or (n.happened_on, n.id) < ($3::date, $4::uuid)) order by n.happened_on desc, n.id desc limit $2`;
