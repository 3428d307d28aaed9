// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Codice fiscale and the codes that stand in for it: reading, checking, comparing, composing.
 *
 * Rules: D.M. 23 December 1976 (composition, control character, omocodia, provisional numeric code);
 * Circolare Ministero della Sanità n. 5 of 24 March 2000 (STP) and its later counterpart ENI.
 * A well-formed code proves neither that it was issued nor whose it is, and none is a permanent key:
 * a person survives a change of code, and may have none (then this module is simply not asked).
 */
import { isCivilDate } from '../platform/time/civil-date.js';
import type { CivilDate } from '../platform/time/civil-date.js';

/** Sex as the code records it: the registry's, one of two. */
export type RegistrySex = 'female' | 'male';

/**
 * - `empty`: nothing was written
 * - `malformed`: neither the length nor the pattern of any known code
 * - `impossible-date`: the shape is right, the day of birth does not exist
 * - `wrong-control-character`: almost surely a slip of typing
 */
export type TaxCodeError = 'empty' | 'malformed' | 'impossible-date' | 'wrong-control-character';

interface CodeText {
  /** As written, without spaces and in capitals: what is stored and shown. */
  readonly normalised: string;
  /** De-omocodied: equal for all variants of one code, so this is the one to match people by. */
  readonly plain: string;
}

/** The 16-character code of a natural person. */
export interface RegularTaxCode extends CodeText {
  readonly kind: 'regular';
  /** The century is not in the code: `yy` is 0–99. */
  readonly birthDate: { readonly yy: number; readonly month: number; readonly day: number };
  readonly sex: RegistrySex;
  /** Belfiore code of the municipality, or of the foreign state (Z…). */
  readonly birthplace: string;
}

/** Codes that say nothing about the person: provisional (11 digits), STP and ENI (3 letters + 13 digits). */
export interface OpaqueTaxCode extends CodeText {
  readonly kind: 'provisional' | 'stp' | 'eni';
}

export type TaxCode = RegularTaxCode | OpaqueTaxCode;

/** What a regular code is composed from. */
export interface TaxCodeSubject {
  readonly family: string;
  readonly given: string;
  readonly birthDate: CivilDate;
  readonly sex: RegistrySex;
  /** Letter and three digits, e.g. F205 for Milano. */
  readonly belfiore: string;
}

/** What the form knows of the person; whatever is missing is not compared. */
export interface IdentityToMatch {
  readonly birthDate?: CivilDate | null;
  readonly sex?: RegistrySex | 'non_binary' | null;
}

const MONTH_LETTERS = 'ABCDEHLMPRST';
const OMOCODIA_LETTERS = 'LMNPQRSTUV';
/** Where the digits stand; omocodia may replace these, and no others, by letters. */
const DIGIT_POSITIONS = [6, 7, 9, 10, 12, 13, 14];
const REGULAR = /^[A-Z]{6}[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}[A-MZ][\dLMNP-V]{3}[A-Z]$/;
const BELFIORE = /^[A-MZ]\d{3}$/;
const PROVISIONAL = /^\d{11}$/;
/** STP: Straniero Temporaneamente Presente; ENI: Europeo Non Iscritto. Region (3), health authority (3), number (7). */
const HEALTH_CODE = /^(STP|ENI)\d{13}$/;
const DAY_OFFSET_FOR_WOMEN = 40;
/** Values of A–Z (a digit counts as the letter at its place) in positions 1, 3, 5 … 15. */
const ODD_VALUES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/**
 * Reads what a person typed: capitals or not, spaces anywhere. Omocodia variants are valid codes.
 * The answer has `error` or else `kind`.
 */
export function parseTaxCode(input: string): TaxCode | { readonly error: TaxCodeError } {
  const normalised = input.replace(/\s/g, '').toUpperCase();
  if (normalised === '') return { error: 'empty' };
  if (PROVISIONAL.test(normalised)) return parseProvisional(normalised);
  const health = HEALTH_CODE.exec(normalised);
  if (health) return { kind: health[1] === 'STP' ? 'stp' : 'eni', normalised, plain: normalised };
  return REGULAR.test(normalised) ? parseRegular(normalised) : { error: 'malformed' };
}

/**
 * In what the code and the identity disagree, for the form to warn (never to refuse: registries hold
 * mistakes, and a person's registered sex may change after the code was given). Nothing is compared
 * with a code that does not say, nor a non-binary person with the registry's two.
 */
export function matchesIdentity(code: TaxCode, identity: IdentityToMatch): readonly ('birthDate' | 'sex')[] {
  if (code.kind !== 'regular') return [];
  const disagreements: ('birthDate' | 'sex')[] = [];
  const { yy, month, day } = code.birthDate;
  if (identity.birthDate && identity.birthDate.slice(2) !== `${twoDigits(yy)}-${twoDigits(month)}-${twoDigits(day)}`) {
    disagreements.push('birthDate');
  }
  if ((identity.sex === 'female' || identity.sex === 'male') && identity.sex !== code.sex) disagreements.push('sex');
  return disagreements;
}

/**
 * Composes the regular code of a (synthetic) person, without omocodia.
 *
 * @throws RangeError for a name without letters, a date that does not exist or a malformed Belfiore code.
 */
export function makeTaxCode(subject: TaxCodeSubject): string {
  const { birthDate, sex, belfiore } = subject;
  if (!isCivilDate(birthDate)) throw new RangeError('Not a civil date (YYYY-MM-DD)');
  if (!BELFIORE.test(belfiore)) throw new RangeError('Not a Belfiore code');
  const day = Number(birthDate.slice(8)) + (sex === 'female' ? DAY_OFFSET_FOR_WOMEN : 0);
  const month = MONTH_LETTERS[Number(birthDate.slice(5, 7)) - 1];
  const body = familyLetters(subject.family) + givenLetters(subject.given) + birthDate.slice(2, 4) + month + twoDigits(day) + belfiore;
  return body + controlCharacter(body);
}

function parseRegular(normalised: string): RegularTaxCode | { error: TaxCodeError } {
  const body = withoutOmocodia(normalised.slice(0, 15));
  const dayAndSex = Number(body.slice(9, 11));
  const sex: RegistrySex = dayAndSex > DAY_OFFSET_FOR_WOMEN ? 'female' : 'male';
  const birthDate = {
    yy: Number(body.slice(6, 8)),
    month: MONTH_LETTERS.indexOf(body[8]) + 1,
    day: sex === 'female' ? dayAndSex - DAY_OFFSET_FOR_WOMEN : dayAndSex,
  };
  // The control character first: when it is wrong, a strange date is its consequence, not the news.
  if (controlCharacter(normalised.slice(0, 15)) !== normalised[15]) return { error: 'wrong-control-character' };
  if (!existsInSomeCentury(birthDate)) return { error: 'impossible-date' };
  const plain = body + controlCharacter(body);
  return { kind: 'regular', normalised, plain, birthDate, sex, birthplace: body.slice(11) };
}

/** Seven digits of number, three of the office that gave it, one of control. */
function parseProvisional(normalised: string): OpaqueTaxCode | { error: TaxCodeError } {
  if (normalised.startsWith('0000000')) return { error: 'malformed' }; // numbering starts at 1; zeros are a filler
  if (provisionalControlDigit(normalised.slice(0, 10)) !== normalised[10]) return { error: 'wrong-control-character' };
  return { kind: 'provisional', normalised, plain: normalised };
}

/** Luhn's sum: every second digit doubled, and the digits of the double added. */
function provisionalControlDigit(tenDigits: string): string {
  const sum = [...tenDigits].reduce((total, character, index) => {
    const value = Number(character) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

function controlCharacter(body: string): string {
  const sum = [...body].reduce((total, character, index) => {
    const place = /\d/.test(character) ? Number(character) : letterIndex(character);
    // Positions are numbered from 1 in the decree, so index 0 is an odd one.
    return total + (index % 2 === 0 ? ODD_VALUES[place] : place);
  }, 0);
  return String.fromCharCode('A'.charCodeAt(0) + (sum % 26));
}

function withoutOmocodia(body: string): string {
  const characters = [...body];
  for (const position of DIGIT_POSITIONS) {
    const digit = OMOCODIA_LETTERS.indexOf(characters[position]);
    if (digit >= 0) characters[position] = String(digit);
  }
  return characters.join('');
}

/** 29 February '00 was a day in 2000 but not in 1900: one century in which it exists is enough. */
function existsInSomeCentury({ yy, month, day }: RegularTaxCode['birthDate']): boolean {
  return ['19', '20'].some((century) => isCivilDate(`${century}${twoDigits(yy)}-${twoDigits(month)}-${twoDigits(day)}`));
}

function familyLetters(name: string): string {
  const { consonants, vowels } = lettersOf(name);
  return (consonants + vowels + 'XX').slice(0, 3);
}

/** With four consonants or more the second is left out. */
function givenLetters(name: string): string {
  const { consonants, vowels } = lettersOf(name);
  if (consonants.length >= 4) return consonants[0] + consonants[2] + consonants[3];
  return (consonants + vowels + 'XX').slice(0, 3);
}

function lettersOf(name: string): { consonants: string; vowels: string } {
  const letters = name.normalize('NFD').toUpperCase().replace(/[^A-Z]/g, '');
  if (letters === '') throw new RangeError('A name without letters');
  return { consonants: letters.replace(/[AEIOU]/g, ''), vowels: letters.replace(/[^AEIOU]/g, '') };
}

function letterIndex(letter: string): number {
  return letter.charCodeAt(0) - 'A'.charCodeAt(0);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
