// SPDX-License-Identifier: AGPL-3.0-or-later
import { reachedPeople } from '../participants.queries.js';

/** Somebody whom the reader reaches, as JSON; null otherwise. `column` holds the person's id. */
const likePerson = (column: string): string => `(select jsonb_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'alias', p.alias,
    'birthDate', i.birth_date, 'caseStatus', c.status, 'caseManager', access.staff_name(c.case_manager_id))
  from person p left join person_identity i on i.person_id = p.id
  left join lateral (select k.status, k.case_manager_id from case_file k where k.person_id = p.id order by k.status = 'open' desc, k.opened_on desc, k.id desc limit 1) c on true
 where p.id = ${column})`;

/** What matching.check is asked with: names, alias, birth date, sex, code and telephone search codes. */
export const KNOWN = 'matching.known_from($1, $2, $3, $4, $5, $6, $7, $8)';

export const CHECK_SQL = `
  select d.token, d.likelihood, d.score, d.reasons, d.ask, ${likePerson('d.person_id')} as person
    from matching.check(${KNOWN}) with ordinality d order by d.ordinality`;

const PAIR = `d.id, case when d.score = 100 then 'certain' when d.score >= 80 then 'high' else 'medium' end as likelihood, d.score, d.reasons, d.status,
  array[${likePerson('least(d.person_id, d.other_person_id)')}, ${likePerson('greatest(d.person_id, d.other_person_id)')}] as people,
  d.found_on as "foundOn", d.note, d.decided_on as "decidedOn", access.staff_name(d.decided_by) as "decidedBy", d.version`;

/**
 * $1 limit, $2 status, $3 and $4 score and id of the last row of the page before, $5 holders. Who reaches few of many people begins with
 * them (`few`); a coordinator, who reaches a large part, with the likeliest pairs.
 */
export const pairsSql = (few: boolean): string => `
  select ${PAIR} from (select * from duplicate_pair d where d.status = $2 and ($3::int is null or d.score < $3 or d.score = $3 and d.id > $4::uuid)
                          and cardinality($5::uuid[]) > 0 ${few ? `and d.person_id in (${reachedPeople(5)})` : ''}
                        order by d.score desc, d.id limit $1) d
   order by d.score desc, d.id`;

export const PAIR_SQL = `select ${PAIR} from duplicate_pair d where d.id = $1`;
