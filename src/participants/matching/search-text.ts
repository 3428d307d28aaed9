// SPDX-License-Identifier: AGPL-3.0-or-later
import { isCivilDate } from '../../platform/time/civil-date.js';
import { internationalNumber } from '../record/phone.js';
import { parseTaxCode } from '../tax-code.js';

/** What somebody typed to find a person, told apart: all of it must hold. */
export interface SearchText {
  /** Fragments of given name, family name or alias, as typed. */
  words: string[];
  /** The plain form of a codice fiscale, or a provisional, STP or ENI code. */
  code: string | null;
  /** Civil date. */
  birthDate: string | null;
  /** In its international form. */
  phone: string | null;
}

/** At most so many fragments are looked for: more make no name. */
const MOST_WORDS = 8;
/** Day, month, year. */
const ITALIAN_DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Shorter runs of digits are no telephone number. */
const PHONE_DIGITS = 6;

/**
 * Reads what was typed. The whole of it may be a code or a telephone number, with spaces wherever people put them; eleven digits
 * may be either, and then both are looked for by turns (code first). Otherwise each word is a code, a birth date (5/3/1980,
 * 05.03.1980, 1980-03-05) or a fragment of a name.
 */
export function readSearch(typed: string): SearchText {
  const text = typed.trim();
  const found: SearchText = { words: [], code: null, birthDate: null, phone: null };
  const whole = ITALIAN_DATE.test(text) || ISO_DATE.test(text) ? found : { ...found, code: codeIn(text), phone: phoneIn(text) };
  if (whole.code || whole.phone) return whole;
  for (const word of text.split(/\s+/)) {
    const born = found.birthDate === null ? dateIn(word) : null;
    const code = found.code === null ? codeIn(word) : null;
    if (born) found.birthDate = born;
    else if (code) found.code = code;
    else if (/[\p{L}\p{N}]/u.test(word)) found.words.push(word);
  }
  return { ...found, words: found.words.slice(0, MOST_WORDS) };
}

/** Nothing in it can be looked for. */
export const isBlank = ({ words, code, birthDate, phone }: SearchText): boolean => words.length === 0 && !code && !birthDate && !phone;

function codeIn(text: string): string | null {
  const read = parseTaxCode(text);
  return 'error' in read ? null : read.plain;
}

function phoneIn(text: string): string | null {
  return text.replace(/\D/g, '').length >= PHONE_DIGITS ? internationalNumber(text) : null;
}

/** Day, month and year in the Italian order, or an ISO date. */
function dateIn(word: string): string | null {
  const italian = ITALIAN_DATE.exec(word);
  const iso = italian ? `${italian[3]}-${italian[2].padStart(2, '0')}-${italian[1].padStart(2, '0')}` : word;
  return isCivilDate(iso) ? iso : null;
}
