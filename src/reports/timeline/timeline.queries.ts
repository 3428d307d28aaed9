// SPDX-License-Identifier: AGPL-3.0-or-later
import { BRANCHES, type Branch } from './branches.js';

/** Newest first; of equal days and times, whatever order, as long as it is always the same. */
const ORDER = 'order by x.moment desc, x.id desc limit $2';

const COLUMNS = '(record, event, day, clock, account_id, area_id, detail, words, leads_to, compartments)';

const rowsOf = ({ kind, sql }: Branch): string => `
  (select x.* from (
    select b.event || ':' || b.record as id, '${kind}' as kind, b.event, b.day, b.clock::time as clock, b.day + coalesce(b.clock::time, '00:00') as moment, b.account_id::uuid as account_id,
           b.area_id::uuid as area_id, b.detail, b.words::text as words, b.leads_to::text as leads_to
      from (${sql}) b ${COLUMNS}
     where ($3::text[] is null or '${kind}' = any ($3)) and b.day <= (select access.today())
       and ($4::date is null or b.day >= $4) and ($5::date is null or b.day <= $5)) x
    where ($6::timestamp is null or (x.moment, x.id) < ($6::timestamp, $7::text)) ${ORDER})`;

/**
 * One page of everything about the person $1 that whoever asks may see: at most $2, of the kinds in $3, from day $4 to day $5,
 * after the item of moment $6 and id $7. Every branch gives at most a page, so the whole reads little, however long the story.
 */
export const TIMELINE_SQL = `
  select x.id, x.kind, x.event, x.day as "on", to_char(x.clock, 'HH24:MI') as at, to_char(x.moment, 'YYYY-MM-DD HH24:MI:SS.US') as moment,
         access.staff_name(x.account_id) as by, x.detail, x.words as text, x.leads_to as "leadsTo",
         (select jsonb_build_object('id', r.id, 'number', r.number, 'key', r.key, 'name', jsonb_build_object('it', r.name_it, 'en', r.name_en))
            from area r where r.id = x.area_id) as area
    from (${BRANCHES.map(rowsOf).join('\n  union all')}) x ${ORDER}`;

/** Of the items in $2 of the person $1, those that whoever asks finds in the timeline, with the compartments that each stands in. */
export const COMPARTMENTS_SQL = `
  select x.id, x.compartments from (${BRANCHES.map(({ sql }) => `
    select b.event || ':' || b.record as id, b.day, b.compartments::text[] as compartments from (${sql}) b ${COLUMNS}`).join('\n  union all')}) x
   where x.id = any ($2) and x.day <= (select access.today())`;
