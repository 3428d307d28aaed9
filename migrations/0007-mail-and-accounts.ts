// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mail waiting to be sent, invitations, password resets, sessions that one sees and ends.
 *
 * As in 0001 the tables of `access` are owned by `owner` and not FORCEd: the functions of `signin` and `jobs` work on them
 * before, or without, anybody being signed in. Neither login may touch a table itself.
 */
export class MailAndAccounts1700000000007 implements MigrationInterface {
  name = 'MailAndAccounts1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await this.mail(runner);
    await this.accounts(runner);
    await this.signin(runner);
    await this.own(runner);
    await runner.query(`
      revoke all on all functions in schema access, signin, jobs from public;
      grant execute on all functions in schema signin to signin;
      grant execute on function access.queue_mail(uuid, uuid, text, text, text, jsonb, text, bytea, int), access.invitation_secret(uuid),
        access.my_profile(), access.set_my_locale(text, int), access.my_sessions(), access.end_my_session(uuid),
        access.end_my_other_sessions() to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema jobs cascade;
      drop function access.end_my_other_sessions, access.end_my_session, access.my_sessions, access.set_my_locale, access.my_profile;
      drop function signin.change_password, signin.complete_reset, signin.reset, signin.ask_reset, signin.accept_invitation,
        signin.invitation, signin.label_session;
      drop trigger audit_write on access.account;
      drop trigger end_sessions on access.account;
      drop function access.end_sessions_of_disabled, access.set_password, access.invitation_secret, access.queue_mail, access.put_mail;
      alter table access.session drop column device;
      alter table access.account_role drop column version;
      drop table access.password_reset, access.invitation, access.mail;
    `);
  }

  /** The outbox, and what the job that empties it may do. */
  private async mail(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Everything that a background job may do is a function here. Grants follow with each migration (src/platform/jobs/install.ts).
      create schema jobs;

      create table access.mail (
        id uuid primary key,
        account_id uuid references access.account,
        email text not null,
        locale text not null check (locale in ('it', 'en')),
        -- Which text, and what it is filled with: never anything about a participant.
        kind text not null,
        params jsonb not null default '{}',
        -- What must go out once: a second mail of the same key is not written.
        once text unique,
        -- The secret part of its link, encrypted with a key that the database does not have; gone once it is of no use.
        secret_cipher bytea,
        secret_key_version int,
        status text not null default 'waiting' check (status in ('waiting', 'sending', 'sent', 'failed')),
        attempts int not null default 0,
        -- A code of the mail system, 'late' or 'unclear'; never its words, which may quote.
        error text,
        -- After this there is no sense in sending it.
        useful_until timestamptz,
        queued_at timestamptz not null default now(),
        taken_at timestamptz,
        settled_at timestamptz
      );
      create index mail_newest on access.mail (queued_at desc, id desc);

      -- Writes a mail into the outbox, in the caller's transaction. False: the same went out before, or the account is disabled.
      -- For functions alone: no login may execute it.
      create function access.put_mail(new_id uuid, of_account uuid, to_email text, to_locale text, the_kind text, the_params jsonb,
        the_once text, secret bytea, secret_version int, until timestamptz) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        declare who access.account;
        begin
          if of_account is not null then
            select * into who from access.account where id = of_account and disabled_at is null;
            if not found then return false; end if;
          end if;
          insert into access.mail (id, account_id, email, locale, kind, params, once, secret_cipher, secret_key_version, useful_until)
          values (new_id, of_account, coalesce(who.email, lower(to_email)), coalesce(to_locale, who.locale, 'it'), the_kind,
                  coalesce(the_params, '{}'), the_once, secret, secret_version, until)
          on conflict (once) do nothing;
          if not found then return false; end if;
          perform graphile_worker.add_job('mail.send', json_build_object('id', new_id), job_key => 'mail/' || new_id, max_attempts => 25);
          return true;
        end $$;

      -- For whoever is signed in. Only links that invite carry a secret here, so only their mails live as long as one.
      create function access.queue_mail(new_id uuid, of_account uuid, to_email text, to_locale text, the_kind text, the_params jsonb,
        the_once text, secret bytea, secret_version int) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        begin
          if (access.actor()).account_id is null then raise insufficient_privilege; end if;
          return access.put_mail(new_id, of_account, to_email, to_locale, the_kind, the_params, the_once, secret, secret_version,
            case when secret is not null then now() + interval '7 days' end);
        end $$;

      -- Takes a waiting mail: from here on it is sent once or not at all, whatever happens to the process.
      create function jobs.take_mail(the_id uuid)
        returns table (email text, locale text, kind text, params jsonb, secret_cipher bytea, secret_key_version int, demo boolean, attempts int)
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        begin
          update access.mail m set status = 'failed', error = 'late', settled_at = now(), secret_cipher = null, secret_key_version = null
           where m.id = the_id and m.status = 'waiting' and m.useful_until <= now();
          return query
            update access.mail m set status = 'sending', taken_at = now(), attempts = m.attempts + 1
             where m.id = the_id and m.status = 'waiting'
            returning m.email, m.locale, m.kind, m.params, m.secret_cipher, m.secret_key_version,
                      coalesce((select a.demo from access.account a where a.id = m.account_id), false), m.attempts;
        end $$;

      -- It went out. An invitation that was not sent but shown keeps its link for the page that shows it.
      create function jobs.mail_sent(the_id uuid, keep_link boolean) returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$
        update access.mail set status = 'sent', error = null, settled_at = now(),
               secret_cipher = case when keep_link and kind = 'invitation' then secret_cipher end,
               secret_key_version = case when keep_link and kind = 'invitation' then secret_key_version end
         where id = the_id and status = 'sending'
      $$;

      -- It certainly did not go out. True: it waits to be tried again.
      create function jobs.mail_refused(the_id uuid, the_error text, for_good boolean) returns boolean language plpgsql
        security definer set search_path = pg_catalog, pg_temp as $$
        declare again boolean;
        begin
          update access.mail set status = case when for_good or attempts >= 12 then 'failed' else 'waiting' end, error = the_error,
                 settled_at = case when for_good or attempts >= 12 then now() end
           where id = the_id and status = 'sending' returning status = 'waiting' into again;
          return coalesce(again, false);
        end $$;

      -- What a process that died left behind. Mails taken and never settled may have gone out: they are not tried again.
      create function jobs.settle_mail() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        begin
          update access.mail set status = 'failed', error = 'unclear', settled_at = now()
           where status = 'sending' and taken_at < now() - interval '15 minutes';
          perform graphile_worker.add_job('mail.send', json_build_object('id', m.id), job_key => 'mail/' || m.id, max_attempts => 25)
             from access.mail m where m.status = 'waiting' and m.attempts = 0 and m.queued_at < now() - interval '15 minutes';
        end $$;
    `);
  }

  private async accounts(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.invitation (
        id uuid primary key,
        account_id uuid not null references access.account,
        token_hash bytea not null unique,
        mail_id uuid references access.mail on delete set null,
        status text not null default 'pending' check (status in ('pending', 'accepted', 'revoked', 'replaced')),
        invited_by uuid not null references access.account,
        invited_at timestamptz not null default now(),
        expires_at timestamptz not null default now() + interval '7 days',
        settled_at timestamptz,
        check ((status = 'pending') = (settled_at is null))
      );
      create unique index invitation_pending on access.invitation (account_id) where status = 'pending';
      create index invitation_account on access.invitation (account_id, invited_at);
      select audit.watch('access.invitation');

      -- A request of a new password, of an account or (for the limit per address alone) of nobody.
      create table access.password_reset (
        id uuid primary key,
        account_id uuid references access.account,
        token_hash bytea unique,
        -- A keyed hash of the network address.
        address_code bytea not null,
        asked_at timestamptz not null default now(),
        expires_at timestamptz not null default now() + interval '1 hour',
        used_at timestamptz
      );
      create index password_reset_account on access.password_reset (account_id, asked_at);
      create index password_reset_address on access.password_reset (address_code, asked_at);

      alter table access.account_role add column version int not null default 1;
      -- In words, 'Firefox · Windows': enough to know one's own device again, not enough to tell people by it.
      alter table access.session add column device text check (length(device) <= 60);

      -- Who may sign in is on the trail; counting failed attempts is not a change of the account.
      create trigger audit_write after insert or delete or update of email, given_name, family_name, password_hash, locale, disabled_at
        on access.account for each row execute function audit.record_write();

      -- A disabled account's sessions are over, and stay so when it is enabled again.
      create function access.end_sessions_of_disabled() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        begin
          update access.session set ended_at = now() where account_id = new.id and ended_at is null;
          return null;
        end $$;
      create trigger end_sessions after update of disabled_at on access.account for each row
        when (old.disabled_at is null and new.disabled_at is not null) execute function access.end_sessions_of_disabled();

      -- The link of an invitation, for the administrator who has to hand it over because no mail is sent. Of nothing else: whoever
      -- reads the link of a reset becomes that person.
      create function access.invitation_secret(of_mail uuid) returns table (cipher bytea, key_version int) language plpgsql stable
        security definer set search_path = pg_catalog, pg_temp as $$
        begin
          if not access.may('create', 'Invitation') then return; end if;
          return query select m.secret_cipher, m.secret_key_version from access.mail m join access.invitation i on i.mail_id = m.id
            where m.id = of_mail and m.kind = 'invitation' and m.secret_cipher is not null and i.status = 'pending' and i.expires_at > now();
        end $$;

      -- A new password: other links to one die, delays end, sessions (but one) end, and the account is told. For functions alone.
      create function access.set_password(of_account uuid, new_hash text, keep_session uuid, tell boolean) returns void language plpgsql
        security definer set search_path = pg_catalog, pg_temp as $$
        begin
          update access.account set password_hash = new_hash, failed_attempts = 0, blocked_until = null where id = of_account;
          update access.password_reset set used_at = now() where account_id = of_account and used_at is null;
          update access.session set ended_at = now() where account_id = of_account and ended_at is null and id is distinct from keep_session;
          delete from access.half_session where account_id = of_account;
          if tell then
            perform access.put_mail(uuidv7(), of_account, null, null, 'password-changed',
              jsonb_build_object('at', to_char(now() at time zone 'Europe/Rome', 'YYYY-MM-DD HH24:MI')), null, null, null, null);
          end if;
        end $$;

      -- What has served: answers of idempotency keys after a day, resets after a day, sessions after a month, mails after half a year,
      -- jobs that failed for good after a month.
      create function jobs.tidy() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        begin
          delete from access.idempotency where created_at < now() - interval '1 day';
          delete from access.password_reset where asked_at < now() - interval '1 day';
          delete from access.session where coalesce(ended_at, expires_at) < now() - interval '1 month';
          update access.mail m set secret_cipher = null, secret_key_version = null where m.secret_cipher is not null and m.status in ('sent', 'failed')
            and not exists (select from access.invitation i where i.mail_id = m.id and i.status = 'pending' and i.expires_at > now());
          delete from access.mail where settled_at < now() - interval '6 months';
          delete from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '1 month';
        end $$;
    `);
  }

  /** What nobody who is signed in does: accepting an invitation, getting a new password. */
  private async signin(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function signin.label_session(hash bytea, the_device text) returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$
        update access.session set device = the_device where token_hash = hash and device is null
      $$;

      -- What stands behind the link of an invitation; nothing when the link is nobody's.
      create function signin.invitation(hash bytea)
        returns table (account_id uuid, email text, given_name text, family_name text, state text, expires_at timestamptz)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select a.id, a.email, a.given_name, a.family_name,
               case when i.status <> 'pending' then i.status when a.password_hash is not null then 'accepted'
                    when a.disabled_at is not null then 'revoked' when i.expires_at <= now() then 'expired' else 'pending' end, i.expires_at
          from access.invitation i join access.account a on a.id = i.account_id where i.token_hash = hash
      $$;

      -- Never over a password that stands: an invitation is no way into an account that somebody uses.
      create function signin.accept_invitation(hash bytea, new_hash text) returns boolean language plpgsql security definer
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

      -- Asks for a new password. Answers how many seconds the network address has to wait, which does not depend on the account;
      -- for an account that is not there, is disabled, has no password yet, is a demo's or asks too often, nothing is sent.
      create function signin.ask_reset(for_email text, address bytea, new_reset uuid, hash bytea, new_mail uuid, secret bytea, secret_version int)
        returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        declare
          chosen uuid;
          first_ask timestamptz;
        begin
          perform pg_advisory_xact_lock(hashtextextended(encode(address, 'hex'), 11));
          select min(r.asked_at) into first_ask from (
            select asked_at from access.password_reset where address_code = address and asked_at > now() - interval '1 hour'
             order by asked_at desc limit 30) r having count(*) = 30;
          if first_ask is not null then return greatest(1, ceil(extract(epoch from first_ask + interval '1 hour' - now())))::int; end if;
          select a.id into chosen from access.account a
           where a.email = lower(for_email) and a.disabled_at is null and a.password_hash is not null and not a.demo for update;
          if chosen is not null and (select count(*) from access.password_reset r
               where r.account_id = chosen and r.asked_at > now() - interval '1 hour') >= 3 then
            chosen := null;
          end if;
          insert into access.password_reset (id, account_id, token_hash, address_code)
          values (new_reset, chosen, case when chosen is not null then hash end, address);
          if chosen is not null then
            perform access.put_mail(new_mail, chosen, null, null, 'password-reset', null, null, secret, secret_version, now() + interval '1 hour');
            insert into audit.entry (account_id, verb, subject) values (chosen, 'password-reset-asked', 'Account');
          end if;
          return 0;
        end $$;

      create function signin.reset(hash bytea) returns table (account_id uuid, email text, state text) language sql stable
        security definer set search_path = pg_catalog, pg_temp as $$
        select a.id, a.email, case when r.used_at is not null then 'used' when a.disabled_at is not null or r.expires_at <= now() then 'expired' else 'pending' end
          from access.password_reset r join access.account a on a.id = r.account_id where r.token_hash = hash
      $$;

      create function signin.complete_reset(hash bytea, new_hash text) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        declare chosen uuid;
        begin
          update access.password_reset r set used_at = now()
            from access.account a
           where r.token_hash = hash and r.used_at is null and r.expires_at > now() and a.id = r.account_id and a.disabled_at is null
          returning r.account_id into chosen;
          if chosen is null then return false; end if;
          perform access.set_password(chosen, new_hash, null, true);
          insert into audit.entry (account_id, verb, subject) values (chosen, 'password-reset', 'Account');
          return true;
        end $$;

      -- After the present password was shown (signin.find): ends the other sessions.
      create function signin.change_password(of_account uuid, the_session uuid, new_hash text) returns boolean language plpgsql
        security definer set search_path = pg_catalog, pg_temp as $$
        begin
          perform from access.account where id = of_account and disabled_at is null and not demo;
          if not found then return false; end if;
          perform access.set_password(of_account, new_hash, the_session, true);
          insert into audit.entry (account_id, session_id, verb, subject) values (of_account, the_session, 'password-changed', 'Account');
          return true;
        end $$;
    `);
  }

  /** One's own account and sessions, for whoever is signed in: no grant on tables, and nobody else's rows. */
  private async own(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function access.my_profile()
        returns table (id uuid, email text, given_name text, family_name text, locale text, demo boolean, has_password boolean, version int)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select a.id, a.email, a.given_name, a.family_name, a.locale, a.demo, a.password_hash is not null, a.version from access.account a where a.id = (access.actor()).account_id
      $$;

      create function access.set_my_locale(new_locale text, read_version int) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        begin
          update access.account set locale = new_locale, version = version + 1
           where id = (access.actor()).account_id and version = read_version;
          return found;
        end $$;

      create function access.my_sessions()
        returns table (id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, device text, current boolean)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select s.id, s.created_at, s.last_seen_at, s.expires_at, s.device, s.id = me.session_id
          from access.actor() me join access.session s on s.account_id = me.account_id
         where s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '30 minutes'
         order by s.id = me.session_id desc, s.last_seen_at desc, s.id
      $$;

      create function access.end_my_session(the_session uuid) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        declare who access.actor_row := access.actor();
        begin
          update access.session set ended_at = now()
           where id = the_session and account_id = who.account_id and ended_at is null and expires_at > now() and last_seen_at > now() - interval '30 minutes';
          if not found then return false; end if;
          insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject, row_id)
          values (who.account_id, who.role, who.organisation_id, who.session_id, 'session-ended', 'Session', the_session::text);
          return true;
        end $$;

      create function access.end_my_other_sessions() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        declare who access.actor_row := access.actor();
        begin
          update access.session set ended_at = now() where account_id = who.account_id and id <> who.session_id and ended_at is null;
          insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject)
          values (who.account_id, who.role, who.organisation_id, who.session_id, 'sessions-ended', 'Session');
        end $$;
    `);
  }
}
