// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is financed, for whom, by whom, and under which ceilings. Nothing here is about people, so it is readable by every
 * signed-in account. Figures that change are versions with dates: `superseded_at is null` is the one in force.
 */
export class ProgrammeDirectoryPartners1700000000002 implements MigrationInterface {
  name = 'ProgrammeDirectoryPartners1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table convenzione (
        id uuid primary key,
        code text not null unique,
        name_it text not null, name_en text not null,
        signed_on date not null,
        starts_on date not null, ends_on date not null check (ends_on > starts_on),
        economic_value_cents bigint check (economic_value_cents > 0)
      );
      comment on column convenzione.economic_value_cents is 'Entered from the signed act, never derived from ceilings.';
      alter table access.account_role add foreign key (convenzione_id) references convenzione;

      create table convenzione_extension (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        kind text not null check (kind in ('proroga', 'ampliamento')),
        months int check (months > 0), amount_cents bigint check (amount_cents > 0),
        starts_on date not null, ends_on date not null check (ends_on > starts_on),
        act_number text not null, act_date date not null,
        check ((kind = 'proroga') = (months is not null) and (kind = 'ampliamento') = (amount_cents is not null))
      );

      create table open_setting (
        convenzione_id uuid not null references convenzione,
        key text not null,
        value jsonb,
        status text not null check (status in ('provisional', 'decided')),
        name_it text not null, name_en text not null,
        note_it text not null, note_en text not null,
        valid_from date not null,
        decision_id uuid,
        primary key (convenzione_id, key, valid_from)
      );
      comment on table open_setting is 'What the sources leave open: configuration that the Cabina decides, dated.';

      create table period (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        basis text not null check (basis in ('convention_year', 'calendar_year')),
        number int not null,
        starts_on date not null, ends_on date not null check (ends_on >= starts_on),
        unique (convenzione_id, basis, number)
      );

      create table operation (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        code text not null,
        name_it text not null, name_en text not null,
        funding_line text not null,
        cup text,
        unique (convenzione_id, code)
      );
      comment on table operation is 'A funded project (CUP). One person counts once per operation.';

      create table area (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        number int not null check (number between 1 and 99),
        key text not null,
        name_it text not null, name_en text not null,
        unique (convenzione_id, number), unique (convenzione_id, key)
      );

      create table objective (
        id uuid primary key,
        area_id uuid not null references area,
        number int not null,
        name_it text not null, name_en text not null,
        unique (area_id, number)
      );

      create table action (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        area_id uuid not null references area,
        objective_id uuid not null references objective,
        code text not null check (code ~ '^[1-9][0-9]*[.][1-9][0-9]*$'),
        name_it text not null, name_en text not null,
        description_it text not null, description_en text not null,
        named_participants boolean not null, counted_audience boolean not null,
        operation_id uuid references operation,
        funding_status text not null default 'provisional' check (funding_status in ('provisional', 'decided')),
        unique (area_id, code)
      );
      comment on table action is 'Action codes restart in every area: the key is (area, code).';
      comment on column action.operation_id is 'The funding line: which operation, and so which indicators, the action feeds.';

      create table yearly_minimum (
        id uuid primary key,
        action_id uuid not null references action,
        people int not null check (people > 0),
        valid_from date not null,
        superseded_at timestamptz,
        reason text, decision_id uuid
      );
      create unique index yearly_minimum_in_force on yearly_minimum (action_id) where superseded_at is null;

      create table target_group (
        id uuid primary key,
        area_id uuid not null references area,
        key text not null,
        kind text not null check (kind in ('participants', 'audience')),
        name_it text not null, name_en text not null,
        min_age int check (min_age >= 0), max_age int check (max_age >= coalesce(min_age, 0)),
        conditions jsonb not null default '[]',
        unique (area_id, key)
      );
      comment on column target_group.kind is 'participants: a person can enter under it; audience: only counted.';
      comment on column target_group.conditions is 'Array of {kind, required, text: {it, en}}: what the person''s situation must be, judged by the case manager.';
      create table action_target_group (
        action_id uuid not null references action,
        target_group_id uuid not null references target_group,
        primary key (action_id, target_group_id)
      );

      create table profile (
        id uuid primary key,
        area_id uuid not null references area,
        key text not null,
        name_it text not null, name_en text not null,
        requirement text not null check (requirement in ('required', 'if_plan_asks', 'admissible')),
        -- Alternatives that meet one requirement together share a choice.
        choice int not null,
        certificate boolean not null default false,
        unique (area_id, key, choice)
      );

      create table ceiling (
        id uuid primary key,
        area_id uuid not null references area,
        period_id uuid not null references period,
        amount_cents bigint not null check (amount_cents >= 0),
        recorded_at timestamptz not null default now(),
        recorded_by uuid,
        superseded_at timestamptz,
        reason text, act_number text, act_date date, decision_id uuid,
        version int not null default 1
      );
      create unique index ceiling_in_force on ceiling (area_id, period_id) where superseded_at is null;

      create table indicator_target (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        indicator text not null,
        kind text not null check (kind in ('milestone', 'target')),
        by_date date not null,
        value int check (value >= 0),
        recorded_at timestamptz not null default now(),
        recorded_by uuid,
        superseded_at timestamptz,
        reason text, act_number text, act_date date, decision_id uuid,
        version int not null default 1
      );
      comment on column indicator_target.value is 'null: not required. Cumulative and absolute by the date; yearly values are never summed.';
      create unique index indicator_target_in_force on indicator_target (convenzione_id, indicator, by_date) where superseded_at is null;

      create table methodology (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        indicator text not null,
        version int not null check (version >= 0),
        status text not null check (status in ('provisional', 'adopted')),
        name_it text not null, name_en text not null,
        parameters jsonb not null,
        document text,
        valid_from date not null,
        decision_id uuid,
        unique (convenzione_id, indicator, version),
        check (status <> 'adopted' or document is not null)
      );
      comment on table methodology is 'How an indicator that no public rule defines is computed: versioned, dated, decided by the Cabina.';
      comment on column methodology.parameters is 'What the indicator''s SQL reads; name_it and name_en say the same rule in words.';

      -- Directory ---------------------------------------------------------------------------------------------
      create function search_text(t text) returns text language sql immutable parallel safe
        set search_path = public, pg_catalog as $$ select lower(unaccent('unaccent', t)) $$;

      create table service (
        id uuid primary key references access.organisation,
        kind text not null check (kind in ('cps', 'npia', 'serd', 'smi', 'uepe', 'ussm', 'celav', 'polo_lavoro', 'asst',
          'judicial_office', 'prison', 'rems', 'social_service', 'school', 'direzione', 'other')),
        name text not null,
        municipio int check (municipio between 1 and 9),
        address text, phone text, email text, opening_hours text, notes text,
        checked_on date,
        version int not null default 1,
        -- What a search looks through: people know a service by its name, its street, its kind or its Municipio.
        search text generated always as (search_text(name || ' ' || coalesce(address, '') || coalesce(' municipio ' || municipio, '') || ' '
          || replace(kind, '_', ' ') || case kind when 'cps' then ' centro psicosociale' when 'npia' then ' neuropsichiatria infantile'
            when 'serd' then ' servizio dipendenze' when 'smi' then ' servizio multidisciplinare integrato'
            when 'uepe' then ' ufficio esecuzione penale esterna' when 'ussm' then ' ufficio servizio sociale minorenni'
            when 'celav' then ' centro mediazione lavoro' when 'judicial_office' then ' tribunale ufficio giudiziario'
            when 'prison' then ' carcere istituto penitenziario' when 'social_service' then ' servizio sociale'
            when 'school' then ' scuola' else '' end)) stored
      );
      create index service_search on service using gin (search gin_trgm_ops);
      create index service_page on service (name, id);

      -- Partners ----------------------------------------------------------------------------------------------
      create table partner (
        id uuid primary key references access.organisation,
        convenzione_id uuid not null references convenzione,
        name text not null,
        tax_code text not null,
        runts_number text, runts_section text not null check (runts_section in
          ('odv', 'aps', 'filantropici', 'imprese_sociali', 'reti_associative', 'sms', 'altri')),
        runts_registered_on date, runts_checked_on date,
        legal_representative text,
        area_ids uuid[] not null default '{}',
        version int not null default 1
      );
      create index partner_page on partner (convenzione_id, name, id);
      create table partner_grouping (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        kind text not null check (kind in ('ati', 'ats')),
        name text not null,
        lead_partner_id uuid not null references partner
      );
      create table grouping_member (
        grouping_id uuid not null references partner_grouping,
        partner_id uuid not null references partner,
        share_basis_points int not null check (share_basis_points between 1 and 10000),
        primary key (grouping_id, partner_id)
      );

      -- Money -------------------------------------------------------------------------------------------------
      create table allocation (
        id uuid primary key,
        convenzione_id uuid not null references convenzione,
        area_id uuid not null references area,
        action_id uuid not null references action,
        partner_id uuid not null references partner,
        period_id uuid not null references period,
        amount_cents bigint not null check (amount_cents >= 0),
        co_financing_cents bigint not null default 0 check (co_financing_cents >= 0),
        version int not null default 1,
        unique (action_id, partner_id, period_id)
      );
      create index allocation_partner on allocation (partner_id, period_id);
      create index allocation_ceiling on allocation (area_id, period_id);

      create table ledger_entry (
        id uuid primary key,
        allocation_id uuid not null references allocation,
        convenzione_id uuid not null references convenzione,
        area_id uuid not null references area,
        partner_id uuid not null references partner,
        kind text not null check (kind in ('committed', 'approved', 'paid')),
        amount_cents bigint not null,
        source text not null,
        source_id uuid not null,
        posted_at timestamptz not null default now(),
        posted_by uuid,
        unique (source, source_id, kind)
      );
      create index ledger_entry_allocation on ledger_entry (allocation_id, kind) include (amount_cents);

      -- One writer at a time on the money of an area in a period. Not a lock on the ceiling's row: that row is superseded
      -- when the ceiling moves, and whoever waited for it would then find none.
      create function lock_ceiling(area uuid, period uuid) returns void language sql volatile
        set search_path = pg_catalog, pg_temp as $$ select pg_advisory_xact_lock(hashtextextended(area::text || period::text, 11)) $$;

      -- Allocations of an area in a period never exceed its ceiling, under its lock: two writers cannot both fit into the
      -- same remainder.
      create function guard_allocation() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
        declare
          limit_cents bigint;
          used_cents bigint;
        begin
          perform lock_ceiling(new.area_id, new.period_id);
          select amount_cents into limit_cents from ceiling
           where area_id = new.area_id and period_id = new.period_id and superseded_at is null;
          if limit_cents is null then
            raise exception 'no ceiling' using errcode = 'VS001', detail = 'allocation.no-ceiling';
          end if;
          select coalesce(sum(amount_cents), 0) into used_cents from allocation
           where area_id = new.area_id and period_id = new.period_id and id <> new.id;
          if used_cents + new.amount_cents > limit_cents then
            raise exception 'beyond the ceiling' using errcode = 'VS001', detail = 'allocation.beyond-ceiling',
              hint = (limit_cents - used_cents)::text;
          end if;
          if tg_op = 'UPDATE' and new.amount_cents < (select coalesce(sum(amount_cents), 0) from ledger_entry
               where allocation_id = new.id and kind in ('committed', 'approved')) then
            raise exception 'below its use' using errcode = 'VS001', detail = 'allocation.below-use',
              hint = (select sum(amount_cents) from ledger_entry where allocation_id = new.id and kind in ('committed', 'approved'))::text;
          end if;
          return new;
        end $$;
      create trigger guard_allocation before insert or update on allocation
        for each row execute function guard_allocation();

      -- Committed + approved never exceed the allocation, under its row lock.
      create function guard_ledger() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
        declare
          owner_row allocation;
          used_cents bigint;
        begin
          select * into owner_row from allocation where id = new.allocation_id for update;
          if owner_row.partner_id <> new.partner_id or owner_row.area_id <> new.area_id
             or owner_row.convenzione_id <> new.convenzione_id then
            raise exception 'another allocation' using errcode = 'VS001', detail = 'ledger.mismatch';
          end if;
          if new.kind in ('committed', 'approved') then
            select coalesce(sum(amount_cents), 0) into used_cents from ledger_entry
             where allocation_id = new.allocation_id and kind in ('committed', 'approved');
            if used_cents + new.amount_cents > owner_row.amount_cents then
              raise exception 'beyond the allocation' using errcode = 'VS001', detail = 'commitment.beyond-allocation',
                hint = (owner_row.amount_cents - used_cents)::text, column = new.source_id::text;
            end if;
          end if;
          return new;
        end $$;
      create trigger guard_ledger before insert on ledger_entry for each row execute function guard_ledger();

      -- A new version of a ceiling must still hold what is already allocated.
      create function guard_ceiling() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
        declare used_cents bigint;
        begin
          perform lock_ceiling(new.area_id, new.period_id);
          select coalesce(sum(amount_cents), 0) into used_cents from allocation
           where area_id = new.area_id and period_id = new.period_id;
          if new.superseded_at is null and new.amount_cents < used_cents then
            raise exception 'below its use' using errcode = 'VS001', detail = 'ceiling.below-use',
              hint = used_cents::text;
          end if;
          return new;
        end $$;
      create trigger guard_ceiling before insert on ceiling for each row execute function guard_ceiling();

      select audit.watch(t::regclass) from unnest(array['convenzione_extension', 'period', 'open_setting', 'yearly_minimum', 'ceiling',
        'indicator_target', 'methodology', 'service', 'partner', 'allocation', 'ledger_entry']) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table ledger_entry, allocation, grouping_member, partner_grouping, partner, service, methodology, indicator_target, ceiling,
        profile, action_target_group, target_group, yearly_minimum, action, objective, area, operation, period,
        open_setting, convenzione_extension, convenzione cascade;
      drop function guard_allocation, guard_ledger, guard_ceiling, lock_ceiling, search_text;
    `);
  }
}
