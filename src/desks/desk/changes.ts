// SPDX-License-Identifier: AGPL-3.0-or-later
import { reachedPeople } from '../../participants/participants.queries.js';

/**
 * What others did about the asker's people since the last visit, newest first. $1 holders · $2 the instant of the last visit ·
 * $3 the asker · $4 how many · $5, $6 instant and key after which. Read as whoever asks.
 */
const MINE = reachedPeople(1);

export const CHANGES_SQL = `
  with change as (
    select 'note' as kind, n.id::text as key, n.person_id, n.written_at as at, n.author_id as account_id, '{}'::jsonb as data, 'person:' || n.person_id as leads_to
      from note n where n.person_id in (${MINE}) and n.written_at > $2 and n.author_id <> $3
    union all
    select 'plan_' || e.kind, e.id::text, e.person_id, e.at, e.account_id, jsonb_build_object('reason', e.reason), 'plan:' || e.plan_id
      from plan_event e where e.person_id in (${MINE}) and e.at > $2 and e.account_id <> $3 and e.kind in ('signed', 'refused', 'activated')
    union all
    select 'document', d.id::text, d.person_id, d.uploaded_at, d.uploaded_by, jsonb_build_object('title', d.title), 'document:' || d.id
      from document d where d.person_id in (${MINE}) and d.uploaded_at > $2 and d.uploaded_by <> $3
    union all
    select 'attendance', t.id::text, t.person_id, t.validated_at, null, '{}'::jsonb, 'activity:' || t.activity_id
      from attendance t where t.person_id in (${MINE}) and t.validated_at > $2
  )
  select c.kind, c.key, c.person_id as "personId", to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, access.staff_name(c.account_id) as by, c.data, c.leads_to as "leadsTo",
         (select jsonb_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'alias', p.alias) from person p where p.id = c.person_id) as person,
         c.at::text as instant, count(*) over ()::int as total
    from change c where $5::timestamptz is null or (c.at, c.key) < ($5, $6::text)
   order by c.at desc, c.key desc limit $4`;
