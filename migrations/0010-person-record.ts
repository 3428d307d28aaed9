// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The person's record: who they were called before, how they are reached, who stands around them, who represents them, on what
 * their data rest and until when, and who works on their case.
 */
export class PersonRecord1700000000010 implements MigrationInterface {
  name = 'PersonRecord1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IDENTITY_OVER_TIME);
    await runner.query(CONTACTS_AND_NETWORK);
    await runner.query(REPRESENTATIVES);
    await runner.query(CONSENTS);
    await runner.query(CARE_TEAM);
    await runner.query(`
      select audit.watch(t::regclass) from unnest(array['person_history', 'person_contact', 'person_relation', 'person_link',
        'representative', 'representative_contact']) t`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table care_team drop constraint care_team_no_overlap, drop column role_words, drop column added_by, drop column version;
      drop function access.holds_cases, access.colleagues;

      ${REACH_WITHOUT_EXPIRY}
      drop function access.sharing_until, access.assignment_end;
      alter table consent drop constraint consent_in_force;
      -- Only one of a purpose may stand without an end: expired ones end on the day they expired.
      alter table consent no force row level security;
      update consent set withdrawn_on = expires_on where withdrawn_on is null and expires_on < access.today();
      alter table consent force row level security;
      alter table consent drop constraint consent_expires_after, drop column expires_on, drop column information_version, drop column information_given_on;
      create unique index consent_in_force on consent (person_id, purpose) where withdrawn_on is null;

      alter table plan_signatory drop constraint plan_signatory_representative_id_fkey;
      drop function representative_lacks;
      drop table representative_contact, representative, person_link, person_relation, person_contact, person_history cascade;
      drop trigger keep_former on person;
      drop trigger keep_former on person_identity;
      drop function keep_former_names, keep_former_identity, keep_former;
    `);
  }
}

/**
 * What was known before stays, with the days from and to which it stood in the file. Written by triggers, so that no change
 * passes them by; they run with the rights of whoever changes.
 */
const IDENTITY_OVER_TIME = `
  create table person_history (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references person,
    field text not null check (field in ('names', 'birth_date', 'sex', 'citizenship', 'code')),
    kind text not null check (kind in ('completion', 'change', 'correction')),
    given_name text, family_name text, alias text,
    value text,
    code_kind text check (code_kind in ('regular', 'provisional', 'stp', 'eni', 'none')),
    code_cipher bytea, code_hmac bytea, code_key_version int,
    valid_from date,
    valid_to date not null check (valid_to >= valid_from),
    changed_by uuid references access.account,
    changed_at timestamptz not null default now(),
    check ((field = 'code') = (code_kind is not null))
  );
  comment on table person_history is 'Values of a person''s identity that are no longer current; person and person_identity hold those that are.';
  comment on column person_history.kind is 'completion: nothing was known before; change: the world changed; correction: it had been wrong.';
  comment on column person_history.value is 'Birth date, sex or citizenship before; null where it was not known.';
  comment on column person_history.code_cipher is 'As it stood in person_identity: additional data are that table and the person.';
  comment on column person_history.code_hmac is 'By which an earlier code still finds the person; null for a code that was a mistake: it may be somebody else''s.';
  comment on column person_history.valid_from is 'Null: since the registration.';
  comment on column person_history.valid_to is 'The day from which the next value holds.';
  create index person_history_person on person_history (person_id, field, valid_to);
  create index person_history_code on person_history (code_hmac) where code_hmac is not null;

  create function keep_former(of_person uuid, the_field text, was_known boolean, former jsonb) returns void language plpgsql
    set search_path = public, pg_temp as $$
    declare
      kept person_history := jsonb_populate_record(null::person_history, former);
    begin
      kept.id := gen_random_uuid();
      kept.person_id := of_person;
      kept.field := the_field;
      -- Nobody is born on another day later on.
      kept.kind := case when not was_known then 'completion'
                        when the_field = 'birth_date' or current_setting('identity.change', true) = 'correction' then 'correction'
                        else 'change' end;
      select max(h.valid_to) into kept.valid_from from person_history h where h.person_id = of_person and h.field = the_field;
      kept.valid_to := greatest(kept.valid_from, coalesce(nullif(current_setting('identity.since', true), '')::date, access.today()));
      kept.changed_by := (access.actor()).account_id;
      kept.changed_at := now();
      if kept.kind = 'correction' then kept.code_hmac := null; end if;
      insert into person_history select (kept).*;
    end $$;

  create function keep_former_names() returns trigger language plpgsql set search_path = public, pg_temp as $$
    begin
      perform keep_former(old.id, 'names',
        -- A name added to what was known completes it.
        not (coalesce(old.given_name = new.given_name, old.given_name is null) and coalesce(old.family_name = new.family_name, old.family_name is null)
             and coalesce(old.alias = new.alias, old.alias is null)),
        jsonb_build_object('given_name', old.given_name, 'family_name', old.family_name, 'alias', old.alias));
      return null;
    end $$;
  create trigger keep_former after update on person for each row
    when ((old.given_name, old.family_name, old.alias) is distinct from (new.given_name, new.family_name, new.alias))
    execute function keep_former_names();

  create function keep_former_identity() returns trigger language plpgsql set search_path = public, pg_temp as $$
    begin
      if old.birth_date is distinct from new.birth_date then
        perform keep_former(old.person_id, 'birth_date', old.birth_date is not null, jsonb_build_object('value', old.birth_date));
      end if;
      if old.sex is distinct from new.sex then
        perform keep_former(old.person_id, 'sex', old.sex is not null, jsonb_build_object('value', old.sex));
      end if;
      if old.citizenship is distinct from new.citizenship then
        perform keep_former(old.person_id, 'citizenship', old.citizenship is not null, jsonb_build_object('value', old.citizenship));
      end if;
      -- A code written anew is encrypted anew: whether it is another one, its search code tells.
      if (old.code_kind, old.code_hmac) is distinct from (new.code_kind, new.code_hmac) then
        perform keep_former(old.person_id, 'code', old.code_kind <> 'none', jsonb_build_object('code_kind', old.code_kind,
          'code_cipher', old.code_cipher, 'code_hmac', old.code_hmac, 'code_key_version', old.code_key_version));
      end if;
      return null;
    end $$;
  create trigger keep_former after update on person_identity for each row execute function keep_former_identity();
`;

const CONTACTS_AND_NETWORK = `
  create table person_contact (
    id uuid primary key,
    person_id uuid not null references person,
    kind text not null check (kind in ('mobile', 'phone', 'email', 'address', 'other')),
    value_cipher bytea not null,
    note_cipher bytea,
    key_version int not null,
    phone_hmac bytea,
    safe_to_leave_message boolean not null default false,
    preferred boolean not null default false,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    recorded_by uuid not null references access.account,
    version int not null default 1,
    check ((kind in ('mobile', 'phone')) = (phone_hmac is not null)),
    check (not preferred or valid_to is null)
  );
  comment on column person_contact.phone_hmac is 'HMAC of the number with its country code (+39…): equal numbers are found without being read.';
  comment on column person_contact.safe_to_leave_message is 'Whether whoever answers there may be told who called: not everybody at home knows.';
  create index person_contact_person on person_contact (person_id);
  create index person_contact_phone on person_contact (phone_hmac) where phone_hmac is not null;
  create unique index person_contact_one_preferred on person_contact (person_id) where preferred;

  create table person_relation (
    id uuid primary key,
    person_id uuid not null references person,
    kind text not null check (kind in ('mother', 'father', 'partner', 'child', 'sibling', 'grandparent', 'other_relative', 'friend',
      'neighbour', 'volunteer', 'other')),
    kind_words text,
    name text not null,
    phone_cipher bytea,
    key_version int,
    phone_hmac bytea,
    lives_with boolean not null default false,
    supports boolean not null default false,
    is_informed boolean not null default false,
    recorded_by uuid not null references access.account,
    version int not null default 1,
    unique (id, person_id),
    check ((kind = 'other') = (kind_words is not null)),
    check ((phone_cipher is null) = (phone_hmac is null) and (phone_cipher is null) = (key_version is null))
  );
  comment on column person_relation.is_informed is 'Whether they know of the path: otherwise nobody speaks of it with them.';
  create index person_relation_person on person_relation (person_id);
  create index person_relation_phone on person_relation (phone_hmac) where phone_hmac is not null;

  -- Apart from the relation: only who reaches both learns that somebody in the network is followed too.
  create table person_link (
    relation_id uuid not null,
    person_id uuid not null references person,
    other_person_id uuid not null references person,
    -- With the relation alone, a second link would tell of a first that its writer does not see.
    primary key (relation_id, other_person_id),
    foreign key (relation_id, person_id) references person_relation (id, person_id) on delete cascade,
    check (person_id <> other_person_id)
  );
  create index person_link_person on person_link (person_id);
  create index person_link_other on person_link (other_person_id);
`;

const REPRESENTATIVES = `
  create table representative (
    id uuid primary key,
    person_id uuid not null references person,
    kind text not null check (kind in ('support_administrator', 'guardian', 'curator', 'parents', 'parent')),
    name text not null,
    powers text[] not null check (powers <@ array['health', 'assets', 'residence', 'services', 'sign_plan', 'personal_data'] and cardinality(powers) > 0),
    act_number text, act_date date, court text,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    ended_reason text,
    recorded_by uuid not null references access.account,
    version int not null default 1,
    unique (id, person_id),
    check ((act_number is null) = (act_date is null)),
    check (ended_reason is null or valid_to is not null)
  );
  comment on table representative is 'Who acts for the person, by which act, within which powers, from when to when.';
  create index representative_person on representative (person_id);

  -- Apart: the area's coordinator reads who represents somebody, not how they are reached.
  create table representative_contact (
    representative_id uuid primary key,
    person_id uuid not null references person,
    value_cipher bytea not null,
    key_version int not null,
    foreign key (representative_id, person_id) references representative (id, person_id) on delete cascade
  );
  create index representative_contact_person on representative_contact (person_id);

  -- What keeps a representative from signing for the person on a day: null when nothing does. Parents act for minors by law;
  -- whoever else does, by an act (Italian civil code, art. 316, 343, 404 and following).
  create function representative_lacks(r representative, born date, day date) returns text language sql immutable parallel safe
    set search_path = pg_catalog, pg_temp as $$
    select case
      when day < r.valid_from then 'not-yet'
      when day > r.valid_to then 'ended'
      when not 'sign_plan' = any (r.powers) then 'power'
      when r.kind not in ('parents', 'parent') and r.act_number is null then 'act'
      when r.kind in ('parents', 'parent') and access.age_on(born, day) >= 18 then 'of-age'
    end $$;

  alter table plan_signatory add constraint plan_signatory_representative_id_fkey foreign key (representative_id) references representative;
`;

/** The reach of assignments as 0003 had it: as long as the assignment, until the consent is withdrawn. */
const REACH_WITHOUT_EXPIRY = `
  create or replace function access.reach_from_assignment() returns trigger language plpgsql security definer
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
  create or replace function access.end_sharing() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
    begin
      if new.purpose = 'sharing_with_partners' and new.withdrawn_on is not null and old.withdrawn_on is null then
        delete from access.reach where source = 'assignment' and person_id = new.person_id;
      end if;
      return null;
    end $$;
  drop trigger end_sharing on consent;
  create trigger end_sharing after update on consent for each row execute function access.end_sharing();
  update access.reach r set valid_to = access.assignment_end(r.source_id) where r.source = 'assignment';
`;

const CONSENTS = `
  alter table consent
    add column information_version text,
    add column information_given_on date,
    add column expires_on date,
    add constraint consent_expires_after check (expires_on >= given_on);
  comment on column consent.information_version is 'Which text about the use of their data the person was given.';
  comment on column consent.expires_on is 'Last day on which it is in force, where it was given for a time.';
  drop index consent_in_force;
  alter table consent add constraint consent_in_force exclude using gist
    (person_id with =, purpose with =, daterange(given_on, expires_on, '[]') with &&) where (withdrawn_on is null);
  create index consent_standing on consent (person_id, purpose) where withdrawn_on is null;

  -- Tables about people are closed to their owner too: what the triggers on reach have to know is answered as matcher.
  create function access.sharing_until(of_person uuid) returns date language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select k.expires_on from public.consent k
     where k.person_id = of_person and k.purpose = 'sharing_with_partners' and k.withdrawn_on is null
     order by k.given_on desc limit 1
  $$;
  create function access.assignment_end(of_assignment uuid) returns date language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select a.ends_on from public.assignment a where a.id = of_assignment
  $$;
  revoke all on function access.sharing_until, access.assignment_end from public;
  grant execute on function access.sharing_until, access.assignment_end to owner;
  grant create on schema access to matcher;
  alter function access.sharing_until owner to matcher;
  alter function access.assignment_end owner to matcher;
  revoke create on schema access from matcher;

  -- An assignment reaches as far as itself and the consent that carries it, whichever ends first: by date, without a job.
  create or replace function access.reach_from_assignment() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
    begin
      if tg_op = 'INSERT' then
        insert into access.reach (person_id, holder, valid_from, valid_to, source, source_id)
        values (new.person_id, access.partner_holder(new.partner_id, new.area_id), new.starts_on,
                least(new.ends_on, access.sharing_until(new.person_id)), 'assignment', new.id);
      elsif tg_op = 'UPDATE' then
        update access.reach set valid_from = new.starts_on, valid_to = least(new.ends_on, access.sharing_until(new.person_id))
         where source = 'assignment' and source_id = new.id;
      else
        delete from access.reach where source = 'assignment' and source_id = old.id;
      end if;
      return null;
    end $$;

  -- Withdrawing ends the sharing at once and for good (GDPR art. 7(3)). A consent that has run out stops it; given anew, what was
  -- assigned meanwhile and has not ended goes on.
  create or replace function access.end_sharing() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
    begin
      if new.withdrawn_on is null then
        update access.reach r set valid_to = least(access.assignment_end(r.source_id), access.sharing_until(new.person_id))
         where r.source = 'assignment' and r.person_id = new.person_id;
      elsif tg_op = 'UPDATE' and old.withdrawn_on is null then
        delete from access.reach where source = 'assignment' and person_id = new.person_id;
      end if;
      return null;
    end $$;
  drop trigger end_sharing on consent;
  create trigger end_sharing after insert or update of withdrawn_on, expires_on on consent for each row
    when (new.purpose = 'sharing_with_partners') execute function access.end_sharing();
`;

const CARE_TEAM = `
  alter table care_team
    add column role_words text,
    add column added_by uuid references access.account,
    add column version int not null default 1,
    add constraint care_team_no_overlap exclude using gist
      (case_id with =, account_id with =, daterange(starts_on, ends_on, '[]') with &&);
  comment on column care_team.role_words is 'What this person does on the team, in the team''s words.';

  -- Does this account hold cases in the convenzione today? Nobody else joins a care team.
  create function access.holds_cases(of_account uuid, in_convenzione uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select exists (select from access.account_role r join access.account a on a.id = r.account_id and a.disabled_at is null
      where r.account_id = of_account and r.role = 'case_manager' and r.convenzione_id = in_convenzione
        and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity'))
  $$;

  -- Who could join a care team: the other case managers of the asker's convenzione, by name.
  create function access.colleagues(words text, at_most int) returns table (id uuid, name text, organisation text, area_ids uuid[])
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
    declare who access.actor_row := access.actor();
    begin
      if not access.may('read', 'Colleague') then raise insufficient_privilege; end if;
      return query
        select a.id, a.given_name || ' ' || a.family_name, min(o.name), array_agg(distinct x.area)
          from access.account a
          join access.account_role r on r.account_id = a.id and r.role = 'case_manager' and r.convenzione_id = who.convenzione_id
           and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity')
          left join access.organisation o on o.id = r.organisation_id
          left join lateral unnest(r.area_ids) x(area) on true
         where a.disabled_at is null and a.id <> who.account_id
           and not exists (select from regexp_split_to_table(coalesce(public.search_text(words), ''), '\\s+') w(word)
                            where strpos(public.search_text(a.given_name || ' ' || a.family_name), w.word) = 0)
         group by a.id order by a.family_name, a.given_name, a.id limit at_most;
    end $$;
  revoke all on function access.holds_cases, access.colleagues from public;
  grant execute on function access.holds_cases, access.colleagues to app;
`;
