// SPDX-License-Identifier: AGPL-3.0-or-later
import { FIGURE_COLUMNS } from '../indicators/indicators.queries.js';

const AREA = `jsonb_build_object('id', a.id, 'number', a.number, 'key', a.key, 'name', jsonb_build_object('it', a.name_it, 'en', a.name_en))`;
const period = (of: string): string =>
  `jsonb_build_object('id', ${of}.period_id, 'number', ${of}.number, 'startsOn', ${of}.starts_on, 'endsOn', ${of}.ends_on,
     'current', access.today() between ${of}.starts_on and ${of}.ends_on)`;

/** The whole dashboard in one statement: views answer every number, this only puts names beside them. */
export const DASHBOARD_SQL = `
  select ${FIGURE_COLUMNS},
         (select jsonb_build_object('it', c.name_it, 'en', c.name_en) from convenzione c where c.id = (select (access.actor()).convenzione_id)) as convenzione,
         (select s.value from indicators.smallest_shown s) as "smallestShown",
         (select coalesce(jsonb_agg(jsonb_build_object('area', ${AREA},
                   'action', jsonb_build_object('id', x.id, 'code', x.code, 'name', jsonb_build_object('it', x.name_it, 'en', x.name_en)),
                   'period', ${period('m')}, 'minimum', m.minimum, 'people', m.people, 'missing', case when m.people is not null then greatest(m.minimum - m.people, 0) end,
                   'outsideAges', m.outside_ages, 'openEnrolments', m.open_enrolments) order by m.starts_on desc, a.number, x.code), '[]')
            from indicators.yearly_minimum m join action x on x.id = m.action_id join area a on a.id = x.area_id) as minimums,
         (select coalesce(jsonb_agg(jsonb_build_object('area', ${AREA}, 'period', ${period('s')}, 'ceilingCents', s.ceiling_cents,
                   'allocatedCents', s.allocated_cents, 'committedCents', s.committed_cents, 'approvedCents', s.approved_cents,
                   'paidCents', s.paid_cents) order by s.starts_on desc, a.number), '[]')
            from indicators.spending s join area a on a.id = s.area_id) as spending,
         (select coalesce(jsonb_agg(jsonb_build_object('period', ${period('r')}, 'people', r.people, 'activities', r.activities)
                   order by r.starts_on desc), '[]')
            from indicators.people_reached r) as "peopleReached"`;
