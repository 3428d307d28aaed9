// SPDX-License-Identifier: AGPL-3.0-or-later

const onTeam = (row: string): string => `access.today() between ${row}.starts_on and coalesce(${row}.ends_on - ${row}.handed_over::int, 'infinity')`;

/** Alias p: person. For whom, and until when, the reader follows the person only because somebody is absent; null otherwise. */
export const STANDING_IN = `(select jsonb_build_object('absentAccountId', s.absent_account_id, 'absent', access.staff_name(s.absent_account_id), 'until', s.ends_on)
  from access.substitution s join care_team m on m.account_id = s.absent_account_id and m.person_id = p.id and ${onTeam('m')}
 where s.substitute_account_id = (select (access.actor()).account_id) and s.ended_at is null and access.today() between s.starts_on and s.ends_on
   and not exists (select from care_team o where o.person_id = p.id and o.account_id = s.substitute_account_id and ${onTeam('o')})
 order by s.ends_on desc limit 1)`;
