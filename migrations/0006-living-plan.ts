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
        asked_at timestamptz,
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
      comment on column plan_signatory.asked_at is 'When the version was proposed to them; null while it is a draft.';
      create index plan_signatory_organisation on plan_signatory (organisation_id, status, asked_at desc, id desc) where organisation_id is not null;
      create index plan_signatory_reached on plan_signatory (person_id, asked_at desc, id desc);
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
        method text check (method in ('account', 'screen', 'paper')),
        document_id uuid,
        at timestamptz not null default clock_timestamp(),
        account_id uuid not null references access.account,
        check (kind <> 'refused' or reason is not null),
        check ((kind = 'signed') = (method is not null))
      );
      comment on table plan_event is 'Written by triggers alone: no step of a version goes unnoted, and nobody writes one that was not taken.';
      create index plan_event_plan on plan_event (plan_id, at);
      create index plan_event_person on plan_event (person_id, at);

      -- What was drawn on a screen or typed instead, beside the attestation of whoever was present. Encrypted as one text.
      create table plan_signature_mark (
        id uuid primary key,
        plan_id uuid not null references plan on delete cascade,
        person_id uuid not null references person,
        signatory_id uuid not null references plan_signatory on delete cascade,
        signed_hash bytea not null,
        mark_cipher bytea not null,
        mark_key_version int not null,
        made_at timestamptz not null default now()
      );
      create index plan_signature_mark_signatory on plan_signature_mark (signatory_id, made_at desc);
      create index plan_signature_mark_person on plan_signature_mark (person_id);

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
        set_id uuid not null,
        convenzione_id uuid not null references convenzione,
        level text not null check (level in ('high', 'medium', 'low')),
        from_cents_per_day bigint not null check (from_cents_per_day >= 0),
        to_cents_per_day bigint check (to_cents_per_day > from_cents_per_day),
        valid_from date not null,
        valid_to date check (valid_to >= valid_from),
        act_number text not null,
        act_date date not null,
        unique (set_id, level),
        constraint intensity_band_no_overlap exclude using gist (convenzione_id with =, level with =, daterange(valid_from, valid_to, '[]') with &&),
        constraint intensity_band_distinct exclude using gist (convenzione_id with =,
          int8range(from_cents_per_day, to_cents_per_day) with &&, daterange(valid_from, valid_to, '[]') with &&)
      );

      comment on column intensity_band.set_id is 'Bands that one act decided together.';
      create index intensity_band_day on intensity_band (convenzione_id, valid_from);

      create trigger guard_plan_content before update or delete on plan_intervention for each row execute function guard_plan_content();
      create trigger guard_plan_content before update or delete on plan_risk for each row execute function guard_plan_content();
    `);
    await runner.query(GUARDS);
    await runner.query(`
      select audit.watch(t::regclass) from unnest(array['plan_intervention', 'plan_risk', 'plan_signatory', 'plan_event', 'plan_signature_mark', 'plan_review',
        'plan_review_goal', 'plan_review_commitment', 'plan_spending', 'intensity_band']) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table intensity_band, plan_spending, plan_review_commitment, plan_review_goal, plan_review, plan_signature_mark, plan_event, plan_signatory,
        plan_risk cascade;
      drop trigger guard_plan on plan;
      drop trigger note_plan_event on plan;
      drop trigger note_plan_step on plan;
      drop function guard_plan, access.note_plan_step, access.note_plan_decision, access.guard_plan_signatory;
      drop function access.plan_is, access.seat_in_sight cascade;
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

/**
 * A version that left its draft stays as it is: the guards of the plan itself and of its signatories, and the trace of its steps. Whoever
 * signs does not read the plan, so what looks at it runs as matcher.
 */
const GUARDS = `
  create function access.plan_is(of_plan uuid, states text[]) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.plan p where p.id = of_plan and p.status = any (states))
  $$;

  -- Does whoever asks act in an area in which this organisation does something for the plan? Area 4 is a compartment: that a partner
  -- signs for what it does there is not for who does not act there. Asked of a function, since policies of lines ask about signatories.
  create function access.seat_in_sight(of_plan uuid, of_organisation uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    with part as (
      select l.enrolment_id from public.plan_line l where l.plan_id = of_plan and l.partner_id = of_organisation
      union all
      select i.enrolment_id from public.plan_intervention i where i.plan_id = of_plan and i.partner_id = of_organisation)
    select not exists (select from part) or exists (select from part left join public.enrolment e on e.id = part.enrolment_id
      where part.enrolment_id is null or e.area_id = any ((access.actor()).area_ids))
  $$;

  -- The application proposes and closes; everything else follows from what signatories decide, and is done by functions.
  create function guard_plan() returns trigger language plpgsql set search_path = public, pg_temp as $$
    begin
      if old.status <> 'draft' and (new.case_id, new.person_id, new.convenzione_id, new.number, new.previous_id, new.wishes, new.history,
           new.team_evaluation, new.crisis_plan, new.starts_on, new.ends_on, new.review_on, new.review_months, new.agreed_total_cents)
         is distinct from (old.case_id, old.person_id, old.convenzione_id, old.number, old.previous_id, old.wishes, old.history,
           old.team_evaluation, old.crisis_plan, old.starts_on, old.ends_on, old.review_on, old.review_months, old.agreed_total_cents) then
        raise exception 'not a draft' using errcode = 'VS001', detail = 'plan.not-draft';
      end if;
      if current_user = 'app' and new.status <> old.status
         and not (old.status = 'draft' and new.status = 'proposed' or new.status = 'closed') then
        raise insufficient_privilege using message = 'a plan moves on by what its signatories decide';
      end if;
      return new;
    end $$;
  create trigger guard_plan before update on plan for each row execute function guard_plan();

  create function access.guard_plan_signatory() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
    declare p public.plan;
    begin
      select * into p from public.plan where id = old.plan_id;
      if not found then return coalesce(new, old); end if; -- It goes with its plan.
      if p.status <> 'draft' and (tg_op = 'DELETE' or (new.plan_id, new.person_id, new.lineage_id, new.kind, new.organisation_id, new.account_id,
           new.representative_id, new.name, new.mandatory, new.commitment, new.position)
         is distinct from (old.plan_id, old.person_id, old.lineage_id, old.kind, old.organisation_id, old.account_id,
           old.representative_id, old.name, old.mandatory, old.commitment, old.position)) then
        raise exception 'not a draft' using errcode = 'VS001', detail = 'plan.not-draft';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      -- Without an asker (loading by the owner) there is nobody who decides.
      if (access.actor()).account_id is not null and new.status is distinct from old.status
         and not (p.status = 'proposed' and old.status = 'pending' or p.status = 'draft' and new.status = 'pending') then
        raise exception 'not proposed' using errcode = 'VS001', detail = 'plan.not-proposed';
      end if;
      if new.status = 'signed' and new.signed_hash is distinct from p.content_hash then
        raise exception 'another content' using errcode = 'VS001', detail = 'signature.other-content';
      end if;
      return new;
    end $$;
  create trigger guard_plan_signatory before update or delete on plan_signatory for each row execute function access.guard_plan_signatory();

  create function access.note_plan_step() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      who uuid := (access.actor()).account_id;
      step text;
    begin
      if who is null then return null; end if;
      step := case when tg_op = 'INSERT' then 'opened'
                   when new.status = 'proposed' then 'proposed'
                   when new.status = 'active' then 'activated'
                   when new.status in ('superseded', 'closed') then new.status
                   -- Back to draft by a refusal, which is noted as such already, or taken back.
                   when not exists (select from public.plan_signatory s where s.plan_id = new.id and s.status = 'refused') then 'taken_back' end;
      if step is not null then
        insert into public.plan_event (id, plan_id, person_id, kind, hash, account_id)
        values (gen_random_uuid(), new.id, new.person_id, step, new.content_hash, who);
      end if;
      if step = 'proposed' then update public.plan_signatory set asked_at = new.proposed_at where plan_id = new.id; end if;
      return null;
    end $$;
  create trigger note_plan_event after insert on plan for each row execute function access.note_plan_step();
  create trigger note_plan_step after update on plan for each row when (new.status <> old.status) execute function access.note_plan_step();

  create function access.note_plan_decision() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    begin
      if (access.actor()).account_id is null then return null; end if;
      insert into public.plan_event (id, plan_id, person_id, signatory_id, kind, reason, hash, method, document_id, account_id)
      select gen_random_uuid(), new.plan_id, new.person_id, new.id, new.status, new.refusal_reason, p.content_hash, new.method, new.document_id, new.decided_by
        from public.plan p where p.id = new.plan_id;
      return null;
    end $$;
  create trigger note_plan_decision after update on plan_signatory for each row
    when (old.status = 'pending' and new.status <> 'pending') execute function access.note_plan_decision();

  revoke all on function access.plan_is, access.seat_in_sight, access.guard_plan_signatory, access.note_plan_step, access.note_plan_decision from public;
  grant execute on function access.plan_is, access.seat_in_sight to app;
  grant create on schema access to matcher;
  alter function access.plan_is owner to matcher;
  alter function access.seat_in_sight owner to matcher;
  alter function access.guard_plan_signatory owner to matcher;
  alter function access.note_plan_step owner to matcher;
  alter function access.note_plan_decision owner to matcher;
  revoke create on schema access from matcher;
`;
