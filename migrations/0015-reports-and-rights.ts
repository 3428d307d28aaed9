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

      -- Erasing what is kept about somebody: proposed by who knows the person, authorised by the Comune's office with an act, and
      -- carried out once. The office knows the proposal by its number, never the person.
      create table retention_proposal (
        id uuid primary key,
        number bigint generated always as identity unique,
        person_id uuid not null references person,
        convenzione_id uuid not null references convenzione,
        reason text not null check (reason in ('retention_over', 'person_request', 'registered_by_mistake')),
        note text,
        status text not null default 'proposed' check (status in ('proposed', 'authorised', 'declined', 'erased')),
        proposed_by uuid not null references access.account,
        proposed_on date not null,
        decided_by uuid references access.account,
        decided_on date,
        act_number text,
        act_date date,
        decline_reason text,
        erased_on date,
        -- {table: {erased, kept}}: how many rows went, and how many stayed without anything about anybody.
        certificate jsonb,
        certificate_hash bytea,
        version int not null default 1,
        check ((status = 'proposed') = (decided_on is null) and (decided_on is null) = (decided_by is null)),
        check ((status in ('authorised', 'erased')) = (act_number is not null) and (act_number is null) = (act_date is null)),
        check ((status = 'declined') = (decline_reason is not null)),
        check ((status = 'erased') = (erased_on is not null) and (erased_on is null) = (certificate is null)),
        -- Whoever proposes does not authorise (art. 5(2) GDPR: two pairs of eyes).
        check (decided_by is null or decided_by <> proposed_by)
      );
      create unique index retention_proposal_open on retention_proposal (person_id) where status in ('proposed', 'authorised');
      create index retention_proposal_list on retention_proposal (convenzione_id, number desc);

      select audit.watch(t::regclass) from unnest(array['social_report', 'retention_proposal']) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table retention_proposal cascade; drop table social_report cascade; drop function guard_finished_report;');
  }
}
