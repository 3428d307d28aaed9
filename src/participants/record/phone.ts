// SPDX-License-Identifier: AGPL-3.0-or-later

/** Shortest and longest number with its country code, by E.164, without the plus. */
const DIGITS = /^\+[1-9]\d{7,14}$/;
const ITALIAN = '39';
/** Eleven digits and more that begin with 39 hold the country code: Italian numbers themselves have ten at most, eleven with a long prefix. */
const WITH_CODE = /^39\d{9,}$/;
const ITALIAN_MOBILE = /^\+393\d{8,9}$/;

/**
 * A telephone number as it is written, in its one international form: `02 1234.567` and `0039 02/1234567` are `+39021234567`.
 * Null when it is none. Numbers without a country code are Italian.
 */
export function internationalNumber(written: string): string | null {
  if (!/^[+\d\s().\-/]+$/.test(written) || written.lastIndexOf('+') > 0) return null;
  const bare = written.replace(/[^\d+]/g, '');
  const number = bare.startsWith('+') ? bare : bare.startsWith('00') ? `+${bare.slice(2)}` : WITH_CODE.test(bare) ? `+${bare}` : `+${ITALIAN}${bare}`;
  return DIGITS.test(number) ? number : null;
}

/** An Italian mobile begins with 3; of other countries' numbers nothing is known. */
export const mayBeMobile = (number: string): boolean => !number.startsWith(`+${ITALIAN}`) || ITALIAN_MOBILE.test(number);
