// SPDX-License-Identifier: AGPL-3.0-or-later
import { CONCERNS, concernSql } from '../../participants/concerns.js';
import { reachedPeople } from '../../participants/participants.queries.js';

/** Open cases of people whom the holders in $1 reach, by who holds them; those with most come first. */
export const CASELOADS_SQL = `
  select c.case_manager_id as "accountId", access.staff_name(c.case_manager_id) as name, count(*)::int as open,
         ${CONCERNS.map((concern) => `count(*) filter (where ${concernSql(concern, 'c.person_id')})::int as ${concern}`).join(', ')},
         (select jsonb_build_object('substitute', a.substitute, 'until', a.until) from desks.away_today() a where a.account_id = c.case_manager_id) as away
    from case_file c where c.status = 'open' and c.person_id in (${reachedPeople(1)})
   group by c.case_manager_id order by count(*) desc, name, c.case_manager_id`;
