// SPDX-License-Identifier: AGPL-3.0-or-later
import { PERSON_NAME } from '../participants.queries.js';

const ITEM = `
  select a.id, a.person_id as "personId", (select ${PERSON_NAME} from person p where p.id = a.person_id) as person, a.kind, a.compartment,
         a.held_on as "heldOn", to_char(a.starts_at, 'HH24:MI') as "startsAt", a.minutes, a.place, a.purpose, a.status, a.closing_note as "closingNote",
         access.staff_name(a.account_id) as "accountName", a.account_id = any ($1::uuid[]) as mine,
         coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'accountId', m.account_id, 'name', coalesce(m.name, access.staff_name(m.account_id)), 'body', m.body, 'present', m.present) order by m.position)
            from meeting_participant m where m.appointment_id = a.id), '[]') as participants,
         (select jsonb_build_object('text', v.text, 'decisions', v.decisions, 'writtenBy', access.staff_name(v.written_by),
                   'writtenAt', to_char(v.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'version', v.version)
            from meeting_minutes v where v.appointment_id = a.id) as "minutesOf", a.version
    from appointment a`;

/** $1 holders of the asker (the accounts whose agenda is theirs) · $2 id. */
export const APPOINTMENT_SQL = `${ITEM} where a.id = $2`;

/**
 * By day and time. $1 holders · $2 from · $3 to or null · $4 status or null · $5 person or null · $6 mine only ·
 * $7, $8, $9 day, time and id after which · $10 how many.
 */
export const AGENDA_SQL = `${ITEM}
   where a.held_on >= $2::date and ($3::date is null or a.held_on <= $3) and ($4::text is null or a.status = $4) and ($5::uuid is null or a.person_id = $5)
     and (not $6::boolean or a.account_id = any ($1::uuid[])
          or exists (select from meeting_participant m where m.appointment_id = a.id and m.account_id = any ($1::uuid[])))
     and ($7::date is null or (a.held_on, a.starts_at, a.id) > ($7, $8::time, $9::uuid))
   order by a.held_on, a.starts_at, a.id limit $10`;
