// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The person and what the programme knows of them. Identity and sensitive characteristics stand in tables of their own, so
 * that a reader of the name (a partner with an assignment) reads nothing more.
 */
export class Participants1700000000003 implements MigrationInterface {
  name = 'Participants1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        id uuid primary key,
        given_name text, family_name text, alias text,
        created_by uuid not null references access.account,
        created_at timestamptz not null default now(),
        version int not null default 1,
        -- What lists are sorted by; somebody known by an alias only stands under it.
        sort_name text not null generated always as
          (lower(coalesce(family_name || ' ' || coalesce(given_name, ''), given_name, alias, ''))) stored,
        check (coalesce(given_name, family_name, alias) is not null)
      );
      create index person_page on person (sort_name, id);

      create table person_identity (
        person_id uuid primary key references person,
        birth_date date, -- never in the future: the service checks it against the Rome day
        sex text check (sex in ('female', 'male', 'non_binary')),
        citizenship text check (citizenship ~ '^[A-Z]{2}$'),
        code_kind text not null default 'none' check (code_kind in ('regular', 'provisional', 'stp', 'eni', 'none')),
        code_cipher bytea, code_hmac bytea, code_key_version int,
        version int not null default 1,
        check ((code_kind = 'none') = (code_cipher is null) and (code_cipher is null) = (code_hmac is null))
      );
      comment on column person_identity.code_hmac is 'HMAC of the de-omocodied code: equal codes are found without being read.';
      create index person_identity_code on person_identity (code_hmac) where code_hmac is not null;

      create table person_characteristics (
        person_id uuid primary key references person,
        employment_status text check (employment_status in ('unemployed', 'inactive', 'employed')),
        unemployed_months int check (unemployed_months >= 0),
        education text check (education in ('isced_0_2', 'isced_3_4', 'isced_5_8')),
        disability text check (disability in ('yes', 'no', 'refused')),
        foreign_background text check (foreign_background in ('yes', 'no', 'refused')),
        minority text check (minority in ('yes', 'no', 'refused')),
        homeless text check (homeless in ('yes', 'no', 'refused')),
        rural boolean,
        version int not null default 1,
        check (unemployed_months is null or employment_status = 'unemployed')
      );
      comment on table person_characteristics is
        'ESF+ characteristics as known now; the participation freezes a copy at first entry (Regulation (EU) 2021/1057, Annex I).';

      create table consent (
        id uuid primary key,
        person_id uuid not null references person,
        purpose text not null check (purpose in ('taking_in_charge', 'sharing_with_partners', 'sharing_with_services', 'monitoring')),
        legal_basis text not null check (legal_basis in ('public_interest', 'explicit_consent', 'legal_obligation')),
        given_on date not null,
        withdrawn_on date check (withdrawn_on >= given_on),
        recorded_by uuid not null references access.account,
        version int not null default 1
      );
      create unique index consent_in_force on consent (person_id, purpose) where withdrawn_on is null;

      create table case_file (
        id uuid primary key,
        person_id uuid not null references person,
        convenzione_id uuid not null references convenzione,
        case_manager_id uuid not null references access.account,
        status text not null default 'open' check (status in ('open', 'concluded')),
        phase text not null default 'reception' check (phase in
          ('reception', 'first_interview', 'analysis', 'design', 'monitoring', 'final_evaluation')),
        opened_on date not null,
        concluded_on date check (concluded_on >= opened_on),
        outcome text check (outcome in ('goals_reached', 'partly_reached', 'remodelled', 'dropped_out', 'transferred',
          'worsened', 'institutionalised', 'back_to_prison', 'deceased')),
        referral_id uuid,
        version int not null default 1,
        check ((status = 'concluded') = (concluded_on is not null) and (concluded_on is null) = (outcome is null))
      );
      create unique index case_file_one_open on case_file (person_id, convenzione_id) where status = 'open';
      create index case_file_person on case_file (person_id);
      create index case_file_manager on case_file (case_manager_id, status);

      create table care_team (
        id uuid primary key,
        case_id uuid not null references case_file,
        person_id uuid not null references person,
        account_id uuid not null references access.account,
        starts_on date not null,
        ends_on date check (ends_on >= starts_on)
      );
      create index care_team_case on care_team (case_id);

      create table participation (
        id uuid primary key,
        person_id uuid not null references person,
        operation_id uuid not null references operation,
        convenzione_id uuid not null references convenzione,
        entered_on date not null,
        sex text, birth_date date, citizenship text,
        employment_status text, unemployed_months int, education text,
        disability text, foreign_background text, minority text, homeless text, rural boolean,
        exited_on date check (exited_on >= entered_on),
        version int not null default 1,
        unique (person_id, operation_id)
      );
      comment on table participation is
        'The ESF+ record: one per person and operation. Entry data stay at first entry; the exit moves to the last one.';
      create index participation_operation on participation (operation_id, entered_on);

      create table enrolment (
        id uuid primary key,
        case_id uuid not null references case_file,
        person_id uuid not null references person,
        convenzione_id uuid not null references convenzione,
        area_id uuid not null references area,
        action_id uuid not null references action,
        target_group_id uuid not null references target_group,
        participation_id uuid references participation,
        starts_on date not null,
        ends_on date check (ends_on >= starts_on),
        outside_reason text,
        outside_admitted_by uuid references access.account,
        outside_declined_on date,
        -- Outside the target group's ages the enrolment waits for the coordinator: until then nobody has entered.
        admitted boolean not null generated always as (outside_reason is null or outside_admitted_by is not null) stored,
        version int not null default 1,
        check (outside_admitted_by is null or outside_reason is not null),
        constraint enrolment_no_overlap exclude using gist
          (person_id with =, action_id with =, daterange(starts_on, ends_on, '[]') with &&) where (outside_declined_on is null)
      );
      create index enrolment_case on enrolment (case_id);
      create index enrolment_person on enrolment (person_id, action_id) include (admitted);
      create index enrolment_action on enrolment (action_id, starts_on);
      create index enrolment_area on enrolment (area_id, starts_on desc, id desc);
      create index enrolment_waiting on enrolment (area_id, starts_on desc, id desc) where not admitted and outside_declined_on is null;
      create index enrolment_participation on enrolment (participation_id);

      -- For the policy on new assignments, which cannot ask the table: enrolments that a partner reads are those assigned to it,
      -- and a circle is refused.
      create function access.enrolment_is(of_enrolment uuid, of_person uuid, of_action uuid, of_area uuid, of_convenzione uuid)
        returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select exists (select from public.enrolment e where e.id = of_enrolment and e.person_id = of_person
          and e.action_id = of_action and e.area_id = of_area and e.convenzione_id = of_convenzione and e.admitted)
      $$;
      revoke all on function access.enrolment_is from public;
      grant execute on function access.enrolment_is to app;
      grant create on schema access to stats;
      alter function access.enrolment_is owner to stats;
      revoke create on schema access from stats;

      -- Ending an enrolment and admitting somebody outside the ages are both updates of its row: which of the two a role may do
      -- is told apart here. Without an asker (loading by the owner) there is nobody to tell apart.
      create function guard_admission() returns trigger language plpgsql set search_path = public, pg_temp as $$
        declare who access.actor_row := access.actor();
        begin
          if who.account_id is not null and (who.role <> 'case_coordinator' or new.outside_admitted_by is distinct from who.account_id) then
            raise insufficient_privilege using message = 'only the area''s coordinator admits';
          end if;
          return new;
        end $$;
      create trigger guard_admission before update on enrolment for each row
        when (new.outside_admitted_by is distinct from old.outside_admitted_by) execute function guard_admission();

      create table assignment (
        id uuid primary key,
        enrolment_id uuid not null references enrolment,
        person_id uuid not null references person,
        convenzione_id uuid not null references convenzione,
        area_id uuid not null references area,
        action_id uuid not null references action,
        partner_id uuid not null references partner,
        purpose text not null,
        starts_on date not null,
        ends_on date check (ends_on >= starts_on),
        version int not null default 1,
        constraint assignment_no_overlap exclude using gist
          (enrolment_id with =, partner_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );
      create index assignment_enrolment on assignment (enrolment_id);
      create index assignment_partner on assignment (partner_id, area_id, person_id);
      create index assignment_area on assignment (area_id, starts_on desc, id desc);
      create index assignment_person on assignment (person_id);

      create table axis_level (
        id uuid primary key,
        case_id uuid not null references case_file,
        person_id uuid not null references person,
        axis text not null check (axis in ('casa', 'lavoro', 'socialita', 'apprendimento')),
        moment text not null check (moment in ('baseline', 'review', 'conclusion')),
        level smallint not null check (level between 1 and 5),
        assessed_on date not null,
        assessed_by uuid not null references access.account,
        version int not null default 1
      );
      create unique index axis_level_one_baseline on axis_level (case_id, axis) where moment = 'baseline';
      create unique index axis_level_one_conclusion on axis_level (case_id, axis) where moment = 'conclusion';

      -- Of the worked axes: how many, how many without a baseline, without a final level, and the change of each of the others,
      -- the worst first: the first element and the n-th from the end are all that a methodology asks for.
      create function worked_axes(axes jsonb) returns int language sql immutable parallel safe
        return (select count(*) from jsonb_array_elements(axes) a where (a ->> 'worked')::boolean)::int;
      create function worked_axes_without(axes jsonb, moment text) returns int language sql immutable parallel safe
        return (select count(*) from jsonb_array_elements(axes) a where (a ->> 'worked')::boolean and a ->> moment is null)::int;
      create function worked_changes(axes jsonb) returns int[] language sql immutable parallel safe
        return array(select (a ->> 'final')::int - (a ->> 'baseline')::int from jsonb_array_elements(axes) a
                      where (a ->> 'worked')::boolean and a ->> 'final' is not null and a ->> 'baseline' is not null order by 1);

      -- What was known when the case was concluded, written once: results are computed from here and from nowhere else.
      create table conclusion_evidence (
        id uuid primary key,
        case_id uuid not null unique references case_file,
        person_id uuid not null references person,
        convenzione_id uuid not null references convenzione,
        concluded_on date not null,
        outcome text not null,
        axes jsonb not null,
        attendance jsonb not null,
        -- Read by whatever methodology: they follow from the evidence alone.
        worked int not null generated always as (worked_axes(axes)) stored,
        without_baseline int not null generated always as (worked_axes_without(axes, 'baseline')) stored,
        without_final int not null generated always as (worked_axes_without(axes, 'final')) stored,
        changes int[] not null generated always as (worked_changes(axes)) stored,
        frozen_at timestamptz not null default now(),
        frozen_by uuid not null references access.account
      );
      comment on column conclusion_evidence.axes is
        'Array of {axis, worked, baseline, baselineOn, final, finalOn}; baseline or final may be null.';
      create index conclusion_evidence_person on conclusion_evidence (person_id);

      create table referral (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        service_id uuid not null references service,
        area_id uuid references area,
        person_name text not null,
        reason text not null,
        status text not null default 'sent' check (status in ('sent', 'accepted', 'declined')),
        decline_reason text,
        person_id uuid references person,
        sent_on date not null,
        decided_on date,
        decided_by uuid references access.account,
        sent_by uuid not null references access.account,
        version int not null default 1,
        check ((status = 'sent') = (decided_on is null)),
        check ((status = 'declined') = (decline_reason is not null))
      );
      create index referral_service on referral (service_id, sent_on desc, id);
      create index referral_incoming on referral (convenzione_id, status, sent_on desc, id);

      -- Reach: written from the facts, by triggers alone --------------------------------------------------------
      create function access.reach_from_person() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        begin
          insert into access.reach (person_id, holder, valid_from, source, source_id)
          values (new.id, new.created_by, access.today(), 'registration', new.id);
          return null;
        end $$;
      create trigger reach after insert on person for each row execute function access.reach_from_person();

      create function access.reach_from_care_team() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        begin
          delete from access.reach where source = 'care_team' and source_id = coalesce(new.id, old.id);
          if tg_op <> 'DELETE' then
            -- Once somebody holds the case, having registered the person gives nothing any more.
            delete from access.reach where source = 'registration' and source_id = new.person_id;
            insert into access.reach (person_id, holder, valid_from, valid_to, source, source_id)
            values (new.person_id, new.account_id, new.starts_on, new.ends_on, 'care_team', new.id);
          end if;
          return null;
        end $$;
      create trigger reach after insert or update or delete on care_team
        for each row execute function access.reach_from_care_team();

      -- The area's coordinator keeps reaching the person after the enrolment: attendance is validated later.
      create function access.reach_from_enrolment() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        begin
          delete from access.reach where source = 'enrolment' and source_id = coalesce(new.id, old.id);
          if tg_op <> 'DELETE' then
            insert into access.reach (person_id, holder, valid_from, source, source_id)
            values (new.person_id, new.area_id, least(new.starts_on, access.today()), 'enrolment', new.id);
          end if;
          return null;
        end $$;
      create trigger reach after insert or update or delete on enrolment
        for each row execute function access.reach_from_enrolment();

      -- A change moves the dates of a reach that stands; it does not bring back one that a withdrawn consent has cut.
      create function access.reach_from_assignment() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        begin
          if tg_op = 'INSERT' then
            insert into access.reach (person_id, holder, valid_from, valid_to, source, source_id)
            values (new.person_id, access.partner_holder(new.partner_id, new.area_id), new.starts_on, new.ends_on,
                    'assignment', new.id);
          elsif tg_op = 'UPDATE' then
            update access.reach set valid_from = new.starts_on, valid_to = new.ends_on
             where source = 'assignment' and source_id = new.id;
          else
            delete from access.reach where source = 'assignment' and source_id = old.id;
          end if;
          return null;
        end $$;
      create trigger reach after insert or update or delete on assignment
        for each row execute function access.reach_from_assignment();

      -- Withdrawing the consent to share with partners ends the sharing at once (GDPR art. 7(3)).
      create function access.end_sharing() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        begin
          if new.purpose = 'sharing_with_partners' and new.withdrawn_on is not null and old.withdrawn_on is null then
            delete from access.reach where source = 'assignment' and person_id = new.person_id;
          end if;
          return null;
        end $$;
      create trigger end_sharing after update on consent for each row execute function access.end_sharing();

      revoke all on all functions in schema access from public;

      select audit.watch(t::regclass) from unnest(array['person', 'person_identity', 'person_characteristics', 'consent',
        'case_file', 'care_team', 'participation', 'enrolment', 'assignment', 'axis_level', 'conclusion_evidence',
        'referral']) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table referral, conclusion_evidence, axis_level, assignment, enrolment, participation, care_team, case_file,
        consent, person_characteristics, person_identity, person cascade;
      drop function guard_admission, access.enrolment_is, access.reach_from_person, access.reach_from_care_team, access.reach_from_enrolment,
        access.reach_from_assignment, access.end_sharing, worked_axes, worked_axes_without, worked_changes;
      delete from access.reach;
    `);
  }
}
