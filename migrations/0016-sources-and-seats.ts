// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a report is composed from, and what a service's seat on a plan rests on. */
export class SourcesAndSeats1700000000016 implements MigrationInterface {
  name = 'SourcesAndSeats1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REPORTS);
    await runner.query(SEATS);
    await runner.query(REMINDERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- With its triggers, which an older guard would stop.
      drop schema if exists reports cascade;
      create or replace function guard_finished_report() returns trigger language plpgsql set search_path = public, pg_temp as $$
        begin
          if old.status = 'final' then
            raise exception 'finished' using errcode = 'VS001', detail = 'report.finished';
          end if;
          return coalesce(new, old);
        end $$;
      create or replace function access.seat_in_sight(of_plan uuid, of_organisation uuid) returns boolean language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$
        with part as (
          select l.enrolment_id from public.plan_line l where l.plan_id = of_plan and l.partner_id = of_organisation
          union all
          select i.enrolment_id from public.plan_intervention i where i.plan_id = of_plan and i.partner_id = of_organisation)
        select not exists (select from part) or exists (select from part left join public.enrolment e on e.id = part.enrolment_id
          where part.enrolment_id is null or e.area_id = any ((access.actor()).area_ids))
      $$;
      drop function access.service_sits, access.acts_by_order, access.seat_within, access.holding_cases, access.reached_on cascade;
    `);
  }
}

/**
 * A finished report says what it says; into which compartments it belongs may still grow. Reports that were composed before every
 * source counted are put where their sources stand.
 */
const REPORTS = `
  create or replace function guard_finished_report() returns trigger language plpgsql set search_path = public, pg_temp as $$
    begin
      if old.status = 'final' and (tg_op = 'DELETE' or to_jsonb(new) - 'compartments' <> to_jsonb(old) - 'compartments'
           or not new.compartments @> old.compartments) then
        raise exception 'finished' using errcode = 'VS001', detail = 'report.finished';
      end if;
      return coalesce(new, old);
    end $$;

  do $$
  declare
    t text;
    rows bigint;
    tables constant text[] := array['social_report', 'enrolment', 'assignment', 'attendance', 'waiting_entry', 'referral', 'consent', 'note', 'document', 'appointment', 'assessment'];
  begin
    -- Tables about people are closed to their owner too.
    foreach t in array tables loop execute format('alter table %I no force row level security', t); end loop;
    alter table social_report disable trigger audit_write;
    loop
      with stands (id, person_id, compartments) as (
        select x.id, x.person_id, array[case when r.key = 'carcere-rems' then 'judicial' else 'general' end] from (
            select id, person_id, area_id from enrolment union all select id, person_id, area_id from assignment
            union all select id, person_id, area_id from attendance union all select id, person_id, area_id from waiting_entry) x join area r on r.id = x.area_id
        union all select id, person_id, array[compartment] from referral where person_id is not null
        union all select id, person_id, array[compartment] from note union all select id, person_id, array[compartment] from document
        union all select id, person_id, array[compartment] from appointment union all select id, person_id, array[compartment] from assessment
        union all select id, person_id, array[purpose] from consent where purpose in ('substance_use', 'hiv', 'sexual_violence')
        union all select id, person_id, compartments from social_report)
      update social_report r set compartments = x.compartments
        from (select r.id, array_agg(distinct c order by c) as compartments
                from social_report r join unnest(r.sources) s on true join stands on stands.id::text = split_part(s, ':', 2) and stands.person_id = r.person_id
               cross join unnest(r.compartments || stands.compartments) c group by r.id) x
       where r.id = x.id and not r.compartments @> x.compartments;
      get diagnostics rows = row_count;
      -- Of what was composed from a report that moved just now, too.
      exit when rows = 0;
    end loop;
    alter table social_report enable trigger audit_write;
    foreach t in array tables loop execute format('alter table %I force row level security', t); end loop;
  end $$;
`;

/** Decision 21: which services are told of a plan by the person's consent, and which by the order that they act upon. */
const SEATS = `
  -- The one place where it stands which kinds of service act by order of the law (GDPR art. 6(1)(e) and 10).
  create function access.acts_by_order(of_service uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.service s where s.id = of_service and s.kind in ('uepe', 'ussm', 'judicial_office', 'prison'))
  $$;
  create function access.service_sits(of_person uuid, of_service uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select access.acts_by_order(of_service) or exists (select from public.consent k where k.person_id = of_person
      and k.purpose = 'sharing_with_services' and k.withdrawn_on is null and coalesce(k.expires_on, 'infinity') >= access.today())
  $$;
  revoke all on function access.acts_by_order, access.service_sits from public;
  grant execute on function access.acts_by_order, access.service_sits to app, matcher;
  grant select on service to matcher;
  grant create on schema access to matcher;
  alter function access.acts_by_order owner to matcher;
  alter function access.service_sits owner to matcher;
  revoke create on schema access from matcher;
`;

/** Who would see what on a day: asked by the job that announces the next day, which is nobody. */
const REMINDERS = `
  create function access.seat_within(of_plan uuid, of_organisation uuid, areas uuid[]) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    with part as (
      select l.enrolment_id from public.plan_line l where l.plan_id = of_plan and l.partner_id = of_organisation
      union all
      select i.enrolment_id from public.plan_intervention i where i.plan_id = of_plan and i.partner_id = of_organisation)
    select not exists (select from part) or exists (select from part left join public.enrolment e on e.id = part.enrolment_id
      where part.enrolment_id is null or e.area_id = any (areas))
  $$;
  grant create on schema access to matcher;
  alter function access.seat_within owner to matcher;
  revoke create on schema access from matcher;
  create or replace function access.seat_in_sight(of_plan uuid, of_organisation uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$ select access.seat_within(of_plan, of_organisation, (access.actor()).area_ids) $$;

  -- Whoever holds cases on a day: on whose behalf (their own, and whom they stand in for), and in which areas.
  create function access.holding_cases(on_day date) returns table (account_id uuid, holders uuid[], area_ids uuid[]) language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select r.account_id, array[r.account_id] || array(select x.absent_account_id from access.substitution x
             where x.substitute_account_id = r.account_id and x.ended_at is null and on_day between x.starts_on and x.ends_on), r.area_ids
      from access.account_role r join access.account a on a.id = r.account_id and a.disabled_at is null
     where r.role = 'case_manager' and on_day between r.valid_from and coalesce(r.valid_to, 'infinity')
  $$;
  create function access.reached_on(the_person uuid, holders uuid[], on_day date) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select exists (select from access.reach r where r.person_id = the_person and r.holder = any (holders)
      and on_day between r.valid_from and coalesce(r.valid_to, 'infinity'))
  $$;
  revoke all on function access.seat_within, access.holding_cases, access.reached_on from public;
  grant execute on function access.seat_within to app, matcher;
  grant execute on function access.holding_cases, access.reached_on to matcher;
`;
