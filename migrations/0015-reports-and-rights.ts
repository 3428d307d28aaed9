// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Social reports, and the rights of the person over their data. */
export class ReportsAndRights1700000000015 implements MigrationInterface {
  name = 'ReportsAndRights1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table social_report (
        id uuid primary key,
        person_id uuid not null references person,
        case_id uuid references case_file,
        lineage_id uuid not null,
        number int not null default 1 check (number > 0),
        recipient text not null check (recipient in ('cps', 'uepe', 'court', 'closing', 'other')),
        recipient_name text,
        title text not null,
        -- [{heading, text}]: what it says, in the author's words.
        sections jsonb not null,
        -- Ids of the timeline's items that it was composed from.
        sources text[] not null default '{}',
        -- Of everything that it was composed from: whoever may not read one of them does not read the report.
        compartments text[] not null default '{general}'
          check (compartments <@ array['general', 'judicial', 'substance_use', 'hiv', 'sexual_violence'] and cardinality(compartments) > 0),
        status text not null default 'draft' check (status in ('draft', 'final')),
        written_by uuid not null references access.account,
        created_at timestamptz not null default now(),
        finished_at timestamptz,
        version int not null default 1,
        check ((status = 'final') = (finished_at is not null)),
        check (recipient <> 'other' or recipient_name is not null),
        unique (lineage_id, number)
      );
      comment on table social_report is 'A finished report does not change: what has to be said differently is its next version.';
      create index social_report_person on social_report (person_id, created_at desc, id desc);
      create unique index social_report_one_draft on social_report (lineage_id) where status = 'draft';

      create function guard_finished_report() returns trigger language plpgsql set search_path = public, pg_temp as $$
        begin
          if old.status = 'final' then
            raise exception 'finished' using errcode = 'VS001', detail = 'report.finished';
          end if;
          return coalesce(new, old);
        end $$;
      create trigger guard_finished_report before update or delete on social_report for each row execute function guard_finished_report();

      select audit.watch('social_report');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table social_report cascade; drop function guard_finished_report;');
  }
}
