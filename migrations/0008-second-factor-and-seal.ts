// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** access.enter of 0001, which tells more or less of the account. */
const enterWith = (more: string): string => `
      create or replace function access.enter(token text) returns jsonb language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        declare
          who access.actor_row;
          answer jsonb;
        begin
          perform set_config('access.token', token, true);
          who := access.actor();
          if who.account_id is null then
            perform set_config('access.token', '', true);
            return null;
          end if;
          -- Written at most once a minute: reading must not cost a write each time.
          update access.session set last_seen_at = now()
           where id = who.session_id and last_seen_at < now() - interval '1 minute';
          select to_jsonb(who) || jsonb_build_object('email', a.email, 'given_name', a.given_name,
                   'family_name', a.family_name, 'locale', a.locale, 'expires_at', s.expires_at${more})
            into answer
            from access.account a join access.session s on s.id = who.session_id where a.id = who.account_id;
          return answer;
        end $$;`;

/** Second factors, identities of an OpenID provider, seals over the audit trail. */
export class SecondFactorAndSeal1700000000008 implements MigrationInterface {
  name = 'SecondFactorAndSeal1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Second factors ------------------------------------------------------------------------------------------
      create table access.second_factor (
        account_id uuid primary key references access.account,
        secret_cipher bytea not null,
        secret_key_version int not null,
        -- The 30-second step of the last code accepted (RFC 6238, 5.2: a code is good once).
        last_step bigint not null,
        confirmed_at timestamptz not null default now()
      );
      -- A secret that was shown and of which no code was given yet; good for a quarter of an hour.
      create table access.factor_enrolment (
        account_id uuid primary key references access.account,
        secret_cipher bytea not null,
        secret_key_version int not null,
        created_at timestamptz not null default now()
      );
      create table access.recovery_code (
        account_id uuid not null references access.account,
        code_hash bytea not null,
        used_at timestamptz,
        primary key (account_id, code_hash)
      );
      -- The password was right and a code is due. It stands outside access.session, so that access.actor() cannot find it
      -- whatever else is mistaken.
      create table access.half_session (
        token_hash bytea primary key,
        account_id uuid not null references access.account,
        expires_at timestamptz not null
      );

      -- Identities of an OpenID Connect provider ----------------------------------------------------------------
      -- An administrator allows an account to enter through the provider; its first sign-in with the account's verified address
      -- fills in who it is there. From then on issuer and subject tell, and the address no longer matters.
      create table access.openid_identity (
        account_id uuid primary key references access.account,
        issuer text,
        subject text,
        allowed_by uuid references access.account,
        allowed_at timestamptz not null default now(),
        linked_at timestamptz,
        unique (issuer, subject),
        check ((issuer is null) = (subject is null) and (subject is null) = (linked_at is null))
      );

      -- The account of an identity; none is ever made. The address is null unless the provider vouches for it.
      create function signin.openid_account(the_issuer text, the_subject text, verified_mail text) returns uuid language plpgsql
        security definer set search_path = pg_catalog, pg_temp as $$
        declare chosen uuid;
        begin
          select i.account_id into chosen from access.openid_identity i where i.issuer = the_issuer and i.subject = the_subject;
          if found then
            return (select a.id from access.account a where a.id = chosen and a.disabled_at is null);
          end if;
          select a.id into chosen from access.account a
           where a.email = lower(verified_mail) and a.disabled_at is null and not a.demo for update;
          if not found then return null; end if;
          -- An invitation is as good as an administrator's word: it is one.
          insert into access.openid_identity (account_id, allowed_by)
            select i.account_id, i.invited_by from access.invitation i
             where i.account_id = chosen and i.status = 'pending' and i.expires_at > now()
            on conflict (account_id) do nothing;
          update access.openid_identity set issuer = the_issuer, subject = the_subject, linked_at = now()
           where account_id = chosen and subject is null;
          if not found then return null; end if;
          update access.invitation set status = 'accepted', settled_at = now() where account_id = chosen and status = 'pending';
          insert into audit.entry (account_id, verb, subject) values (chosen, 'openid-linked', 'Account');
          return chosen;
        end $$;

      -- Tells the account that its second factor changed, and when. For functions alone.
      create function access.tell_of_factor(of_account uuid, what text) returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$
        select access.put_mail(uuidv7(), of_account, null, null, what,
          jsonb_build_object('at', to_char(now() at time zone 'Europe/Rome', 'YYYY-MM-DD HH24:MI')), null, null, null, null)
      $$;

      create function signin.second_step(of_account uuid) returns table (active boolean, demo boolean)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select exists (select from access.second_factor f where f.account_id = a.id), a.demo
          from access.account a where a.id = of_account
      $$;

      create function signin.begin_half(of_account uuid, hash bytea) returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$
        delete from access.half_session where expires_at < now();
        insert into access.half_session (token_hash, account_id, expires_at) values (hash, of_account, now() + interval '5 minutes');
        insert into audit.entry (account_id, verb, subject) values (of_account, 'factor-asked', 'Session');
      $$;

      create function signin.half(hash bytea) returns uuid language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$
        select h.account_id from access.half_session h join access.account a on a.id = h.account_id
         where h.token_hash = hash and h.expires_at > now() and a.disabled_at is null
      $$;

      create function signin.end_half(hash bytea) returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$ delete from access.half_session where token_hash = hash $$;

      -- Whose session this is, by the same rules as everywhere.
      create function signin.session_of(token text) returns table (account_id uuid, session_id uuid, email text, opened_at timestamptz) language plpgsql
        security definer set search_path = pg_catalog, pg_temp as $$
        declare who access.actor_row;
        begin
          perform set_config('access.token', token, true);
          who := access.actor();
          return query select a.id, s.id, a.email, s.created_at from access.session s join access.account a on a.id = s.account_id
            where s.id = who.session_id;
        end $$;

      -- Every try is counted before the code is looked at, under the row's lock: many at once are one after the other. The
      -- delay is the sign-in's own; what is accepted takes the count back.
      create function signin.factor_attempt(of_account uuid)
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
          update access.account set failed_attempts = failed_attempts + 1,
                 blocked_until = case when failed_attempts >= 4
                   then now() + least(900, power(2, least(failed_attempts - 4, 12))) * interval '1 second' end
           where id = of_account;
          return query select f.secret_cipher, f.secret_key_version, f.last_step, 0 from access.second_factor f where f.account_id = of_account;
        end $$;

      create function signin.factor_refused(of_account uuid) returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$
        insert into audit.entry (account_id, verb, subject) values (of_account, 'factor-refused', 'Session');
      $$;

      -- False: this code, or a later one, was used already.
      create function signin.accept_code(of_account uuid, step bigint) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        begin
          update access.second_factor set last_step = step where account_id = of_account and last_step < step;
          return found;
        end $$;

      create function signin.accept_recovery_code(of_account uuid, hash bytea) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        begin
          update access.recovery_code set used_at = now() where account_id = of_account and code_hash = hash and used_at is null;
          if not found then return false; end if;
          insert into audit.entry (account_id, verb, subject) values (of_account, 'recovery-code-used', 'SecondFactor');
          return true;
        end $$;

      create function signin.note_factor(the_session uuid, what text) returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$
        insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject)
          select s.account_id, r.role, r.organisation_id, s.id, what, 'SecondFactor'
            from access.session s join access.account_role r on r.id = s.account_role_id where s.id = the_session;
      $$;

      -- The session's sitting begins: for a quarter of an hour it may sign (access.factor_is_fresh).
      create function signin.factor_shown(hash bytea) returns void language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        declare s access.session;
        begin
          update access.session set factor_at = now() where token_hash = hash and ended_at is null returning * into s;
          update access.account set failed_attempts = 0, blocked_until = null where id = s.account_id;
          perform signin.note_factor(s.id, 'factor-confirmed');
        end $$;

      create function signin.factor_by_provider(hash bytea) returns void language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        declare the_session uuid;
        begin
          update access.session set factor_at = now() where token_hash = hash and ended_at is null returning id into the_session;
          perform signin.note_factor(the_session, 'factor-by-provider');
        end $$;

      create function signin.factor_state(of_account uuid)
        returns table (password_hash text, confirmed_at timestamptz, codes_left int, wait_seconds int) language sql stable
        security definer set search_path = pg_catalog, pg_temp as $$
        select a.password_hash, f.confirmed_at,
               (select count(*) from access.recovery_code c where c.account_id = a.id and c.used_at is null)::int,
               greatest(0, ceil(extract(epoch from a.blocked_until - now())))::int
          from access.account a left join access.second_factor f on f.account_id = a.id where a.id = of_account
      $$;

      create function signin.begin_factor(of_account uuid, the_cipher bytea, key_version int) returns void language sql
        security definer set search_path = pg_catalog, pg_temp as $$
        insert into access.factor_enrolment (account_id, secret_cipher, secret_key_version) values (of_account, the_cipher, key_version)
        on conflict (account_id) do update set secret_cipher = excluded.secret_cipher,
          secret_key_version = excluded.secret_key_version, created_at = now();
      $$;

      create function signin.pending_factor(of_account uuid) returns table (secret_cipher bytea, secret_key_version int) language sql
        stable security definer set search_path = pg_catalog, pg_temp as $$
        select e.secret_cipher, e.secret_key_version from access.factor_enrolment e
         where e.account_id = of_account and e.created_at > now() - interval '15 minutes'
      $$;

      create function signin.replace_recovery_codes(of_account uuid, of_session uuid, hashes bytea[]) returns void language sql
        security definer set search_path = pg_catalog, pg_temp as $$
        delete from access.recovery_code where account_id = of_account;
        insert into access.recovery_code (account_id, code_hash) select of_account, unnest(hashes);
        select signin.note_factor(of_session, 'recovery-codes-renewed');
      $$;

      -- From here on this factor is asked; sessions that began without it end, but for the one that set it up.
      create function signin.activate_factor(of_account uuid, of_session uuid, step bigint, hashes bytea[]) returns boolean
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        begin
          insert into access.second_factor (account_id, secret_cipher, secret_key_version, last_step)
            select e.account_id, e.secret_cipher, e.secret_key_version, step from access.factor_enrolment e
             where e.account_id = of_account and e.created_at > now() - interval '15 minutes'
            on conflict (account_id) do update set secret_cipher = excluded.secret_cipher,
              secret_key_version = excluded.secret_key_version, last_step = excluded.last_step, confirmed_at = now();
          if not found then return false; end if;
          update access.account set failed_attempts = 0, blocked_until = null where id = of_account;
          delete from access.factor_enrolment where account_id = of_account;
          delete from access.half_session where account_id = of_account;
          update access.session set factor_at = now() where id = of_session;
          update access.session set ended_at = now() where account_id = of_account and id <> of_session and ended_at is null;
          perform signin.note_factor(of_session, 'factor-set');
          perform access.tell_of_factor(of_account, 'factor-set');
          perform signin.replace_recovery_codes(of_account, of_session, hashes);
          return true;
        end $$;

      create function signin.remove_factor(of_account uuid, of_session uuid) returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$
        delete from access.second_factor where account_id = of_account;
        delete from access.factor_enrolment where account_id = of_account;
        delete from access.recovery_code where account_id = of_account;
        update access.session set factor_at = null where account_id = of_account;
        select signin.note_factor(of_session, 'factor-removed');
        select access.tell_of_factor(of_account, 'factor-removed');
      $$;

      -- How an account proves who it is, without what it proves it with.
      create function access.account_access(of_account uuid) returns table (second_factor boolean, openid text) language plpgsql
        stable security definer set search_path = pg_catalog, pg_temp as $$
        begin
          if not access.may('read', 'Account') then raise insufficient_privilege; end if;
          return query select exists (select from access.second_factor f where f.account_id = of_account),
            coalesce((select case when i.subject is null then 'allowed' else 'linked' end
                        from access.openid_identity i where i.account_id = of_account), 'none');
        end $$;

      -- Another way into an account, or its end: then sessions that came that way end with the others.
      create function access.allow_openid(of_account uuid, allowed boolean) returns void language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        declare
          who access.actor_row := access.actor();
          changed boolean;
        begin
          if not access.may('update', 'Account') or not access.factor_is_fresh() then raise insufficient_privilege; end if;
          if allowed then
            insert into access.openid_identity (account_id, allowed_by) values (of_account, who.account_id) on conflict (account_id) do nothing;
            changed := found;
          else
            delete from access.openid_identity where account_id = of_account;
            changed := found;
            update access.session set ended_at = now() where changed and account_id = of_account and ended_at is null;
          end if;
          if changed then
            insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject, row_id)
            values (who.account_id, who.role, who.organisation_id, who.session_id, case when allowed then 'openid-allowed' else 'openid-removed' end,
                    'Account', of_account::text);
          end if;
        end $$;

      -- Somebody lost the telephone and the codes. Every session ends: whoever has them may be somebody else.
      create function access.reset_factor(of_account uuid) returns void language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        declare who access.actor_row := access.actor();
        begin
          if not access.may('update', 'Account') or not access.factor_is_fresh() then raise insufficient_privilege; end if;
          delete from access.second_factor where account_id = of_account;
          delete from access.factor_enrolment where account_id = of_account;
          delete from access.recovery_code where account_id = of_account;
          delete from access.half_session where account_id = of_account;
          update access.session set ended_at = now() where account_id = of_account and ended_at is null;
          insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject, row_id)
          values (who.account_id, who.role, who.organisation_id, who.session_id, 'factor-reset', 'SecondFactor', of_account::text);
          perform access.tell_of_factor(of_account, 'factor-reset');
        end $$;

      -- Seals over the audit trail ------------------------------------------------------------------------------
      -- A seal is the SHA-256 over the seal before it and over the ids and contents of a batch of entries; a leaf is the
      -- SHA-256 of one entry's content, so that the first that is not what it was can be named.
      create table audit.seal (
        number int primary key,
        first_id bigint not null,
        last_id bigint not null,
        entries int not null check (entries > 0),
        ids bigint[] not null check (cardinality(ids) = entries and ids[1] = first_id and ids[entries] = last_id),
        leaves bytea not null check (length(leaves) = 32 * entries),
        previous bytea not null unique,
        hash bytea not null unique,
        sealed_at timestamptz not null
      );
      create trigger append_only before update or delete on audit.seal
        for each row execute function audit.append_only();
      create trigger append_only_truncate before truncate on audit.seal
        for each statement execute function audit.append_only();

      -- Written out in src/platform/audit/verify-trail.ts too, which does not trust the database's functions.
      create function audit.content(e audit.entry) returns bytea language sql stable set search_path = pg_catalog, pg_temp as $$
        select sha256(convert_to(jsonb_build_array((extract(epoch from e.at) * 1000000)::bigint, e.account_id, e.role, e.organisation_id,
          e.session_id, e.verb, e.subject, e.row_id, e.person_ids, e.fields, e.detail)::text, 'UTF8'))
      $$;

      -- Seals what has been written since. An id is taken before its transaction commits: sealing up to the newest visible one
      -- would take what commits later for inserted. So it waits, for a moment, until nobody has anything half written, and
      -- lets go at once: what a block that fails has locked is free again. When somebody writes for long, it is the next run's.
      create function jobs.seal_audit() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        declare
          watermark bigint;
          last_seal audit.seal;
          the_ids bigint[];
          the_leaves bytea;
          the_moment timestamptz;
          after_id bigint;
          after_hash bytea;
          the_number int;
        begin
          if not pg_try_advisory_xact_lock(hashtextextended('audit.seal', 5)) then return; end if;
          begin
            perform set_config('lock_timeout', '500ms', true);
            lock table audit.entry in share mode;
            select max(e.id) into watermark from audit.entry e;
            raise exception using errcode = 'VS000';
          exception
            when sqlstate 'VS000' then null;
            when lock_not_available then return;
          end;
          select * into last_seal from audit.seal s order by s.number desc limit 1;
          after_id := coalesce(last_seal.last_id, 0);
          after_hash := coalesce(last_seal.hash, decode(repeat('00', 32), 'hex'));
          the_number := coalesce(last_seal.number, 0);
          loop
            select array_agg((b.e).id order by (b.e).id), string_agg(audit.content(b.e), ''::bytea order by (b.e).id)
              into the_ids, the_leaves
              from (select e from audit.entry e where e.id > after_id and e.id <= watermark order by e.id limit 1000) b;
            exit when the_ids is null;
            the_number := the_number + 1;
            the_moment := clock_timestamp();
            insert into audit.seal (number, first_id, last_id, entries, ids, leaves, previous, sealed_at, hash)
            values (the_number, the_ids[1], the_ids[cardinality(the_ids)], cardinality(the_ids), the_ids, the_leaves, after_hash, the_moment,
              sha256(after_hash || convert_to(the_number || '|' || (extract(epoch from the_moment) * 1000000)::bigint || '|'
                || array_to_string(the_ids, ',') || '|', 'UTF8') || the_leaves))
            returning hash into after_hash;
            after_id := the_ids[cardinality(the_ids)];
          end loop;
        end $$;

      -- Who sees whom, and who has read what ---------------------------------------------------------------------
      -- A short code of a person, to be read over the telephone: it says nothing of who they are. Whoever asks why somebody
      -- sees a person names them by it.
      create function public.reference_code(of_person uuid) returns text language sql immutable parallel safe
        return upper(left(md5(of_person::text), 12));
      create index person_reference on person (reference_code(id));

      -- Every reason for which an account reaches a person, reached or will reach them: rows of access.reach as long as the role
      -- that makes use of them. For functions that ask what the asker may know: no login may execute it.
      create function access.reasons(the_person uuid, of_account uuid)
        returns table (account_id uuid, account_name text, role text, organisation text, via text, area_id uuid, absent_name text,
          valid_from date, valid_to date)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
        begin
          return query
          with held as (
            select h.account_id, h.role, h.organisation_id, h.area_ids, h.valid_from,
                   least(h.valid_to, (a.disabled_at at time zone 'Europe/Rome')::date) as valid_to
              from access.account_role h join access.account a on a.id = h.account_id
             where h.role in ('case_manager', 'case_coordinator', 'partner_operator', 'partner_coordinator')
               and (of_account is null or h.account_id = of_account)
          ), found as (
            select h.*, x.source, null::uuid as area, null::uuid as absent, x.valid_from as since, x.valid_to as until
              from access.reach x join held h on h.role = 'case_manager' and h.account_id = x.holder
             where x.person_id = the_person
            union all
            select h.*, 'substitution', null, s.absent_account_id, greatest(x.valid_from, s.starts_on),
                   least(x.valid_to, s.ends_on, (s.ended_at at time zone 'Europe/Rome')::date)
              from access.reach x
              join access.substitution s on s.absent_account_id = x.holder
              join held h on h.role = 'case_manager' and h.account_id = s.substitute_account_id
             where x.person_id = the_person
            union all
            select h.*, x.source, x.holder, null, x.valid_from, x.valid_to
              from access.reach x join held h on h.role = 'case_coordinator' and x.holder = any (h.area_ids)
             where x.person_id = the_person
            union all
            select h.*, x.source, g.area, null, x.valid_from, x.valid_to
              from access.reach x
              join held h on h.role in ('partner_operator', 'partner_coordinator')
              cross join lateral unnest(h.area_ids) g(area)
             where x.person_id = the_person and x.holder = access.partner_holder(h.organisation_id, g.area)
          ), dated as (
            select f.account_id, f.role, f.organisation_id, f.source, f.area, f.absent,
                   greatest(f.valid_from, f.since) as first_day, least(f.valid_to, f.until) as last_day
              from found f
          )
          -- Several enrolments in one area are one reason to its coordinator.
          select d.account_id, access.staff_name(d.account_id), d.role, o.name, d.source, d.area, access.staff_name(d.absent), min(d.first_day),
                 case when bool_or(d.last_day is null) then null else max(d.last_day) end
            from dated d left join access.organisation o on o.id = d.organisation_id
           where d.first_day <= coalesce(d.last_day, 'infinity')
           group by d.account_id, d.role, o.name, d.source, d.area, d.absent,
                    case when d.role = 'case_coordinator' then null else d.first_day end, case when d.role = 'case_coordinator' then null else d.last_day end;
        end $$;

      -- What stands in the trail about people, by minute, account and whether it was written or read: one look at a file is many
      -- entries. For functions that ask what the asker may know: no login may execute it.
      create function audit.of_people(people uuid[])
        returns table (minute timestamptz, account_id uuid, account_name text, role text, organisation_id uuid, organisation text, area_ids uuid[], writing boolean, subjects text[])
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select g.minute, g.account_id, access.staff_name(g.account_id), g.role, g.organisation_id, o.name,
               array(select distinct unnest(h.area_ids) from access.account_role h where h.account_id = g.account_id and h.role = g.role), g.writing, g.subjects
          from (select date_trunc('minute', e.at) as minute, e.account_id, e.role, e.organisation_id, e.verb <> 'read' as writing,
                       -- 'public.person_identity' and 'PersonIdentity' are one kind.
                       array_agg(distinct lower(regexp_replace(regexp_replace(e.subject, '^[a-z_]+[.]', ''), '([a-z])([A-Z])', '\\1_\\2', 'g'))) as subjects
                  from audit.entry e where e.person_ids && people and e.account_id is not null
                 group by 1, 2, 3, 4, 5) g
          left join access.organisation o on o.id = g.organisation_id
      $$;

      -- Accounts, for who asks why one of them sees somebody.
      create function access.find_accounts(words text) returns table (id uuid, name text, email text, disabled boolean) language plpgsql stable
        security definer set search_path = pg_catalog, pg_temp as $$
        begin
          if not access.may('read', 'AccessQuestion') then raise insufficient_privilege; end if;
          return query
          select a.id, a.given_name || ' ' || a.family_name, a.email, a.disabled_at is not null from access.account a
           where not exists (select from regexp_split_to_table(lower(words), '[[:space:]]+') w(word)
                              where position(w.word in lower(a.given_name || ' ' || a.family_name || ' ' || a.email)) = 0)
           order by a.family_name, a.given_name, a.id limit 20;
        end $$;

      create function access.account_named(of_account uuid) returns table (id uuid, name text, email text, disabled boolean) language plpgsql stable
        security definer set search_path = pg_catalog, pg_temp as $$
        begin
          if not access.may('read', 'AccessQuestion') then raise insufficient_privilege; end if;
          return query select a.id, a.given_name || ' ' || a.family_name, a.email, a.disabled_at is not null from access.account a where a.id = of_account;
        end $$;

      -- The roles of an account, past ones too, for the same.
      create function access.roles_of(of_account uuid)
        returns table (role text, organisation text, area_ids uuid[], valid_from date, valid_to date) language plpgsql stable
        security definer set search_path = pg_catalog, pg_temp as $$
        begin
          if not access.may('read', 'AccessQuestion') then raise insufficient_privilege; end if;
          return query select r.role, o.name, r.area_ids, r.valid_from, r.valid_to
            from access.account_role r left join access.organisation o on o.id = r.organisation_id
           where r.account_id = of_account order by r.valid_from, r.id;
        end $$;

      -- It also tells whether the second factor was shown in this session, and whether the account has one.
      ${enterWith(`, 'demo', a.demo, 'factor_at', s.factor_at,
                   'has_factor', exists (select from access.second_factor f where f.account_id = a.id)`)}

      revoke all on all functions in schema access, signin, audit, jobs from public;
      grant execute on all functions in schema signin to signin;
      grant execute on function access.account_access(uuid), access.reset_factor(uuid), access.allow_openid(uuid, boolean), access.find_accounts(text), access.account_named(uuid), access.roles_of(uuid) to app;
      grant execute on function access.reasons(uuid, uuid), audit.of_people(uuid[]) to matcher;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${enterWith('')}
      drop index person_reference;
      drop function public.reference_code, access.reasons, audit.of_people, access.find_accounts, access.account_named, access.roles_of, jobs.seal_audit, audit.content, access.account_access, access.allow_openid, signin.openid_account, signin.factor_by_provider, access.reset_factor, access.tell_of_factor, signin.second_step, signin.begin_half, signin.half, signin.end_half,
        signin.session_of, signin.factor_attempt, signin.factor_refused, signin.accept_code, signin.accept_recovery_code,
        signin.note_factor, signin.factor_shown, signin.factor_state, signin.begin_factor, signin.pending_factor,
        signin.replace_recovery_codes, signin.activate_factor, signin.remove_factor;
      drop table audit.seal, access.openid_identity, access.half_session, access.recovery_code, access.factor_enrolment, access.second_factor;
    `);
  }
}
