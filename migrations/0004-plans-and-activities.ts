// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The Budget di Salute, and what partners did. */
export class PlansAndActivities1700000000004 implements MigrationInterface {
  name = 'PlansAndActivities1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table plan (
        id uuid primary key,
        case_id uuid not null unique references case_file,
        person_id uuid not null references person,
        convenzione_id uuid not null references convenzione,
        status text not null default 'draft' check (status in ('draft', 'active', 'closed')),
        wishes text,
        starts_on date not null,
        ends_on date check (ends_on >= starts_on),
        review_on date check (review_on >= starts_on),
        activated_at timestamptz,
        version int not null default 1
      );
      create index plan_person on plan (person_id);

      create table plan_goal (
        id uuid primary key,
        plan_id uuid not null references plan on delete cascade,
        person_id uuid not null references person,
        axis text not null check (axis in ('casa', 'lavoro', 'socialita', 'apprendimento')),
        description text not null,
        expected_level smallint check (expected_level between 1 and 5),
        position int not null
      );
      create index plan_goal_plan on plan_goal (plan_id, position);

      create table plan_line (
        id uuid primary key,
        plan_id uuid not null references plan on delete cascade,
        person_id uuid not null references person,
        axis text not null check (axis in ('casa', 'lavoro', 'socialita', 'apprendimento')),
        item text not null,
        source text not null check (source in ('convenzione', 'health', 'social', 'ets_cash', 'ets_in_kind', 'person_family',
          'community', 'other')),
        enrolment_id uuid references enrolment,
        partner_id uuid references partner,
        allocation_id uuid references allocation,
        starts_on date not null, ends_on date not null check (ends_on >= starts_on),
        quantity numeric(12, 3) not null check (quantity > 0),
        unit text not null check (unit in ('hour', 'day', 'session', 'meal', 'month', 'piece')),
        unit_cost_cents bigint not null check (unit_cost_cents >= 0),
        amount_cents bigint not null generated always as (round(quantity * unit_cost_cents)::bigint) stored,
        position int not null,
        check ((source = 'convenzione') = (allocation_id is not null)),
        check (allocation_id is null or (partner_id is not null and enrolment_id is not null))
      );
      comment on column plan_line.source is
        'community is valued, not spent. Only convenzione posts to the money ledger.';
      create index plan_line_plan on plan_line (plan_id, position);
      create index plan_line_partner on plan_line (partner_id, person_id);

      -- What people agreed on stays as it was, whoever tries to change it. A plan that goes takes its own along.
      create function guard_plan_content() returns trigger language plpgsql set search_path = public, pg_temp as $$
        begin
          if exists (select 1 from plan where id = old.plan_id and status <> 'draft') then
            raise exception 'not a draft' using errcode = 'VS001', detail = 'plan.not-draft';
          end if;
          return coalesce(new, old);
        end $$;
      create trigger guard_plan_content before update or delete on plan_goal for each row execute function guard_plan_content();
      create trigger guard_plan_content before update or delete on plan_line for each row execute function guard_plan_content();

      create table activity (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        partner_id uuid not null references partner,
        area_id uuid not null references area,
        action_id uuid not null references action,
        kind text not null check (kind in ('simple', 'complex', 'group', 'event')),
        title text not null,
        held_on date not null,
        starts_at time,
        minutes int not null check (minutes between 1 and 1440),
        place text,
        status text not null default 'draft' check (status in ('draft', 'submitted', 'returned', 'validated')),
        operator_id uuid not null references access.account,
        submitted_at timestamptz, decided_at timestamptz, decided_by uuid references access.account,
        return_reason text,
        created_at timestamptz not null default now(),
        version int not null default 1,
        check ((status = 'returned') = (return_reason is not null)),
        check ((status in ('returned', 'validated')) = (decided_at is not null))
      );
      create index activity_page on activity (convenzione_id, held_on desc, id desc);
      create index activity_partner on activity (partner_id, held_on desc, id desc);
      create index activity_recent on activity (held_on desc, id desc);
      create index activity_area on activity (area_id, status, held_on desc, id desc);

      -- Is this activity the partner's, in one of these states, and (unless null) of this area, action and day? Policies of what
      -- hangs on an activity ask here. It runs as stats, who reads activities by a policy of its own.
      create function access.activity_is(of_activity uuid, of_partner uuid, of_area uuid, of_action uuid, on_day date, states text[])
        returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select exists (select 1 from public.activity a where a.id = of_activity and a.partner_id = of_partner and a.status = any (states)
          and a.area_id = coalesce(of_area, a.area_id) and a.action_id = coalesce(of_action, a.action_id)
          and a.held_on = coalesce(on_day, a.held_on))
      $$;
      revoke all on function access.activity_is from public;
      grant execute on function access.activity_is to app;
      grant create on schema access to stats;
      alter function access.activity_is owner to stats;
      revoke create on schema access from stats;

      -- Free text may say more than a figure needs: it stands apart, so that who checks hours and counts never reads it.
      create table activity_note (
        activity_id uuid primary key references activity on delete cascade,
        partner_id uuid not null references partner,
        area_id uuid not null references area,
        text text not null
      );

      create table attendance (
        id uuid primary key,
        activity_id uuid not null references activity on delete cascade,
        convenzione_id uuid not null references convenzione,
        partner_id uuid not null references partner,
        area_id uuid not null references area,
        action_id uuid not null references action,
        enrolment_id uuid not null references enrolment,
        person_id uuid not null references person,
        held_on date not null,
        present boolean not null default true,
        minutes int not null check (minutes between 0 and 1440),
        validated_at timestamptz, validated_by uuid references access.account,
        check (present = (minutes > 0)),
        unique (activity_id, person_id)
      );
      comment on table attendance is 'The fact from which the rest follows: validated once, with its activity.';
      create index attendance_activity on attendance (activity_id);
      create index attendance_person on attendance (person_id, held_on);
      create index attendance_people on attendance (action_id, held_on, person_id) include (enrolment_id) where validated_at is not null and present;

      create table headcount (
        id uuid primary key,
        activity_id uuid not null references activity on delete cascade,
        convenzione_id uuid not null references convenzione,
        partner_id uuid not null references partner,
        area_id uuid not null references area,
        target_group_id uuid not null references target_group,
        people int not null check (people > 0),
        unique (activity_id, target_group_id)
      );
      comment on table headcount is 'People reached without being named: never participants, counted apart.';

      select audit.watch(t::regclass) from unnest(array['plan', 'plan_goal', 'plan_line', 'activity', 'activity_note', 'attendance', 'headcount']) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table headcount, attendance, activity_note, activity, plan_line, plan_goal, plan cascade; drop function access.activity_is;');
  }
}
