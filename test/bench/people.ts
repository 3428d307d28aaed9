// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { Random } from '../../src/demo/random.js';
import { FEMALE_NAMES, MALE_NAMES, ORIGINS, SURNAMES } from '../../src/demo/vocabulary/names.js';
import { addAccount, area, CONVENZIONE, targetGroup, action } from '../support/people.js';

/** Who asks, each with the password of the tests. */
export interface Crowd {
  /** Holds sixty people. */
  manager: string;
  /** Reaches more than half of all. */
  coordinator: string;
  /** One whom the case manager holds, one whom they do not. */
  held: Invented;
  notHeld: Invented;
}

/** People whom a case manager holds at once. */
const CASELOAD = 60;
/** The first caseload's. */
const MANAGER = 'crowd0@example.org';
const COORDINATOR = 'crowd.coordinator@example.org';

/** Many more surnames than the demo's, the first ones much more frequent than the last, as in life. */
function surnames(random: Random): string[] {
  const foreign = ORIGINS.flatMap(({ surnames: each }) => each);
  const [starts, middles, ends] = [['Al', 'Bar', 'Bor', 'Cal', 'Can', 'Car', 'Cor', 'Fer', 'Gal', 'Mar', 'Mor', 'Pal', 'Per', 'Ros', 'Sal', 'Tor', 'Val', 'Ver', 'Zan'], ['a', 'be', 'chi', 'do', 'fe', 'li', 'ma', 'ne', 'ri', 'ta', 've'], ['bini', 'cci', 'dini', 'gari', 'glia', 'lli', 'netti', 'no', 'rini', 'ssi', 'tti', 'zzi']];
  const made = starts.flatMap((a) => middles.flatMap((b) => ends.map((c) => a + b + c)));
  return [...SURNAMES, ...foreign, ...random.shuffled(made)];
}

/**
 * `count` synthetic people with an open case each, one case manager to sixty, more than half of them enrolled in Abitare: the
 * crowd among which search and duplicates have to be quick. Written by the triggers that write everywhere, but for the audit's.
 */
export async function loadCrowd(sql: pg.Pool, count: number, seed = 1): Promise<Crowd> {
  const random = new Random(seed, 'crowd');
  const people = inventPeople(random, count);
  const watched = (await sql.query<{ name: string }>(`select tgrelid::regclass::text as name from pg_trigger where tgname = 'audit_write' and tgenabled <> 'D'`)).rows.map(({ name }) => name);
  for (const table of watched) await sql.query(`alter table ${table} disable trigger audit_write`);
  await sql.query(`insert into access.clock (today) values ('2026-11-22') on conflict do nothing`);
  await addAccount(sql, { email: MANAGER, roles: [{ role: 'case_manager', areas: ['abitare', 'lavoro', 'stigma'] }] });
  await addAccount(sql, { email: COORDINATOR, roles: [{ role: 'case_coordinator', areas: ['abitare'] }] });
  await sql.query(
    `insert into access.account (id, email, given_name, family_name) select gen_random_uuid(), 'crowd' || n || '@example.org', 'Prova', 'Numero ' || n from generate_series(1, $1::int) n`,
    [Math.ceil(count / CASELOAD)]);
  for (let from = 0; from < count; from += 10_000) await insertPeople(sql, people.slice(from, from + 10_000), from);
  for (const table of watched) await sql.query(`alter table ${table} enable trigger audit_write`);
  await sql.query('select jobs.find_duplicates()');
  await sql.query('vacuum analyze');
  return { manager: MANAGER, coordinator: COORDINATOR, held: people[0], notHeld: people[count - 1] };
}

interface Invented {
  given: string;
  family: string;
  birth: string;
  sex: string;
}

function inventPeople(random: Random, count: number): Invented[] {
  const families = surnames(random);
  return Array.from({ length: count }, () => {
    const female = random.chance(48);
    const foreign = random.chance(22);
    const origin = random.weighted(ORIGINS.map((each) => [each, each.weight] as const));
    const skewed = Math.floor(families.length * (random.below(10_000) / 10_000) ** 2);
    return {
      given: random.pick(foreign ? origin[female ? 'female' : 'male'] : female ? FEMALE_NAMES : MALE_NAMES),
      family: foreign ? random.pick(origin.surnames) : families[skewed],
      birth: `${random.between(1945, 2008)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
      sex: female ? 'female' : 'male',
    };
  });
}

async function insertPeople(sql: pg.Pool, people: Invented[], from: number): Promise<void> {
  await sql.query(
    `with incoming as materialized (
       select gen_random_uuid() as id, gen_random_uuid() as case_id, x.*, 'crowd' || (x.n / $6::int) || '@example.org' as email
         from unnest($1::text[], $2::text[], $3::date[], $4::text[]) with ordinality as u(given, family, birth, sex, i), lateral (select u.given, u.family, u.birth, u.sex, u.i - 1 + $5::int as n) x),
     owned as materialized (select i.*, a.id as account from incoming i join access.account a on a.email = i.email),
     p as (insert into person (id, given_name, family_name, created_by) select id, given, family, account from owned),
     d as (insert into person_identity (person_id, birth_date, sex) select id, birth, sex from owned),
     c as (insert into case_file (id, person_id, convenzione_id, case_manager_id, opened_on) select case_id, id, $7, account, '2026-03-01' from owned),
     t as (insert into care_team (id, case_id, person_id, account_id, starts_on) select gen_random_uuid(), case_id, id, account, '2026-03-01' from owned)
     insert into enrolment (id, case_id, person_id, convenzione_id, area_id, action_id, target_group_id, starts_on)
       select gen_random_uuid(), case_id, id, $7, case when n % 20 < 11 then $8::uuid else $9::uuid end, case when n % 20 < 11 then $10::uuid else $11::uuid end, $12, '2026-03-02' from owned`,
    [people.map((p) => p.given), people.map((p) => p.family), people.map((p) => p.birth), people.map((p) => p.sex), from, CASELOAD, CONVENZIONE,
      area('abitare'), area('lavoro'), action('abitare', '1.1'), action('lavoro', '2.2'), targetGroup('abitare', 'adults_severe_distress')],
  );
}
