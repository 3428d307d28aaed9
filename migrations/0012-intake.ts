// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Referral and intake: what a referral tells, hand-over, substitution, waiting lists, dated phases. */
export class Intake1700000000012 implements MigrationInterface {
  name = 'Intake1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REFERRAL);
    await runner.query(CASE_PHASES);
    await runner.query(HAND_OVER);
    await runner.query(SUBSTITUTION);
    await runner.query(WAITING);
    await runner.query(`
      select audit.watch(t::regclass) from unnest(array['case_phase', 'handover', 'access.substitution', 'action_places', 'waiting_entry']) t`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table waiting_entry, action_places cascade;
      drop function access.reach_from_waiting, guard_waiting;
      delete from access.reach where source = 'waiting';
      alter table access.reach drop constraint reach_source_check;
      alter table access.reach add constraint reach_source_check check (source in ('registration', 'care_team', 'enrolment', 'assignment'));

      ${HOLDERS_ALONE}
      drop function access.is_absent;
      drop table access.substitution cascade;

      drop table handover cascade;
      ${REACH_TO_THE_LAST_DAY}
      alter table care_team no force row level security;
      update care_team set ends_on = greatest(starts_on, ends_on - 1) where handed_over;
      alter table care_team drop column handed_over;

      drop trigger phases_kept on case_file;
      drop trigger phase_dated on case_file;
      drop trigger intake_settled on case_file;
      drop function keep_phases, date_phase, settle_intake;
      drop table case_phase cascade;
      alter table case_file drop column phase_on;

      alter table referral no force row level security;
      alter table referral disable trigger audit_write;
      alter table referral drop constraint referral_status_check, drop constraint referral_decided, drop constraint referral_withdrawn;
      delete from referral where service_id is null;
      update referral set status = 'declined', decline_reason = coalesce(withdraw_reason, 'Ritirata da chi l’ha inviata'), decided_on = withdrawn_on where status = 'withdrawn';
      update referral set status = 'sent' where status = 'in_evaluation';
      alter table referral enable trigger audit_write;
      drop trigger guard_referral on referral;
      drop trigger referral_compartment on referral;
      drop function guard_referral, referral_compartment;
      drop index referral_person;
      alter table referral add column area_id uuid references area;
      update referral set area_id = area_ids[1] where cardinality(area_ids) = 1;
      alter table referral
        drop constraint referral_age,
        drop column source_kind, drop column municipio, drop column given_name, drop column family_name, drop column alias, drop column birth_date,
        drop column approximate_age, drop column urgency, drop column awareness, drop column area_ids, drop column compartment, drop column on_behalf,
        drop column contacts_cipher, drop column contacts_key_version, drop column evaluated_on, drop column evaluated_by,
        drop column first_appointment_on, drop column withdrawn_on, drop column withdraw_reason,
        alter column service_id set not null,
        add constraint referral_status_check check (status in ('sent', 'accepted', 'declined')),
        add constraint referral_check check ((status = 'sent') = (decided_on is null)),
        add constraint referral_check1 check ((status = 'declined') = (decline_reason is not null));
    `);
  }
}

/**
 * What a referral tells, who it comes from, and where it stands. A table about people is closed to its owner too, once policies
 * are in force: what fills new columns opens it, and the policies close it again.
 */
const REFERRAL = `
  alter table referral no force row level security;
  alter table referral
    drop constraint referral_status_check, drop constraint referral_check, drop constraint referral_check1,
    alter column service_id drop not null,
    add column source_kind text,
    add column municipio smallint,
    add column given_name text,
    add column family_name text,
    add column alias text,
    add column birth_date date,
    add column approximate_age smallint check (approximate_age between 0 and 120),
    add column urgency text not null default 'ordinary' check (urgency in ('ordinary', 'soon', 'urgent')),
    add column awareness text check (awareness in ('agrees', 'knows', 'not_told')),
    add column area_ids uuid[] not null default '{}',
    add column compartment text not null default 'general' check (compartment in ('general', 'judicial')),
    add column on_behalf boolean not null default false,
    add column contacts_cipher bytea,
    add column contacts_key_version int,
    add column evaluated_on date,
    add column evaluated_by uuid references access.account,
    add column first_appointment_on date,
    add column withdrawn_on date,
    add column withdraw_reason text;
  alter table referral disable trigger audit_write;
  update referral r set area_ids = case when r.area_id is null then '{}' else array[r.area_id] end,
         source_kind = case when s.kind = 'social_service' then 'social_service_first' when s.kind in ('polo_lavoro', 'direzione', 'other') then 'other_service' else s.kind end,
         municipio = case when s.kind = 'social_service' then s.municipio end,
         compartment = case when s.kind in ('prison', 'rems', 'uepe', 'ussm', 'judicial_office')
           or exists (select from area a where a.id = r.area_id and a.key = 'carcere-rems') then 'judicial' else 'general' end
    from service s where s.id = r.service_id;
  alter table referral enable trigger audit_write;
  alter table referral
    drop column area_id,
    alter column source_kind set not null,
    add constraint referral_source_kind_check check (source_kind in ('cps', 'npia', 'asst', 'prison', 'rems', 'uepe', 'ussm', 'serd', 'smi', 'judicial_office',
      'social_service_first', 'social_service_second', 'celav', 'school', 'other_service', 'family', 'person')),
    add constraint referral_municipio_check check (municipio is null or municipio between 1 and 9 and source_kind in ('social_service_first', 'social_service_second')),
    add constraint referral_status_check check (status in ('sent', 'in_evaluation', 'accepted', 'declined', 'withdrawn')),
    add constraint referral_decided check ((status in ('accepted', 'declined')) = (decided_on is not null) and (status = 'declined') = (decline_reason is not null)),
    add constraint referral_withdrawn check ((status = 'withdrawn') = (withdrawn_on is not null) and (withdrawn_on is not null or withdraw_reason is null)),
    add constraint referral_age check (birth_date is null or approximate_age is null),
    add constraint referral_sender check (service_id is not null or on_behalf);
  comment on column referral.person_name is 'How the person is called in one piece: the parts below where they are known.';
  comment on column referral.on_behalf is 'Entered by a case manager for who has no account: a family, a school, an order on paper.';
  comment on column referral.contacts_cipher is 'Encrypted JSON: how the person is reached; who refers when it is no service, and how they are reached.';
  comment on column referral.awareness is 'Whether the person agrees to being referred, knows of it, or was not told; null: not asked when it was sent.';
  create index referral_person on referral (person_id) where person_id is not null;

  -- Whatever comes from a judicial source, or is meant for Carcere/REMS, is a judicial datum (GDPR art. 10); more may be declared so.
  create function referral_compartment() returns trigger language plpgsql set search_path = public, pg_temp as $$
    begin
      if new.source_kind in ('prison', 'rems', 'uepe', 'ussm', 'judicial_office')
         or exists (select from area a where a.id = any (new.area_ids) and a.key = 'carcere-rems') then
        new.compartment := 'judicial';
      end if;
      return new;
    end $$;
  create trigger referral_compartment before insert or update of source_kind, area_ids, compartment on referral
    for each row execute function referral_compartment();

  -- Policies add up, so what each of two may change is told apart here: who refers withdraws, and touches nothing else; who
  -- takes people in charge evaluates and decides, in their own name, and withdraws only what they entered for others.
  create function guard_referral() returns trigger language plpgsql set search_path = public, pg_temp as $$
    declare
      who access.actor_row := access.actor();
      theirs text[] := array['status', 'withdrawn_on', 'withdraw_reason', 'version'];
    begin
      if who.account_id is null then return new; end if;
      if old.status not in ('sent', 'in_evaluation') and new.status <> old.status then
        raise insufficient_privilege using message = 'a referral is decided once';
      end if;
      if who.role = 'service_referrer' and (new.status <> 'withdrawn' or to_jsonb(new) - theirs <> to_jsonb(old) - theirs) then
        raise insufficient_privilege using message = 'a service withdraws its referral and changes nothing else';
      end if;
      if who.role = 'case_manager' and new.status = 'withdrawn' and not old.on_behalf then
        raise insufficient_privilege using message = 'only who sent it withdraws a referral';
      end if;
      return new;
    end $$;
  create trigger guard_referral before update on referral for each row execute function guard_referral();
`;

/** The phases that a case went through, each with its days: written by a trigger, so that no transition passes it by. */
const CASE_PHASES = `
  alter table case_file no force row level security;
  alter table case_file disable trigger audit_write;
  alter table case_file add column phase_on date;
  update case_file set phase_on = opened_on;
  alter table case_file enable trigger audit_write;
  alter table case_file alter column phase_on set not null;
  comment on column case_file.phase_on is 'Day on which the present phase began; the days of all of them are in case_phase.';

  create table case_phase (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references case_file,
    person_id uuid not null references person,
    phase text not null check (phase in ('reception', 'first_interview', 'analysis', 'design', 'monitoring', 'final_evaluation')),
    entered_on date not null,
    left_on date check (left_on >= entered_on),
    estimated boolean not null default false,
    recorded_by uuid references access.account,
    recorded_at timestamptz not null default clock_timestamp()
  );
  comment on column case_phase.estimated is 'The day was not recorded when it happened: the case was opened before phases had dates.';
  create unique index case_phase_present on case_phase (case_id) where left_on is null;
  create index case_phase_case on case_phase (case_id, entered_on, recorded_at);
  create index case_phase_person on case_phase (person_id);
  insert into case_phase (case_id, person_id, phase, entered_on, left_on, estimated)
    select c.id, c.person_id, c.phase, c.opened_on, c.concluded_on, c.phase <> 'reception' from case_file c;

  create function date_phase() returns trigger language plpgsql set search_path = public, pg_temp as $$
    begin
      new.phase_on := coalesce(new.phase_on, new.opened_on);
      return new;
    end $$;
  create trigger phase_dated before insert on case_file for each row execute function date_phase();

  create function keep_phases() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if tg_op = 'INSERT' then
        insert into case_phase (case_id, person_id, phase, entered_on, left_on, recorded_by)
        values (new.id, new.person_id, new.phase, new.phase_on, new.concluded_on, coalesce((access.actor()).account_id, new.case_manager_id));
        return null;
      end if;
      if new.opened_on <> old.opened_on then
        update case_phase set entered_on = new.opened_on
         where id = (select p.id from case_phase p where p.case_id = new.id order by p.entered_on, p.recorded_at limit 1);
      end if;
      if new.phase <> old.phase then
        update case_phase set left_on = new.phase_on where case_id = new.id and left_on is null;
        insert into case_phase (case_id, person_id, phase, entered_on, recorded_by)
        values (new.id, new.person_id, new.phase, new.phase_on, (access.actor()).account_id);
      end if;
      -- The day of conclusion is what counts; a phase that was entered later, by the days given, lasted no day.
      if new.status = 'concluded' and old.status = 'open' then
        update case_phase set left_on = greatest(entered_on, new.concluded_on) where case_id = new.id and left_on is null;
      end if;
      return null;
    end $$;
  create trigger phases_kept after insert or update of phase, opened_on, status on case_file for each row execute function keep_phases();
  revoke all on function keep_phases from public;
  grant create on schema public to matcher;
  alter function keep_phases owner to matcher;
  revoke create on schema public from matcher;
`;

/** The reach of the care team as it was: to the last day, included. */
const REACH_TO_THE_LAST_DAY = `
  create or replace function access.reach_from_care_team() returns trigger language plpgsql security definer
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
`;

const HAND_OVER = `
  create table handover (
    id uuid primary key,
    case_id uuid not null references case_file,
    person_id uuid not null references person,
    convenzione_id uuid not null references convenzione,
    from_account_id uuid not null references access.account,
    to_account_id uuid not null references access.account,
    proposed_by uuid not null references access.account,
    reason text not null,
    overlap_until date,
    status text not null default 'proposed' check (status in ('proposed', 'accepted', 'declined', 'taken_back')),
    proposed_on date not null,
    decided_on date,
    decline_reason text,
    version int not null default 1,
    check (from_account_id <> to_account_id),
    constraint handover_overlap check (overlap_until > proposed_on and overlap_until <= proposed_on + 30),
    check ((status = 'proposed') = (decided_on is null) and (status = 'declined') = (decline_reason is not null))
  );
  comment on column handover.overlap_until is 'Last day on which the one who hands over still follows the person too; null: access ends with the acceptance.';
  comment on column handover.proposed_by is 'Who hands over, or the coordinator of an area of the person when whoever holds the case cannot.';
  create unique index handover_open on handover (case_id) where status = 'proposed';
  create index handover_person on handover (person_id);
  create index handover_receiver on handover (to_account_id, proposed_on desc, id desc);
  create index handover_proposer on handover (proposed_by, proposed_on desc, id desc);

  alter table care_team add column handed_over boolean not null default false;
  comment on column care_team.handed_over is 'Ended by a hand-over: access ended with the acceptance and not with that day.';
  create or replace function access.reach_from_care_team() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
    begin
      delete from access.reach where source = 'care_team' and source_id = coalesce(new.id, old.id);
      if tg_op <> 'DELETE' then
        -- Once somebody holds the case, having registered the person gives nothing any more.
        delete from access.reach where source = 'registration' and source_id = new.person_id;
        insert into access.reach (person_id, holder, valid_from, valid_to, source, source_id)
        values (new.person_id, new.account_id, new.starts_on, new.ends_on - new.handed_over::int, 'care_team', new.id);
      end if;
      return null;
    end $$;
`;

/** Who is asking, as 0001 resolves it; `holders` is what their reach is searched by. */
const actorWith = (holders: string): string => `
  create or replace function access.actor() returns access.actor_row language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select s.account_id, s.id, r.id, r.role, r.organisation_id, o.kind, r.convenzione_id, r.area_ids, ${holders}
      from access.session s
      join access.account a on a.id = s.account_id
      join access.account_role r on r.id = s.account_role_id and r.account_id = s.account_id
      left join access.organisation o on o.id = r.organisation_id
     where s.token_hash = sha256(convert_to(nullif(current_setting('access.token', true), ''), 'UTF8'))
       and s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '30 minutes'
       and a.disabled_at is null
       and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity')
  $$;
`;

/** The holders of each role as they were, before anybody could stand in for somebody. */
const HOLDERS_ALONE = `
  create function access.holders(role text, account uuid, organisation uuid, areas uuid[]) returns uuid[]
    language sql immutable parallel safe
    return case
      when role = 'case_manager' then array[account]
      when role = 'case_coordinator' then areas
      when role in ('partner_operator', 'partner_coordinator')
        then array(select access.partner_holder(organisation, a) from unnest(areas) a)
      else '{}'::uuid[]
    end;
  revoke all on function access.holders from public;
  ${actorWith('access.holders(r.role, s.account_id, r.organisation_id, r.area_ids)')}
`;

/** Runs with every statement about people, so it stands in the same query: one probe of a small index, and for who holds no cases none. */
const HOLDERS = `case r.role
        when 'case_manager' then array[s.account_id] || array(select x.absent_account_id from access.substitution x
          where x.substitute_account_id = s.account_id and x.ended_at is null and access.today() between x.starts_on and x.ends_on)
        when 'case_coordinator' then r.area_ids
        when 'partner_operator' then array(select access.partner_holder(r.organisation_id, a) from unnest(r.area_ids) a)
        when 'partner_coordinator' then array(select access.partner_holder(r.organisation_id, a) from unnest(r.area_ids) a)
        else '{}'::uuid[] end`;

/**
 * Leave: while it runs, the people of who is absent are reached by who stands in too, through the same question as everybody's. One
 * step only: who stands in for somebody who stands in for a third does not reach the third's people.
 */
const SUBSTITUTION = `
  create table access.substitution (
    id uuid primary key,
    convenzione_id uuid not null references public.convenzione,
    absent_account_id uuid not null references access.account,
    substitute_account_id uuid not null references access.account,
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    reason text not null check (reason in ('holiday', 'illness', 'leave', 'training', 'other')),
    handover_note text,
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    version int not null default 1,
    check (absent_account_id <> substitute_account_id),
    constraint substitution_no_overlap exclude using gist
      (absent_account_id with =, daterange(starts_on, ends_on, '[]') with &&) where (ended_at is null)
  );
  comment on column access.substitution.ended_at is 'Ended early: access ended at that moment.';
  create index substitution_substitute on access.substitution (substitute_account_id, ends_on) include (starts_on, absent_account_id) where ended_at is null;
  create index substitution_absent on access.substitution (absent_account_id, ends_on desc);

  ${actorWith(HOLDERS)}
  drop function access.holders;

  -- Is somebody away on one of these days? For who looks for a substitute.
  create function access.is_absent(of_account uuid, first_day date, last_day date) returns boolean language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    begin
      if not access.may('create', 'Substitution') then raise insufficient_privilege; end if;
      return exists (select from access.substitution s where s.absent_account_id = of_account and s.ended_at is null
        and daterange(s.starts_on, s.ends_on, '[]') && daterange(first_day, last_day, '[]'));
    end $$;
  revoke all on function access.is_absent from public;
  grant execute on function access.is_absent to app;
`;

const WAITING = `
  create table action_places (
    id uuid primary key,
    convenzione_id uuid not null references convenzione,
    area_id uuid not null references area,
    action_id uuid not null references action,
    partner_id uuid references partner,
    period_id uuid not null references period,
    places int not null check (places between 0 and 10000),
    set_on date not null,
    set_by uuid not null references access.account,
    note text,
    superseded_on date,
    version int not null default 1
  );
  comment on table action_places is 'How many people an action, or a partner within it, takes at the same time in a period. Dated: a number is superseded, never changed.';
  create unique index action_places_in_force on action_places (action_id, period_id, partner_id) nulls not distinct where superseded_on is null;
  create index action_places_area on action_places (area_id, period_id);

  create table waiting_entry (
    id uuid primary key,
    person_id uuid not null references person,
    case_id uuid not null references case_file,
    convenzione_id uuid not null references convenzione,
    area_id uuid not null references area,
    action_id uuid not null references action,
    target_group_id uuid not null references target_group,
    priority text not null check (priority in ('high', 'normal', 'low')),
    rank smallint not null generated always as (case priority when 'high' then 1 when 'normal' then 2 else 3 end) stored,
    priority_reason text,
    note text,
    requested_on date not null,
    requested_by uuid not null references access.account,
    status text not null default 'waiting' check (status in ('waiting', 'offered', 'enrolled', 'withdrawn', 'declined')),
    offered_on date,
    offer_reason text,
    closed_on date,
    closed_by uuid references access.account,
    close_reason text,
    enrolment_id uuid references enrolment,
    version int not null default 1,
    constraint waiting_entry_reasoned check (priority <> 'high' or priority_reason is not null),
    check ((status in ('waiting', 'offered')) = (closed_on is null)),
    check (status <> 'offered' or offered_on is not null),
    check ((status = 'enrolled') = (enrolment_id is not null)),
    check (status <> 'declined' or close_reason is not null)
  );
  comment on column waiting_entry.offer_reason is 'Why a place was offered although none was free.';
  create unique index waiting_entry_open on waiting_entry (person_id, action_id) where status in ('waiting', 'offered');
  create index waiting_entry_list on waiting_entry (area_id, rank, requested_on, id) where status in ('waiting', 'offered');
  create index waiting_entry_closed on waiting_entry (area_id, closed_on desc, id desc) where status not in ('waiting', 'offered');
  create index waiting_entry_action on waiting_entry (action_id) where status in ('waiting', 'offered');
  create index waiting_entry_person on waiting_entry (person_id);
  create index waiting_entry_case on waiting_entry (case_id);

  -- Places are the area's: its coordinator offers and declines; who follows the person asks, and takes the request back.
  create function guard_waiting() returns trigger language plpgsql set search_path = public, pg_temp as $$
    declare who access.actor_row := access.actor();
    begin
      if new.status in ('offered', 'declined') and who.role <> 'case_coordinator' or new.status = 'withdrawn' and who.role <> 'case_manager' then
        raise insufficient_privilege using message = 'the area''s coordinator offers and declines, who follows the person withdraws';
      end if;
      return new;
    end $$;
  create trigger guard_waiting before update on waiting_entry for each row
    when (new.status is distinct from old.status) execute function guard_waiting();

  -- To decide on somebody who waits, the area's coordinator reaches them, as after an enrolment; no longer than they wait.
  alter table access.reach drop constraint reach_source_check;
  alter table access.reach add constraint reach_source_check check (source in ('registration', 'care_team', 'enrolment', 'assignment', 'waiting'));
  create function access.reach_from_waiting() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
    begin
      delete from access.reach where source = 'waiting' and source_id = coalesce(new.id, old.id);
      if tg_op <> 'DELETE' and new.status in ('waiting', 'offered') then
        insert into access.reach (person_id, holder, valid_from, source, source_id)
        values (new.person_id, new.area_id, new.requested_on, 'waiting', new.id);
      end if;
      return null;
    end $$;
  create trigger reach after insert or update or delete on waiting_entry for each row execute function access.reach_from_waiting();

  -- With the case ends what was still open about it. Nobody decided: no reason is given.
  create function settle_intake() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update handover set status = 'taken_back', decided_on = access.today(), version = version + 1 where case_id = new.id and status = 'proposed';
      update waiting_entry set status = 'withdrawn', closed_on = greatest(requested_on, new.concluded_on), version = version + 1
       where case_id = new.id and status in ('waiting', 'offered');
      return null;
    end $$;
  create trigger intake_settled after update of status on case_file for each row
    when (new.status = 'concluded' and old.status = 'open') execute function settle_intake();

  revoke all on function access.reach_from_waiting, settle_intake from public;
  grant create on schema public to matcher;
  alter function settle_intake owner to matcher;
  revoke create on schema public from matcher;
`;
