// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AreaKey } from '../programme/data/programme-types.js';
import { makeTaxCode, type RegistrySex } from '../participants/tax-code.js';
import { civil, type Day } from './calendar.js';
import type { Random } from './random.js';
import type { UsedCodes } from './used-codes.js';
import { ALIASES, FEMALE_NAMES, MALE_NAMES, ORIGINS, SURNAMES } from './vocabulary/names.js';
import { MILANO, OTHER_MUNICIPALITIES } from './vocabulary/places.js';

export type CodeKind = 'regular' | 'provisional' | 'stp' | 'eni' | 'none';
export type Answer = 'yes' | 'no' | 'refused';

/** ESF+ characteristics; null where nobody has asked yet. */
export interface Traits {
  employment: 'unemployed' | 'inactive' | 'employed' | null;
  unemployedMonths: number | null;
  education: 'isced_0_2' | 'isced_3_4' | 'isced_5_8' | null;
  disability: Answer | null;
  foreignBackground: Answer | null;
  minority: Answer | null;
  homeless: Answer | null;
  rural: boolean | null;
}

export interface Identity {
  given: string | null;
  family: string | null;
  alias: string | null;
  birthDate: string | null;
  sex: 'female' | 'male' | 'non_binary' | null;
  citizenship: string | null;
  codeKind: CodeKind;
  code: string | null;
  traits: Traits;
}

const DAYS_PER_YEAR = 365.2425;

/** Ages at arrival by area, in bands of completed years with their weights. */
const AGES: Readonly<Record<AreaKey, readonly (readonly [readonly [number, number], number])[]>> = {
  abitare: [[[16, 24], 12], [[25, 39], 28], [[40, 59], 42], [[60, 78], 18]],
  lavoro: [[[16, 24], 38], [[25, 44], 40], [[45, 58], 22]],
  stigma: [[[14, 18], 28], [[19, 26], 30], [[27, 45], 22], [[46, 70], 20]],
  'carcere-rems': [[[14, 17], 16], [[18, 29], 30], [[30, 59], 54]],
};

const yesNoRefused = (random: Random, yes: number, refused: number): Answer => random.weighted([['yes', yes], ['refused', refused], ['no', 100 - yes - refused]] as const);

function traitsOf(random: Random, age: number, foreign: boolean): Traits {
  const employment = age < 16 ? 'inactive' : random.weighted([['unemployed', 50], ['inactive', 35], ['employed', 15]] as const);
  return {
    employment: random.chance(1.2) ? null : employment,
    unemployedMonths: employment === 'unemployed' && random.chance(92) ? random.between(1, 60) : null,
    education: random.chance(1.6) ? null : age < 18 ? 'isced_0_2' : random.weighted([['isced_0_2', 46], ['isced_3_4', 41], ['isced_5_8', 13]] as const),
    disability: yesNoRefused(random, 38, 9),
    foreignBackground: foreign ? yesNoRefused(random, 88, 6) : yesNoRefused(random, 7, 4),
    minority: yesNoRefused(random, 5, 8),
    homeless: yesNoRefused(random, 13, 7),
    rural: random.chance(1.5),
  };
}

/** Later the work situation may have changed; the participation keeps what was true at entry. */
export function traitsNow(random: Random, atEntry: Traits): Traits {
  if (!random.chance(14) || atEntry.employment === null) return atEntry;
  const employment = random.weighted([['employed', 55], ['unemployed', 30], ['inactive', 15]] as const);
  return { ...atEntry, employment, unemployedMonths: employment === 'unemployed' ? random.between(1, 24) : null };
}

export const digits = (random: Random, count: number): string => Array.from({ length: count }, () => random.below(10)).join('');

/** A provisional code: seven digits, the office's three, and one of control (Luhn). */
export function provisionalCode(random: Random): string {
  const body = `9${digits(random, 6)}${digits(random, 3)}`;
  const sum = [...body].reduce((total, character, i) => {
    const value = Number(character) * (i % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** Where two people would have the same code, the registry replaces digits by letters; any of seven places may be. */
const OMOCODIA = { places: [14, 13, 12, 10, 9, 7, 6], letters: 'LMNPQRSTUV' };
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function controlCharacter(body: string): string {
  const place = (character: string): number => (character <= '9' ? Number(character) : character.charCodeAt(0) - 65);
  const sum = [...body].reduce((total, character, i) => total + (i % 2 === 0 ? ODD[place(character)] : place(character)), 0);
  return String.fromCharCode(65 + (sum % 26));
}

/** A variant of the code that omocodia makes, with one to three letters instead of digits. */
export function omocodic(random: Random, code: string): string {
  const characters = [...code.slice(0, 15)];
  for (const place of OMOCODIA.places.slice(0, random.between(1, 3))) characters[place] = OMOCODIA.letters[Number(characters[place])]!;
  const body = characters.join('');
  return body + controlCharacter(body);
}

function codeKindOf(random: Random, foreign: boolean, european: boolean): CodeKind {
  if (!foreign) return random.weighted([['regular', 92], ['provisional', 2], ['none', 6]] as const);
  return european
    ? random.weighted([['regular', 70], ['eni', 22], ['none', 8]] as const)
    : random.weighted([['regular', 66], ['stp', 18], ['provisional', 5], ['none', 11]] as const);
}

interface Birth {
  day: Day;
  belfiore: string;
}

/** The code, unless somebody in the demo has it already: then another day of birth close by is tried. */
function regularCode(random: Random, used: UsedCodes, name: { given: string; family: string }, sex: RegistrySex, birth: Birth): string {
  for (;;) {
    const code = makeTaxCode({ ...name, birthDate: civil(birth.day), sex, belfiore: birth.belfiore });
    if (used.claim(code)) return random.chance(2) ? omocodic(random, code) : code;
    birth.day -= random.between(1, 20);
  }
}

function opaqueCode(random: Random, used: UsedCodes, kind: 'provisional' | 'stp' | 'eni'): string {
  for (;;) {
    const code = kind === 'provisional' ? provisionalCode(random) : `${kind.toUpperCase()}030${digits(random, 10)}`;
    if (used.claim(code)) return code;
  }
}

/** Somebody of whom only a name to call them by is known. */
function byAlias(random: Random): Identity {
  const traits: Traits = { employment: null, unemployedMonths: null, education: null, disability: null, foreignBackground: null, minority: null, homeless: null, rural: null };
  return { given: null, family: null, alias: random.pick(ALIASES), birthDate: null, sex: null, citizenship: null, codeKind: 'none', code: null, traits };
}

/** An invented person who comes to an area on a day. */
export function inventPerson(random: Random, used: UsedCodes, area: AreaKey, arrival: Day): Identity {
  if (random.chance(1.1)) return byAlias(random);
  const foreign = random.chance(22);
  const origin = foreign ? random.weighted(ORIGINS.map((each) => [each, each.weight] as const)) : null;
  const registry: RegistrySex = random.chance(47) ? 'female' : 'male';
  const given = random.pick(origin ? origin[registry] : registry === 'female' ? FEMALE_NAMES : MALE_NAMES);
  const family = random.pick(origin ? origin.surnames : SURNAMES);
  const [youngest, oldest] = random.weighted(AGES[area]);
  const birth: Birth = {
    day: arrival - Math.floor(random.between(youngest, oldest) * DAYS_PER_YEAR) - random.between(1, 364),
    belfiore: origin?.belfiore ?? (random.chance(70) ? MILANO : random.pick(OTHER_MUNICIPALITIES)),
  };
  const codeKind = codeKindOf(random, foreign, origin?.european ?? true);
  const code = codeKind === 'none' ? null : codeKind === 'regular' ? regularCode(random, used, { given, family }, registry, birth) : opaqueCode(random, used, codeKind);
  const ageYears = Math.floor((arrival - birth.day) / DAYS_PER_YEAR);
  return {
    given,
    family: random.chance(0.6) ? null : family,
    alias: random.chance(4) ? random.pick(ALIASES) : null,
    birthDate: codeKind !== 'regular' && random.chance(8) ? null : civil(birth.day),
    sex: random.chance(0.8) ? null : random.chance(2) ? 'non_binary' : registry,
    citizenship: random.chance(1) ? null : (origin?.citizenship ?? 'IT'),
    codeKind,
    code,
    traits: traitsOf(random, ageYears, foreign),
  };
}
