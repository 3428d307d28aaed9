// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The Budget di Salute lives: a row of `plan` is one version of it. What stays the same thing from version to version keeps its
 * lineage, so that the difference can be told in words and money is committed once.
 */
export class LivingPlan1700000000006 implements MigrationInterface {
  name = 'LivingPlan1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table plan drop constraint plan_case_id_key;
      alter table plan drop constraint plan_status_check;
      alter table plan
        add constraint plan_status_check check (status in ('draft', 'proposed', 'active', 'superseded', 'closed')),
        add column number int not null default 1 check (number > 0),
        add column previous_id uuid references plan,
        add column history text,
        add column team_evaluation text,
        add column crisis_plan text,
        add column review_months smallint not null default 6 check (review_months between 1 and 12),
        add column agreed_total_cents bigint check (agreed_total_cents >= 0),
        add column proposed_at timestamptz,
        add column content_hash bytea,
        add column ended_on date,
        add constraint plan_number unique (case_id, number),
        add constraint plan_first check ((number = 1) = (previous_id is null));
      comment on column plan.agreed_total_cents is 'What the signatories agreed on as a whole; a plan whose lines come to something else is not proposed.';
      comment on column plan.content_hash is 'SHA-256 of the canonical content, set when the version is proposed: what is signed.';
      create unique index plan_one_in_preparation on plan (case_id) where status in ('draft', 'proposed');
      create unique index plan_one_active on plan (case_id) where status = 'active';

      alter table plan_goal
        add column lineage_id uuid not null default gen_random_uuid(),
        add column baseline_level smallint check (baseline_level between 1 and 5),
        add column baseline text,
        add constraint plan_goal_lineage unique (plan_id, lineage_id);

      create table plan_intervention (
        id uuid primary key,
        plan_id uuid not null references plan on delete cascade,
        person_id uuid not null references person,
        lineage_id uuid not null default gen_random_uuid(),
        axis text not null check (axis in ('casa', 'lavoro', 'socialita', 'apprendimento')),
        description text not null,
        kind text not null check (kind in ('simple', 'complex', 'group')),
        enrolment_id uuid references enrolment,
        partner_id uuid references partner,
        service_id uuid references service,
        provider text,
        planned_minutes int check (planned_minutes > 0),
        place text,
        starts_on date not null,
        ends_on date not null check (ends_on >= starts_on),
        position int not null,
        unique (plan_id, lineage_id),
        check (num_nonnulls(partner_id, service_id, provider) = 1)
      );
      comment on column plan_intervention.provider is 'Who does it when it is neither a partner nor a service: the case manager, a relative, a neighbour.';
      comment on column plan_intervention.planned_minutes is 'Over its whole duration; null where hours are not what counts.';
      create index plan_intervention_plan on plan_intervention (plan_id, position);
      create index plan_intervention_partner on plan_intervention (partner_id, person_id);

      alter table plan_line
        add column lineage_id uuid not null default gen_random_uuid(),
        add column intervention_id uuid references plan_intervention on delete restrict,
        add column service_id uuid references service,
        add constraint plan_line_lineage unique (plan_id, lineage_id),
        add constraint plan_line_one_provider check (num_nonnulls(partner_id, service_id) <= 1);
      create index plan_line_intervention on plan_line (intervention_id);

      create table plan_risk (
        id uuid primary key,
        plan_id uuid not null references plan on delete cascade,
        person_id uuid not null references person,
        lineage_id uuid not null default gen_random_uuid(),
        description text not null,
        signs text,
        response text not null,
        position int not null,
        unique (plan_id, lineage_id)
      );
      comment on table plan_risk is 'What may go wrong, how it announces itself, and what is done then and by whom.';
      create index plan_risk_plan on plan_risk (plan_id, position);

      create table plan_signatory (
        id uuid primary key,
        plan_id uuid not null references plan on delete cascade,
        person_id uuid not null references person,
        lineage_id uuid not null default gen_random_uuid(),
        kind text not null check (kind in ('person', 'representative', 'case_manager', 'service', 'comune', 'partner', 'family')),
        organisation_id uuid references access.organisation,
        account_id uuid references access.account,
        representative_id uuid,
        name text,
        mandatory boolean not null default true,
        commitment text,
        position int not null,
        status text not null default 'pending' check (status in ('pending', 'signed', 'refused')),
        method text check (method in ('account', 'screen', 'paper')),
        signed_hash bytea,
        document_id uuid,
        refusal_reason text,
        decided_at timestamptz,
        decided_by uuid references access.account,
        version int not null default 1,
        unique (plan_id, lineage_id),
        check ((kind in ('service', 'comune', 'partner')) = (organisation_id is not null)),
        check ((kind = 'case_manager') = (account_id is not null)),
        check ((kind = 'representative') = (representative_id is not null)),
        check (kind <> 'family' or name is not null),
        check ((status = 'signed') = (signed_hash is not null) and (status = 'signed') = (method is not null)),
        check ((status = 'pending') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
        check ((status = 'refused') = (refusal_reason is not null))
      );
      create index plan_signatory_plan on plan_signatory (plan_id, position);
      create index plan_signatory_organisation on plan_signatory (organisation_id, status) where organisation_id is not null;
      create unique index plan_signatory_once on plan_signatory (plan_id, kind, organisation_id) where organisation_id is not null;
      create unique index plan_signatory_person on plan_signatory (plan_id, kind) where kind in ('person', 'case_manager');

      -- What happened to a version, in order; what was signed and then returned is not forgotten.
      create table plan_event (
        id uuid primary key,
        plan_id uuid not null references plan on delete cascade,
        person_id uuid not null references person,
        signatory_id uuid references plan_signatory on delete set null,
        kind text not null check (kind in ('opened', 'proposed', 'signed', 'refused', 'taken_back', 'activated', 'superseded', 'closed')),
        reason text,
        hash bytea,
        at timestamptz not null default now(),
        account_id uuid not null references access.account,
        check (kind <> 'refused' or reason is not null)
      );
      create index plan_event_plan on plan_event (plan_id, at);
      create index plan_event_person on plan_event (person_id, at);

      create table plan_review (
        id uuid primary key,
        plan_id uuid not null references plan,
        person_id uuid not null references person,
        kind text not null check (kind in ('scheduled', 'event')),
        held_on date not null,
        event text,
        notes text,
        decision text not null check (decision in ('continue', 'change', 'close')),
        next_review_on date check (next_review_on > held_on),
        recorded_by uuid not null references access.account,
        recorded_at timestamptz not null default now(),
        version int not null default 1,
        check ((kind = 'event') = (event is not null))
      );
      create index plan_review_plan on plan_review (plan_id, held_on desc);
      create index plan_review_person on plan_review (person_id, held_on desc);

      create table plan_review_goal (
        id uuid primary key,
        review_id uuid not null references plan_review on delete cascade,
        person_id uuid not null references person,
        goal_id uuid not null references plan_goal,
        evaluation text not null check (evaluation in ('reached', 'partly_reached', 'not_reached', 'dropped')),
        level smallint check (level between 1 and 5),
        note text,
        unique (review_id, goal_id)
      );

      create table plan_review_commitment (
        id uuid primary key,
        review_id uuid not null references plan_review on delete cascade,
        person_id uuid not null references person,
        signatory_id uuid not null references plan_signatory,
        kept text not null check (kept in ('kept', 'partly', 'missed')),
        note text,
        unique (review_id, signatory_id)
      );

      -- What other sources than the convenzione spent on a line, as the case manager declares it.
      create table plan_spending (
        id uuid primary key,
        plan_id uuid not null references plan,
        line_id uuid not null references plan_line,
        person_id uuid not null references person,
        amount_cents bigint not null check (amount_cents > 0),
        spent_on date not null,
        note text,
        declared_by uuid not null references access.account,
        declared_at timestamptz not null default now(),
        version int not null default 1
      );
      create index plan_spending_line on plan_spending (line_id);
      create index plan_spending_person on plan_spending (person_id);

      -- Euro per day by intensity: decided by an act, valid from a day on. No amounts are known beforehand.
      create table intensity_band (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        level text not null check (level in ('high', 'medium', 'low')),
        from_cents_per_day bigint not null check (from_cents_per_day >= 0),
        to_cents_per_day bigint check (to_cents_per_day > from_cents_per_day),
        valid_from date not null,
        valid_to date check (valid_to >= valid_from),
        act_number text not null,
        act_date date not null,
        constraint intensity_band_no_overlap exclude using gist (convenzione_id with =, level with =, daterange(valid_from, valid_to, '[]') with &&),
        constraint intensity_band_distinct exclude using gist (convenzione_id with =,
          int8range(from_cents_per_day, to_cents_per_day) with &&, daterange(valid_from, valid_to, '[]') with &&)
      );

      create trigger guard_plan_content before update or delete on plan_intervention for each row execute function guard_plan_content();
      create trigger guard_plan_content before update or delete on plan_risk for each row execute function guard_plan_content();

      select audit.watch(t::regclass) from unnest(array['plan_intervention', 'plan_risk', 'plan_signatory', 'plan_event', 'plan_review',
        'plan_review_goal', 'plan_review_commitment', 'plan_spending', 'intensity_band']) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table intensity_band, plan_spending, plan_review_commitment, plan_review_goal, plan_review, plan_event, plan_signatory, plan_risk cascade;
      alter table plan_line drop column service_id, drop column intervention_id, drop column lineage_id;
      drop table plan_intervention cascade;
      alter table plan_goal drop column lineage_id, drop column baseline_level, drop column baseline;
      drop index plan_one_in_preparation, plan_one_active;
      alter table plan drop constraint plan_first, drop constraint plan_number, drop constraint plan_status_check;
      delete from plan where number > 1;
      update plan set status = 'draft' where status = 'proposed';
      update plan set status = 'closed' where status = 'superseded';
      alter table plan drop column number, drop column previous_id, drop column history, drop column team_evaluation,
        drop column crisis_plan, drop column review_months, drop column agreed_total_cents, drop column proposed_at,
        drop column content_hash, drop column ended_on,
        add constraint plan_status_check check (status in ('draft', 'active', 'closed')), add constraint plan_case_id_key unique (case_id);
    `);
  }
}
