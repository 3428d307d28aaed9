// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Search, likely duplicates, merging and taking a merge back. */
export class Matching1700000000009 implements MigrationInterface {
  name = 'Matching1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NAMES);
    await runner.query(PAIRS);
    await runner.query(MERGES);
    await runner.query(`select audit.watch(t::regclass) from unnest(array['duplicate_pair', 'person_merge']) t`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table merge_move, person_merge;
      drop index person_merged;
      alter table person drop column merged_into;
      alter table case_file drop constraint case_file_status_check;
      update case_file set status = 'open' where status = 'joined';
      alter table case_file add constraint case_file_status_check check (status in ('open', 'concluded'));
      drop function jobs.find_duplicates;
      drop table duplicate_pair;
      drop function access.whom_to_ask;
      alter table person drop column name_pair, drop column alias_key, drop column family_key, drop column given_key, drop column name_search;
      drop function name_key, name_sound, name_text;
    `);
  }
}

/** Names as people look for them. The columns follow from the names: what they hold is never written by anybody. */
const NAMES = `
  -- Without capitals, accents and signs: "D’Amico" is "damico", "Núñez-Ortiz" is "nunez ortiz".
  create function name_text(t text) returns text language sql immutable parallel safe set search_path = public, pg_catalog as $$
    select trim(regexp_replace(translate(lower(unaccent('unaccent', t)), '''’ʼ\`´ʿʾ', ''), '[^[:alnum:]]+', ' ', 'g')) $$;

  -- How a name sounds to an Italian ear, whatever the way it was carried over from another alphabet. Spaces do not count (El
  -- Masry, Elmasri); ch, sh, c, k and q are one, as are s, z, x and ks, f and ph, v and w, i, j and y; h is mute, ou is u, and
  -- double letters are single: Chiara is Kiara, Oksana is Oxana.
  create function name_sound(t text) returns text language plpgsql immutable parallel safe set search_path = public, pg_catalog as $$
    declare s text := replace(name_text(t), ' ', '');
    begin
      s := regexp_replace(s, 'sc(?=[ei])|tsch|tch|sch|ch|sh|kh|ck|cz|k|q', 'c', 'g');
      s := regexp_replace(s, 'dj|g(?=i[aou])', 'j', 'g');
      s := replace(replace(replace(replace(s, 'ph', 'f'), 'th', 't'), 'dh', 'd'), 'gh', 'g');
      s := regexp_replace(regexp_replace(s, 'cs|sz|x', 's', 'g'), 'ou|oo', 'u', 'g');
      return regexp_replace(translate(s, 'wzyjh', 'vsii'), '(.)\\1+', '\\1', 'g');
    end $$;

  -- What is left when vowels are left out, a first one being "a": Mohamed is Muhammad, Yusuf is Youssef, Aleksandr is Alessandro.
  -- People are found by it; whether they are likely the same is judged on more.
  create function name_key(t text) returns text language sql immutable parallel safe set search_path = public, pg_catalog as $$
    select regexp_replace(regexp_replace(regexp_replace(s, '^i(?=[aeou])', 'j'), '^[aeiou]', 'a'), '(?!^)[aeiou]', '', 'g') from name_sound(t) s $$;

  alter table person
    add column name_search text not null generated always as
      (' ' || name_text(coalesce(given_name, '') || ' ' || coalesce(family_name, '') || ' ' || coalesce(alias, ''))) stored,
    add column given_key text generated always as (name_key(given_name)) stored,
    add column family_key text generated always as (name_key(family_name)) stored,
    add column alias_key text generated always as (name_key(alias)) stored,
    add column name_pair text generated always as
      (least(name_key(given_name), name_key(family_name)) || '|' || greatest(name_key(given_name), name_key(family_name))) stored;
  comment on column person.name_search is 'What a search by fragments looks through; it begins with a space, so that a fragment can be asked to begin a word.';
  comment on column person.name_pair is 'Given and family name by their sound, in one order: who was registered with the two swapped meets here.';
  create index person_name_search on person using gin (name_search gin_trgm_ops);
  create index person_name_pair on person (name_pair collate "C");
  create index person_alias_key on person (alias_key collate "C") where alias_key is not null;
  create index person_identity_birth on person_identity (birth_date);
`;

/** People who are likely the same, as far as anybody has noticed; and those of whom somebody said that they are two. */
const PAIRS = `
  create table duplicate_pair (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references person,
    other_person_id uuid not null references person,
    score smallint not null check (score between 0 and 100),
    reasons text[] not null,
    status text not null default 'open' check (status in ('open', 'distinct')),
    note text,
    found_on date not null default access.today(),
    decided_on date,
    decided_by uuid references access.account,
    version int not null default 1,
    constraint duplicate_pair_once unique (person_id, other_person_id),
    constraint duplicate_pair_ordered check (person_id < other_person_id),
    check ((status = 'distinct') = (decided_on is not null) and (decided_on is null) = (decided_by is null))
  );
  comment on column duplicate_pair.status is 'distinct: somebody who knew said that they are two people, so the pair does not come back.';
  create index duplicate_pair_list on duplicate_pair (status, score desc, id);
  create index duplicate_pair_other on duplicate_pair (other_person_id);

  -- Whom to ask about somebody whom one does not reach: a name and nothing else. A case manager who acts in Carcere/REMS alone is
  -- named only to who acts there: the name would tell where the person is.
  create function access.whom_to_ask(of_account uuid) returns text language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select a.given_name || ' ' || a.family_name from access.account a
     where a.id = of_account and a.disabled_at is null
       and (access.sees_judicial() or exists (select from access.account_role r join public.area x on x.id = any (r.area_ids)
         where r.account_id = a.id and r.role = 'case_manager' and x.key <> 'carcere-rems'
           and access.today() between r.valid_from and coalesce(r.valid_to, 'infinity')))
  $$;
  revoke all on function access.whom_to_ask from public;
  grant execute on function access.whom_to_ask to matcher;

  create function jobs.find_duplicates() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    begin perform matching.find_pairs(); end $$;
`;

/** One person made of two, and what it takes to make two of them again. */
const MERGES = `
  alter table person add column merged_into uuid references person;
  comment on column person.merged_into is 'The person who stands for this one since a merge: this record is in no list any more, and keeps what it was.';
  create index person_merged on person (merged_into) where merged_into is not null;

  create table person_merge (
    id uuid primary key,
    person_id uuid not null references person,
    merged_id uuid not null references person,
    reason text not null,
    merged_at timestamptz not null default now(),
    merged_by uuid not null references access.account,
    undone_at timestamptz,
    undone_by uuid references access.account,
    undo_reason text,
    cut_reach jsonb not null default '[]',
    version int not null default 1,
    check (person_id <> merged_id),
    check (num_nulls(undone_at, undone_by, undo_reason) in (0, 3))
  );
  comment on column person_merge.person_id is 'Who stays.';
  comment on column person_merge.cut_reach is 'Rows of access.reach that ended with the merge, so that undoing brings them back as they were.';
  create index person_merge_person on person_merge (person_id, merged_at desc);
  create unique index person_merge_standing on person_merge (merged_id) where undone_at is null;

  create table merge_move (
    number bigint generated always as identity primary key,
    merge_id uuid not null references person_merge,
    table_name text not null,
    key jsonb not null,
    before jsonb not null,
    after jsonb not null
  );
  create index merge_move_merge on merge_move (merge_id, number);
  alter table merge_move enable row level security;
  alter table merge_move force row level security;
  comment on table merge_move is 'What a merge changed, row by row: the columns it wrote, as they were and as it left them.';

  -- Of two cases that were both open, one goes on; the other has joined it.
  alter table case_file drop constraint case_file_status_check;
  alter table case_file add constraint case_file_status_check check (status in ('open', 'concluded', 'joined'));
`;
