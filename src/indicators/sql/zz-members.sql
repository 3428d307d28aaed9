-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Which participations stand behind each figure. The programme office sees all of its convenzione, by participation alone;
-- who holds cases sees the people it reaches. Whoever sees aggregates only gets no row.
set local role stats;

create view indicators.member with (security_barrier) as
select m.figure, m.period_id, m.action_id, m.participation_id, m.person_id, m.status, m.detail
  from (select 'EECO01' as figure, null::uuid as period_id, null::uuid as action_id, e.participation_id, e.person_id, e.convenzione_id,
               case when e.reportable then 'reportable' else 'registered' end as status, e.missing as detail
          from indicators.eeco01_member e
         union all
        select 'ISR4_2IT', null, null, i.participation_id, i.person_id, i.convenzione_id,
               case when i.judged_on > access.today() then 'awaiting' when i.reason is null then 'counted' else 'not_counted' end,
               case when i.judged_on <= access.today() and i.reason is not null then array[i.reason] else '{}' end
          from indicators.isr4_2it_member i
         union all
        select 'YEARLY_MINIMUM', y.period_id, y.action_id, p.id, y.person_id, y.convenzione_id,
               case when y.outside then 'outside_ages' else 'attended' end, '{}'
          from indicators.yearly_minimum_member y
          join action a on a.id = y.action_id
          left join participation p on p.person_id = y.person_id and p.operation_id = a.operation_id) m
 where (select access.may('read', 'FigureMember'))
   and m.convenzione_id = (select (access.actor()).convenzione_id)
   and ((select (access.actor()).role) = 'programme_office'
        -- What stands on areas that are not the actor's own is not told: Carcere/REMS is a compartment.
        or case when m.action_id is null
                then exists (select 1 from enrolment e where e.participation_id = m.participation_id
                                and e.area_id = any ((select (access.actor()).area_ids)::uuid[]))
                else m.action_id in (select a.id from action a where a.area_id = any ((select (access.actor()).area_ids)::uuid[])) end
       and exists (select 1 from access.reach r where r.person_id = m.person_id
                      and r.holder = any ((select (access.actor()).holders)::uuid[])
                      and (select access.today()) between r.valid_from and coalesce(r.valid_to, 'infinity')));

grant select on indicators.member to app;
set local role owner;
