// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accounts, sessions, who reaches whom, idempotency and the audit trail.
 *
 * The tables of `access` that resolve a session (account, account_role, session, reach, idempotency) are owned by
 * `owner` and not FORCEd: `access.actor()` has to read them before anybody is known. The application role holds no
 * privilege on them except through the functions below.
 */
export class AccessAndAudit1700000000001 implements MigrationInterface {
  name = 'AccessAndAudit1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema access;
      create schema audit;

      -- The demo may stand on a fixed day; elsewhere this table is empty and the day is Rome's.
      create table access.clock (today date not null, one boolean primary key default true check (one));
      create function access.today() returns date language sql stable parallel safe security definer
        set search_path = pg_catalog, pg_temp as $$
        select coalesce((select c.today from access.clock c), (now() at time zone 'Europe/Rome')::date)
      $$;

      create function access.age_on(birth date, on_day date) returns int language sql immutable parallel safe
        return extract(year from on_day)::int - extract(year from birth)::int
             - (to_char(on_day, 'MMDD') < to_char(birth, 'MMDD'))::int;
      comment on function access.age_on is
        'Completed years on a civil day; somebody born on 29 February turns a year older on 1 March of common years.';

      create table access.organisation (
        id uuid primary key,
        kind text not null check (kind in ('comune', 'partner', 'service', 'asst')),
        name text not null
      );

      create table access.account (
        id uuid primary key,
        email text not null check (email = lower(email)),
        given_name text not null,
        family_name text not null,
        password_hash text,
        locale text not null default 'it' check (locale in ('it', 'en')),
        demo boolean not null default false,
        disabled_at timestamptz,
        failed_attempts int not null default 0,
        blocked_until timestamptz,
        version int not null default 1,
        created_at timestamptz not null default now()
      );
      create unique index account_email on access.account (email);

      create table access.account_role (
        id uuid primary key,
        account_id uuid not null references access.account,
        role text not null check (role in ('case_manager', 'case_coordinator', 'service_referrer', 'partner_operator',
          'partner_coordinator', 'administrative_referent', 'cabina_member', 'cabina_secretary', 'programme_office',
          'platform_administrator', 'auditor')),
        organisation_id uuid references access.organisation,
        convenzione_id uuid,
        area_ids uuid[] not null default '{}',
        valid_from date not null default access.today(),
        valid_to date,
        -- An account that administers others must hold no desk over people or figures: its role stands outside programmes.
        check (role in ('platform_administrator', 'auditor') or convenzione_id is not null)
      );
      create index account_role_account on access.account_role (account_id);

      create table access.session (
        id uuid primary key,
        token_hash bytea not null unique,
        account_id uuid not null references access.account,
        account_role_id uuid not null references access.account_role,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create index session_account on access.session (account_id);

      create type access.actor_row as (
        account_id uuid, session_id uuid, account_role_id uuid, role text, organisation_id uuid,
        organisation_kind text, convenzione_id uuid, area_ids uuid[], holders uuid[]
      );

      -- One holder for (partner, area): an operator of one area does not reach the partner's people of another.
      create function access.partner_holder(partner uuid, area uuid) returns uuid language sql immutable parallel safe
        return md5(partner::text || area::text)::uuid;

      create function access.holders(role text, account uuid, organisation uuid, areas uuid[]) returns uuid[]
        language sql immutable parallel safe
        return case
          when role = 'case_manager' then array[account]
          when role = 'case_coordinator' then areas
          when role in ('partner_operator', 'partner_coordinator')
            then array(select access.partner_holder(organisation, a) from unnest(areas) a)
          else '{}'::uuid[]
        end;

      -- Who is asking, resolved from the session's token (a bind parameter of access.enter) and from nothing else:
      -- SQL injected into a query knows no other token and so cannot become somebody else.
      create function access.actor() returns access.actor_row language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$
        select s.account_id, s.id, r.id, r.role, r.organisation_id, o.kind, r.convenzione_id, r.area_ids,
               access.holders(r.role, s.account_id, r.organisation_id, r.area_ids)
          from access.session s
          join access.account a on a.id = s.account_id
          join access.account_role r on r.id = s.account_role_id and r.account_id = s.account_id
          left join access.organisation o on o.id = r.organisation_id
         where s.token_hash = sha256(convert_to(nullif(current_setting('access.token', true), ''), 'UTF8'))
           and s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '30 minutes'
           and a.disabled_at is null
           and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity')
      $$;

      -- Opens a unit of work: remembers the token for this transaction and tells who it is (null: nobody).
      create function access.enter(token text) returns jsonb language plpgsql security definer
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
                   'family_name', a.family_name, 'locale', a.locale, 'expires_at', s.expires_at)
            into answer
            from access.account a join access.session s on s.id = who.session_id where a.id = who.account_id;
          return answer;
        end $$;

      create table access.reach (
        person_id uuid not null,
        holder uuid not null,
        valid_from date not null,
        valid_to date,
        source text not null check (source in ('registration', 'care_team', 'enrolment', 'assignment')),
        source_id uuid not null,
        primary key (source, source_id, person_id, holder)
      );
      comment on table access.reach is
        'Who reaches which person, since when and because of what: written by triggers alone, read by every policy about people.';
      create index reach_person on access.reach (person_id, holder) include (valid_from, valid_to);
      create index reach_holder on access.reach (holder, person_id);
      alter table access.reach enable row level security;
      create policy own_reach on access.reach for select to app, stats
        using (holder = any ((select (access.actor()).holders)::uuid[]));
      grant select on access.reach to app, stats;

      -- Does whoever is asking reach this person today? For functions that look past the asker's rows.
      create function access.reaches(person uuid) returns boolean language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$
        select exists (select from access.reach r, access.actor() a where r.person_id = person and r.holder = any (a.holders)
          and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity'))
      $$;

      create table access.idempotency (
        account_id uuid not null,
        key text not null,
        fingerprint bytea not null,
        status int,
        headers jsonb,
        body jsonb,
        created_at timestamptz not null default now(),
        primary key (account_id, key)
      );

      -- new: go ahead · busy: the same key is being worked on · mismatch: the key was used for something else ·
      -- replay: here is what was answered. The row lives and dies with the caller's transaction.
      create function access.claim_key(new_key text, new_fingerprint bytea) returns jsonb language plpgsql
        security definer set search_path = pg_catalog, pg_temp as $$
        declare
          me uuid := (access.actor()).account_id;
          found_row access.idempotency;
        begin
          if me is null then raise insufficient_privilege; end if;
          if not pg_try_advisory_xact_lock(hashtextextended(me::text || new_key, 7)) then
            return '{"state":"busy"}';
          end if;
          select * into found_row from access.idempotency where account_id = me and key = new_key;
          if not found then
            insert into access.idempotency (account_id, key, fingerprint) values (me, new_key, new_fingerprint);
            return '{"state":"new"}';
          end if;
          if found_row.fingerprint <> new_fingerprint then return '{"state":"mismatch"}'; end if;
          return jsonb_build_object('state', 'replay', 'status', found_row.status, 'headers', found_row.headers,
                                    'body', found_row.body);
        end $$;

      create function access.store_answer(of_key text, with_status int, with_headers jsonb, with_body jsonb)
        returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
        update access.idempotency set status = with_status, headers = with_headers, body = with_body
         where account_id = (access.actor()).account_id and key = of_key
      $$;

      -- Audit -------------------------------------------------------------------------------------------------
      create table audit.entry (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        account_id uuid,
        role text,
        organisation_id uuid,
        session_id uuid,
        verb text not null,
        subject text not null,
        row_id text,
        person_ids uuid[] not null default '{}',
        fields text[] not null default '{}',
        detail jsonb
      );
      create index entry_person on audit.entry using gin (person_ids);
      create index entry_account on audit.entry (account_id, id);

      create function audit.append_only() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
        begin raise exception 'the audit trail is append-only' using errcode = '42501'; end $$;
      create trigger append_only before update or delete on audit.entry
        for each row execute function audit.append_only();
      create trigger append_only_truncate before truncate on audit.entry
        for each statement execute function audit.append_only();

      -- Writes: which row, whose, and which fields; never the values, so that the trail itself discloses nothing.
      create function audit.record_write() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        declare
          who access.actor_row := access.actor();
          old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
          new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
          one_row jsonb := coalesce(new_row, old_row);
          person text := coalesce(one_row ->> 'person_id', case when tg_table_name = 'person' then one_row ->> 'id' end);
        begin
          insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject, row_id, person_ids, fields)
          values (who.account_id, who.role, who.organisation_id, who.session_id, lower(tg_op),
                  tg_table_schema || '.' || tg_table_name,
                  coalesce(one_row ->> 'id', one_row ->> 'activity_id', one_row ->> 'person_id'),
                  case when person is null then '{}' else array[person::uuid] end,
                  array(select key from jsonb_each(one_row)
                         where tg_op <> 'UPDATE' or old_row -> key is distinct from new_row -> key));
          return null;
        end $$;

      create function audit.record_read(of_subject text, of_rows text[], of_people uuid[]) returns void language plpgsql
        security definer set search_path = pg_catalog, pg_temp as $$
        declare who access.actor_row := access.actor();
        begin
          if who.account_id is null then raise insufficient_privilege; end if;
          insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject, row_id, person_ids)
          values (who.account_id, who.role, who.organisation_id, who.session_id, 'read', of_subject,
                  case when cardinality(of_rows) = 1 then of_rows[1] end, coalesce(of_people, '{}'));
        end $$;

      create function audit.watch(target regclass) returns void language plpgsql
        set search_path = pg_catalog, pg_temp as $$
        begin
          execute format('create trigger audit_write after insert or update or delete on %s
                            for each row execute function audit.record_write()', target);
        end $$;

      create trigger audit_write after insert or update or delete on access.account_role
        for each row execute function audit.record_write();
    `);
    await runner.query(`
      -- Sign-in: a login role of its own, whose whole world is these functions -----------------------------------
      create schema signin;

      create function signin.find(for_email text) returns table (account_id uuid, password_hash text, wait_seconds int)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select id, password_hash, greatest(0, ceil(extract(epoch from blocked_until - now())))::int
          from access.account where email = lower(for_email) and disabled_at is null
      $$;

      -- Growing delay, never a permanent lock: 1, 2, 4 … at most 900 seconds after the fourth failure in a row.
      create function signin.failed(of_account uuid) returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$
        update access.account set failed_attempts = failed_attempts + 1,
               blocked_until = case when failed_attempts >= 4
                 then now() + least(900, power(2, least(failed_attempts - 4, 12))) * interval '1 second' end
         where id = of_account;
        insert into audit.entry (account_id, verb, subject) values (of_account, 'sign-in-refused', 'Session');
      $$;

      create function signin.open(of_account uuid, new_session uuid, hash bytea) returns boolean language plpgsql
        security definer set search_path = pg_catalog, pg_temp as $$
        declare chosen access.account_role;
        begin
          select * into chosen from access.account_role r
           where r.account_id = of_account and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity')
           order by r.valid_from, r.id limit 1;
          if not found then return false; end if;
          update access.account set failed_attempts = 0, blocked_until = null where id = of_account;
          insert into access.session (id, token_hash, account_id, account_role_id, expires_at)
          values (new_session, hash, of_account, chosen.id, now() + interval '12 hours');
          insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject)
          values (of_account, chosen.role, chosen.organisation_id, new_session, 'sign-in', 'Session');
          return true;
        end $$;

      create function signin.demo_accounts()
        returns table (email text, roles text[], organisation text, area_keys text[])
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
        begin
          return query
          select a.email, array_agg(r.role order by r.valid_from, r.id), min(o.name),
                 array(select distinct x.key from access.account_role r2 join public.area x on x.id = any (r2.area_ids)
                        where r2.account_id = a.id order by x.key)
            from access.account a
            join access.account_role r on r.account_id = a.id
            left join access.organisation o on o.id = r.organisation_id
           where a.demo and a.disabled_at is null group by a.id, a.email order by a.email;
        end $$;

      create function access.end_session() returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$
        insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject)
          select account_id, role, organisation_id, session_id, 'sign-out', 'Session' from access.actor() where account_id is not null;
        update access.session set ended_at = now() where id = (access.actor()).session_id;
      $$;

      -- Acting in another of one's own roles is explicit and leaves a trace.
      create function access.switch_role(to_role uuid) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
        declare
          who access.actor_row := access.actor();
        begin
          update access.session s set account_role_id = to_role
            from access.account_role r
           where s.id = who.session_id and r.id = to_role and r.account_id = who.account_id
             and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity');
          if not found then return false; end if;
          insert into audit.entry (account_id, role, organisation_id, session_id, verb, subject, row_id)
          values (who.account_id, who.role, who.organisation_id, who.session_id, 'switch-role', 'Session', to_role::text);
          return true;
        end $$;

      create function access.my_roles() returns setof access.account_role language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$
        select * from access.account_role r
         where r.account_id = (access.actor()).account_id
           and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity')
         order by r.valid_from, r.id
      $$;

      -- Colleagues' names, for those who see their work; nothing else of the account.
      create function access.staff_name(of_account uuid) returns text language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$
        select given_name || ' ' || family_name from access.account where id = of_account
      $$;

      revoke all on all functions in schema access, audit, signin from public;
      grant usage on schema access, audit to app, stats, matcher;
      grant usage on schema signin to signin;
      grant execute on all functions in schema signin to signin;
      grant execute on function access.today(), access.age_on(date, date), access.actor(),
        access.partner_holder(uuid, uuid) to app, stats, matcher;
      grant execute on function access.enter(text), access.claim_key(text, bytea),
        access.store_answer(text, int, jsonb, jsonb), access.end_session(), access.switch_role(uuid), access.my_roles(), access.staff_name(uuid),
        audit.record_read(text, text[], uuid[]) to app;
      grant select on access.organisation to app;
      grant references, select on access.organisation, access.account to owner;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema signin cascade; drop schema audit cascade; drop schema access cascade;');
  }
}
