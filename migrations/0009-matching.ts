// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Search, likely duplicates, merging and taking a merge back. */
export class Matching1700000000009 implements MigrationInterface {
  name = 'Matching1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NAMES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
