// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a role may do by itself alone is narrowed: handing over, erasing, signing in, asking again. */
export class RightsAndLocks1700000000017 implements MigrationInterface {
  name = 'RightsAndLocks1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FOLLOWS);
    await runner.query(LAPSED_ERASURES);
    await runner.query(MERGES);
    await runner.query(SIGN_IN);
    await runner.query(KEPT_ANSWERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table retention_proposal no force row level security;
      alter table retention_proposal disable trigger audit_write;
      alter table retention_proposal drop constraint retention_proposal_status_check, drop constraint retention_proposal_decided, drop constraint retention_proposal_act,
        drop constraint retention_proposal_lapsed;
      update retention_proposal set status = 'declined', decline_reason = 'Decaduta', decided_on = coalesce(decided_on, lapsed_on), act_number = null, act_date = null,
             decided_by = coalesce(decided_by, (select a.id from access.account a where a.id <> proposed_by order by a.created_at limit 1))
       where status = 'lapsed';
      alter table retention_proposal drop column lapsed_on, drop column lapsed_reason,
        add constraint retention_proposal_status_check check (status in ('proposed', 'authorised', 'declined', 'erased')),
        add constraint retention_proposal_check check ((status = 'proposed') = (decided_on is null) and (decided_on is null) = (decided_by is null)),
        add constraint retention_proposal_check1 check ((status in ('authorised', 'erased')) = (act_number is not null) and (act_number is null) = (act_date is null));
      alter table retention_proposal enable trigger audit_write;
      delete from access.idempotency;
      ${SIGN_IN_BEFORE}
      alter table person_merge drop column stood;
      drop function if exists access.drop_unshared;
      drop function access.shares;
      drop function access.follows cascade;`);
  }
}

const FOLLOWS = `
  -- Reached because of more than a request for a place: deciding about a place needs the file, handing the case over does not follow from it.
  create function access.follows(person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from access.reach r, access.actor() a where r.person_id = person and r.holder = any (a.holders) and r.source <> 'waiting'
      and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity'))
  $$;
  revoke all on function access.follows from public;
  grant execute on function access.follows to app;
`;

/**
 * A proposal of erasure is about somebody as they stood: it lapses, by itself, once they are in charge again or one with another record.
 * The table is closed to its owner too; the policies close it again.
 */
const LAPSED_ERASURES = `
  alter table retention_proposal no force row level security;
  alter table retention_proposal
    drop constraint retention_proposal_status_check, drop constraint retention_proposal_check, drop constraint retention_proposal_check1,
    add column lapsed_on date,
    add column lapsed_reason text check (lapsed_reason in ('in_charge_again', 'merged'));
  alter table retention_proposal
    add constraint retention_proposal_status_check check (status in ('proposed', 'authorised', 'declined', 'erased', 'lapsed')),
    add constraint retention_proposal_decided check ((decided_on is null) = (decided_by is null)
      and case when status = 'proposed' then decided_on is null when status <> 'lapsed' then decided_on is not null else true end),
    add constraint retention_proposal_act check ((act_number is null) = (act_date is null)
      and case when status in ('authorised', 'erased') then act_number is not null when status <> 'lapsed' then act_number is null else true end),
    add constraint retention_proposal_lapsed check ((status = 'lapsed') = (lapsed_on is not null) and (lapsed_on is null) = (lapsed_reason is null));
  comment on column retention_proposal.lapsed_reason is 'Nobody decided: the person is in charge again, or their record became one with another.';
  alter table retention_proposal disable trigger audit_write;
  alter table case_file no force row level security;
  alter table person_merge no force row level security;
  update retention_proposal r set status = 'lapsed', lapsed_on = access.today(), version = version + 1,
         lapsed_reason = case when exists (select from case_file c where c.person_id = r.person_id and c.status = 'open') then 'in_charge_again' else 'merged' end
   where r.status in ('proposed', 'authorised')
     and (exists (select from case_file c where c.person_id = r.person_id and c.status = 'open')
       or exists (select from person_merge m where r.person_id in (m.person_id, m.merged_id) and m.undone_at is null and m.merged_at::date >= r.proposed_on));
  alter table case_file force row level security;
  alter table person_merge force row level security;
  alter table retention_proposal enable trigger audit_write;
`;

/** What undoing a merge has to know of the consents, and of whom something is shared. */
const MERGES = `
  alter table person_merge add column stood uuid[] not null default '{}';
  comment on column person_merge.stood is 'The survivor''s consents that stood: one withdrawn since was withdrawn for both.';
  -- A consent to share stands, though perhaps for a time that is over: null of access.sharing_until says no more than that no end was given.
  create function access.shares(of_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.consent k where k.person_id = of_person and k.purpose = 'sharing_with_partners' and k.withdrawn_on is null)
  $$;
  revoke all on function access.shares from public;
  grant execute on function access.shares to owner;
  grant create on schema access to matcher;
  alter function access.shares owner to matcher;
  revoke create on schema access from matcher;
`;

const TIDY = `
      delete from access.idempotency where created_at < now() - interval '1 day';
      delete from access.password_reset where asked_at < now() - interval '1 day';
      delete from access.session where coalesce(ended_at, expires_at) < now() - interval '1 month';
      update access.mail m set secret_cipher = null, secret_key_version = null where m.secret_cipher is not null and m.status in ('sent', 'failed')
        and not exists (select from access.invitation i where i.mail_id = m.id and i.status = 'pending' and i.expires_at > now());
      delete from access.mail where settled_at < now() - interval '6 months';
      delete from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '1 month';`;

/**
 * How often somebody may try a password: counted before it is looked at, under a lock, for an address with an account as for one without,
 * so that neither many tries at once nor the answers tell more than one try would.
 */
const SIGN_IN = `
  alter table access.account add column failed_at timestamptz;
  comment on column access.account.failed_at is 'Of the last try that failed; after a day without one the count begins anew.';
  create table access.unknown_sign_in (
    address_code bytea primary key check (octet_length(address_code) = 32),
    failed_attempts int not null default 0,
    blocked_until timestamptz,
    failed_at timestamptz not null default now()
  );
  comment on table access.unknown_sign_in is 'Tries with addresses that have no account: a keyed hash of each, forgotten after a day, at most ten thousand.';
  create index unknown_sign_in_age on access.unknown_sign_in (failed_at);
  alter table access.unknown_sign_in enable row level security;

  -- The delay after so many failures in a row: 1, 2, 4 … at most 900 seconds after the fourth.
  create function signin.delay(failures int) returns interval language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when failures >= 4 then least(900, power(2, least(failures - 4, 12))) * interval '1 second' end
  $$;

  -- One try, counted before the password is looked at. An account that is disabled is none.
  create function signin.attempt(for_email text, the_address bytea) returns table (account_id uuid, password_hash text, wait_seconds int, attempts int)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    #variable_conflict use_column
    declare
      a record;
      failures int;
    begin
      select x.id, x.password_hash as hash, x.failed_attempts, x.failed_at, x.blocked_until into a
        from access.account x where x.email = lower(for_email) and x.disabled_at is null for update;
      if not found then
        insert into access.unknown_sign_in (address_code) values (the_address) on conflict do nothing;
        select null::uuid as id, null::text as hash, u.failed_attempts, u.failed_at, u.blocked_until into a
          from access.unknown_sign_in u where u.address_code = the_address for update;
      end if;
      if a.blocked_until > now() then
        return query select a.id, null::text, ceil(extract(epoch from a.blocked_until - now()))::int, a.failed_attempts;
        return;
      end if;
      failures := case when a.failed_at < now() - interval '1 day' then 0 else a.failed_attempts end;
      if a.id is not null then
        update access.account x set failed_attempts = failures + 1, failed_at = now(), blocked_until = now() + signin.delay(failures) where x.id = a.id;
      else
        update access.unknown_sign_in u set failed_attempts = failures + 1, failed_at = now(), blocked_until = now() + signin.delay(failures)
         where u.address_code = the_address;
        -- Whoever tries many addresses fills no disk.
        delete from access.unknown_sign_in u where u.failed_at < (select o.failed_at from access.unknown_sign_in o order by o.failed_at desc offset 10000 limit 1);
      end if;
      return query select a.id, a.hash, 0, failures + 1;
    end $$;

  -- The password fitted: the try does not count. What others tried meanwhile does.
  create function signin.attempt_fitted(of_account uuid, the_attempts int) returns void language sql security definer
    set search_path = pg_catalog, pg_temp as $$
    update access.account set failed_attempts = greatest(0, failed_attempts - 1), blocked_until = case when failed_attempts <> the_attempts then blocked_until end
     where id = of_account
  $$;

  create function signin.refused(of_account uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into audit.entry (account_id, verb, subject) values (of_account, 'sign-in-refused', 'Session')
  $$;
  drop function signin.find, signin.failed;

  -- The second factor shares the count.
  create or replace function signin.factor_attempt(of_account uuid)
    returns table (secret_cipher bytea, secret_key_version int, last_step bigint, wait_seconds int) language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$
    declare
      a record;
      failures int;
    begin
      select x.failed_attempts, x.failed_at, x.blocked_until into a from access.account x where x.id = of_account and x.disabled_at is null for update;
      if not found or not exists (select from access.second_factor f where f.account_id = of_account) then return; end if;
      if a.blocked_until > now() then
        return query select null::bytea, null::int, null::bigint, ceil(extract(epoch from a.blocked_until - now()))::int;
        return;
      end if;
      failures := case when a.failed_at < now() - interval '1 day' then 0 else a.failed_attempts end;
      update access.account x set failed_attempts = failures + 1, failed_at = now(), blocked_until = now() + signin.delay(failures) where x.id = of_account;
      return query select f.secret_cipher, f.secret_key_version, f.last_step, 0 from access.second_factor f where f.account_id = of_account;
    end $$;

  create function access.is_linked(of_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from access.openid_identity i where i.account_id = of_account and i.subject is not null)
  $$;
  create or replace function signin.invitation(hash bytea)
    returns table (account_id uuid, email text, given_name text, family_name text, state text, expires_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.id, a.email, a.given_name, a.family_name,
           case when i.status <> 'pending' then i.status when a.password_hash is not null or access.is_linked(a.id) then 'accepted'
                when a.disabled_at is not null then 'revoked' when i.expires_at <= now() then 'expired' else 'pending' end, i.expires_at
      from access.invitation i join access.account a on a.id = i.account_id where i.token_hash = hash
  $$;
  -- Never over a way in that stands, a password or a provider's: an invitation is no way into an account that somebody uses.
  create or replace function signin.accept_invitation(hash bytea, new_hash text) returns boolean language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
    declare chosen uuid;
    begin
      -- The account is held: a provider that links it at the same moment comes before or after.
      select a.id into chosen from access.account a join access.invitation i on i.account_id = a.id where i.token_hash = hash for update of a;
      if chosen is null or access.is_linked(chosen) then return false; end if;
      update access.invitation i set status = 'accepted', settled_at = now()
        from access.account a
       where i.token_hash = hash and i.status = 'pending' and i.expires_at > now()
         and a.id = i.account_id and a.disabled_at is null and a.password_hash is null
      returning i.account_id into chosen;
      if chosen is null then return false; end if;
      perform access.set_password(chosen, new_hash, null, false);
      insert into audit.entry (account_id, verb, subject) values (chosen, 'invitation-accepted', 'Account');
      return true;
    end $$;
  revoke all on function access.is_linked, signin.delay, signin.attempt, signin.attempt_fitted, signin.refused from public;
  grant execute on all functions in schema signin to signin;

  -- What has served: answers of idempotency keys, resets and tries of unknown addresses after a day, sessions after a month, mails after half
  -- a year, jobs that failed for good after a month.
  create or replace function jobs.tidy() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    begin
      delete from access.unknown_sign_in where failed_at < now() - interval '1 day';
      ${TIDY}
    end $$;
`;

/** The sign-in as it was: counted after the password was looked at. */
const SIGN_IN_BEFORE = `
  drop function signin.attempt, signin.attempt_fitted, signin.refused;
  create function signin.find(for_email text) returns table (account_id uuid, password_hash text, wait_seconds int)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select id, password_hash, greatest(0, ceil(extract(epoch from blocked_until - now())))::int
      from access.account where email = lower(for_email) and disabled_at is null
  $$;
  create function signin.failed(of_account uuid) returns void language sql security definer
    set search_path = pg_catalog, pg_temp as $$
    update access.account set failed_attempts = failed_attempts + 1, blocked_until = case when failed_attempts >= 4 then now() + least(900, power(2, least(failed_attempts - 4, 12))) * interval '1 second' end where id = of_account;
    insert into audit.entry (account_id, verb, subject) values (of_account, 'sign-in-refused', 'Session');
  $$;
  create or replace function signin.factor_attempt(of_account uuid)
    returns table (secret_cipher bytea, secret_key_version int, last_step bigint, wait_seconds int) language plpgsql
    security definer set search_path = pg_catalog, pg_temp as $$
    declare blocked timestamptz;
    begin
      select a.blocked_until into blocked from access.account a where a.id = of_account and a.disabled_at is null for update;
      if not found or not exists (select from access.second_factor f where f.account_id = of_account) then return; end if;
      if blocked > now() then
        return query select null::bytea, null::int, null::bigint, ceil(extract(epoch from blocked - now()))::int;
        return;
      end if;
      update access.account set failed_attempts = failed_attempts + 1, blocked_until = case when failed_attempts >= 4 then now() + least(900, power(2, least(failed_attempts - 4, 12))) * interval '1 second' end where id = of_account;
      return query select f.secret_cipher, f.secret_key_version, f.last_step, 0 from access.second_factor f where f.account_id = of_account;
    end $$;
  create or replace function signin.invitation(hash bytea)
    returns table (account_id uuid, email text, given_name text, family_name text, state text, expires_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.id, a.email, a.given_name, a.family_name,
           case when i.status <> 'pending' then i.status when a.password_hash is not null then 'accepted'
                when a.disabled_at is not null then 'revoked' when i.expires_at <= now() then 'expired' else 'pending' end, i.expires_at
      from access.invitation i join access.account a on a.id = i.account_id where i.token_hash = hash
  $$;
  create or replace function signin.accept_invitation(hash bytea, new_hash text) returns boolean language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
    declare chosen uuid;
    begin
      update access.invitation i set status = 'accepted', settled_at = now()
        from access.account a
       where i.token_hash = hash and i.status = 'pending' and i.expires_at > now()
         and a.id = i.account_id and a.disabled_at is null and a.password_hash is null
      returning i.account_id into chosen;
      if chosen is null then return false; end if;
      perform access.set_password(chosen, new_hash, null, false);
      insert into audit.entry (account_id, verb, subject) values (chosen, 'invitation-accepted', 'Account');
      return true;
    end $$;
  create or replace function jobs.tidy() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    begin
      ${TIDY}
    end $$;
  drop function access.is_linked, signin.delay;
  drop table access.unknown_sign_in;
  alter table access.account drop column failed_at;
  revoke all on function signin.find, signin.failed from public;
  grant execute on all functions in schema signin to signin;
`;

/** A repetition is answered by what stands: of earlier answers, encrypted as they were, nothing is kept. */
const KEPT_ANSWERS = `
  update access.idempotency set body = null, headers = null;
  comment on column access.idempotency.body is 'Where the answer is read again and the names of its fields; nothing of what it said.';
`;
