// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Assessment instruments and scores, and what is known of a person upon leaving. */
export class AssessmentsAndExit1700000000013 implements MigrationInterface {
  name = 'AssessmentsAndExit1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table instrument (
        id uuid primary key,
        key text not null,
        version text not null,
        name_it text not null, name_en text not null,
        note_it text, note_en text,
        axis text check (axis in ('casa', 'lavoro', 'socialita', 'apprendimento')),
        direction text not null check (direction in ('higher_is_better', 'lower_is_better')),
        definition jsonb not null,
        valid_from date not null,
        valid_to date check (valid_to >= valid_from),
        unique (key, version)
      );
      comment on column instrument.definition is
        '{items: [{key, min, max, step, name_it?, name_en?}], subscales: [{key, name_it, name_en, items}], total: {method: sum | mean, min, max} or null}: ranges alone; words of items only where they are ours or in the public domain.';

      create table assessment (
        id uuid primary key,
        person_id uuid not null references person,
        case_id uuid not null references case_file,
        instrument_id uuid not null references instrument,
        compartment text not null default 'general' check (compartment in ('general', 'judicial', 'substance_use', 'hiv', 'sexual_violence')),
        assessed_on date not null,
        rater text not null check (rater in ('operator', 'person', 'relative')),
        scores jsonb not null,
        subscales jsonb not null,
        total numeric(8, 2),
        note text,
        recorded_by uuid not null references access.account,
        recorded_at timestamptz not null default now(),
        withdrawn_on date,
        withdrawn_reason text,
        version int not null default 1,
        check ((withdrawn_on is null) = (withdrawn_reason is null))
      );
      comment on table assessment is 'Scores are not corrected: a wrong assessment is withdrawn with its reason and recorded again.';
      create index assessment_person on assessment (person_id, instrument_id, assessed_on);
      create index assessment_case on assessment (case_id);

      -- Upon leaving: from the exit to 28 days after it; the last observation wins (Regulation (EU) 2021/1057, Annex I).
      create table exit_situation (
        id uuid primary key,
        participation_id uuid not null references participation,
        person_id uuid not null references person,
        exited_on date not null,
        observed_on date not null check (observed_on between exited_on and exited_on + 28),
        employment text not null check (employment in ('employed', 'job_searching', 'inactive', 'refused')),
        training text not null check (training in ('yes', 'no', 'refused')),
        qualification text not null check (qualification in ('yes', 'no', 'refused')),
        recorded_by uuid not null references access.account,
        recorded_at timestamptz not null default now()
      );
      comment on column exit_situation.exited_on is 'The exit that it belongs to: after a re-entry the exit moves, and what was observed then counts no more.';
      create index exit_situation_participation on exit_situation (participation_id, exited_on, observed_on desc, recorded_at desc);
      create index exit_situation_person on exit_situation (person_id);

      alter table conclusion_evidence
        add column situation jsonb not null default '{}',
        add column scores jsonb not null default '[]';
      comment on column conclusion_evidence.situation is
        '{housing, work, network: improved | stable | worsened | refused, judgement: improved | stable | worsened, judgementReason}; what was not said is left out.';
      comment on column conclusion_evidence.scores is 'Per instrument the first and the last assessment of the case: {instrumentId, key, version, direction, first, firstOn, last, lastOn}.';

      select audit.watch(t::regclass) from unnest(array['assessment', 'exit_situation']) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table conclusion_evidence drop column situation, drop column scores;
      drop table exit_situation, assessment, instrument cascade;
    `);
  }
}
