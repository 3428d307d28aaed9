// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appointments, meetings with minutes, and reminders by mail. */
export class Agenda1700000000014 implements MigrationInterface {
  name = 'Agenda1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table appointment (
        id uuid primary key,
        person_id uuid not null references person,
        case_id uuid references case_file,
        -- Whose agenda it stands in.
        account_id uuid not null references access.account,
        kind text not null check (kind in ('visit', 'interview', 'phone_call', 'service', 'court', 'team_meeting', 'uvm')),
        compartment text not null default 'general' check (compartment in ('general', 'judicial', 'substance_use', 'hiv', 'sexual_violence')),
        held_on date not null,
        starts_at time not null,
        minutes int not null default 60 check (minutes between 5 and 720),
        place text,
        purpose text,
        status text not null default 'planned' check (status in ('planned', 'held', 'missed', 'cancelled')),
        closing_note text,
        created_by uuid not null references access.account,
        version int not null default 1,
        check (status <> 'cancelled' or closing_note is not null)
      );
      comment on column appointment.kind is 'team_meeting and uvm are meetings: they have participants, minutes and decisions.';
      create index appointment_agenda on appointment (account_id, held_on, starts_at) where status = 'planned';
      create index appointment_person on appointment (person_id, held_on desc, id desc);

      -- Who sits at a meeting: an account, or somebody without one.
      create table meeting_participant (
        id uuid primary key,
        appointment_id uuid not null references appointment on delete cascade,
        person_id uuid not null references person,
        account_id uuid references access.account,
        name text,
        body text,
        present boolean,
        position int not null,
        check (num_nonnulls(account_id, name) = 1),
        unique (appointment_id, account_id)
      );
      comment on column meeting_participant.body is 'The service or organisation that somebody sits for.';
      create index meeting_participant_meeting on meeting_participant (appointment_id, position);
      create index meeting_participant_account on meeting_participant (account_id) where account_id is not null;

      create table meeting_minutes (
        appointment_id uuid primary key references appointment on delete cascade,
        person_id uuid not null references person,
        compartment text not null check (compartment in ('general', 'judicial', 'substance_use', 'hiv', 'sexual_violence')),
        text text not null,
        decisions text,
        written_by uuid not null references access.account,
        written_at timestamptz not null default now(),
        version int not null default 1
      );

      -- One mail a day to whoever has something tomorrow: numbers alone, once, whatever is tried again.
      create function jobs.remind() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        declare r record;
        begin
          for r in select * from desks.tomorrow() loop
            perform access.put_mail(gen_random_uuid(), r.account_id, null, null, 'reminder',
              jsonb_build_object('path', '/agenda', 'appointments', r.appointments, 'reviews', r.reviews),
              'reminder/' || r.account_id || '/' || r.day, null, null, now() + interval '1 day');
          end loop;
        end $$;

      -- When whoever is asking was here before this sitting; null: never.
      create function access.last_visit() returns timestamptz language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select max(s.last_seen_at) from access.session s, access.actor() a
         where s.account_id = a.account_id and s.id <> a.session_id
           and s.created_at < (select x.created_at from access.session x where x.id = a.session_id)
      $$;
      revoke all on function access.last_visit from public;
      grant execute on function access.last_visit to app;

      select audit.watch(t::regclass) from unnest(array['appointment', 'meeting_participant', 'meeting_minutes']) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function jobs.remind, access.last_visit; drop table meeting_minutes, meeting_participant, appointment cascade;');
  }
}
