// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Money is a whole number of euro cents, always. No value ever passes through a fraction: products
 * are computed on big integers and rounded once, at the end.
 */

/** A whole number of euro cents, within Number.MAX_SAFE_INTEGER either way. */
export type Cents = number;

/**
 * How much of something: a decimal text as the database and the API write it ('12.5', no thousands
 * separator), or a whole number of thousandths. A bare number is not accepted, because nobody could
 * tell at the call whether 2 is two hours or two thousandths of one.
 */
export type Quantity = string | { readonly thousandths: number };

/** Languages in which amounts are read and written. */
export type MoneyLocale = 'it' | 'en';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const MARKS = { it: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } } as const;
const NO_BREAK_SPACE = '\u00a0';

/**
 * Brings an amount to cents and guards it: PostgreSQL sends bigint as text, and beyond 2^53 a number
 * would silently be another amount.
 *
 * @throws RangeError when it is not a whole number within the safe range.
 */
export function toCents(value: number | bigint | string): Cents {
  if (typeof value === 'string' && !/^-?\d+$/.test(value)) throw new RangeError('Not a whole number of cents');
  const cents = Number(value);
  if (!Number.isSafeInteger(cents)) throw new RangeError('Not a whole number of cents within the safe range');
  return cents === 0 ? 0 : cents; // never -0, which prints as one amount and compares as another
}

/** Exact sum of amounts in cents; 0 for none. Guards every addend and the total. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0n;
  for (const amount of amounts) total += BigInt(toCents(amount));
  return toCents(total);
}

/**
 * Quantity × unit cost, rounded to the cent once. Half a cent goes away from zero (0.5 → 1, -0.5 → -1):
 * the same rule as round(numeric) in PostgreSQL, and a reversal cancels exactly what it reverses.
 */
export function multiplyCents(quantity: Quantity, unitCents: Cents): Cents {
  const { units, scale } = exact(quantity);
  const product = units * BigInt(toCents(unitCents));
  const magnitude = product < 0n ? -product : product;
  const rounded = (2n * magnitude + scale) / (2n * scale);
  return toCents(product < 0n ? -rounded : rounded);
}

/**
 * Reads an amount in euro as a person types it ('1.155.200,00', '1155200', '12,5', '€ 3,00') into
 * cents; null when it cannot be read with certainty. A full stop is a thousands separator in Italian and must
 * stand where one does: '100.50' is refused rather than guessed.
 */
export function parseEuro(text: string, locale: MoneyLocale = 'it'): Cents | null {
  const compact = text.replace(/\s/g, '').replace('\u2212', '-');
  const unsigned = /^(-?)€?(-?)([\d.,]+?)€?$/.exec(compact);
  if (!unsigned || (unsigned[1] && unsigned[2])) return null;
  const mark = MARKS[locale];
  const number = new RegExp(`^(\\d+|\\d{1,3}(?:\\${mark.group}\\d{3})+)(?:\\${mark.decimal}(\\d{1,2}))?$`).exec(unsigned[3]);
  if (!number) return null;
  const euro = number[1].replaceAll(mark.group, '');
  const cents = Number(`${unsigned[1] || unsigned[2]}${euro}${(number[2] ?? '').padEnd(2, '0')}`);
  return Number.isSafeInteger(cents) ? toCents(cents) : null;
}

/**
 * Writes cents as euro: '1.155.200,00 €' in Italian (with a no-break space), '€1,155,200.00' in English. Written by
 * hand, since Intl differs between Node versions (it-IT drops the separator in 1234,50) and takes
 * a fraction that is no longer exact for large amounts.
 */
export function formatEuro(cents: Cents, locale: MoneyLocale): string {
  const amount = toCents(cents);
  const mark = MARKS[locale];
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const euro = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, mark.group);
  const sign = amount < 0 ? '-' : '';
  const figure = `${euro}${mark.decimal}${digits.slice(-2)}`;
  return locale === 'it' ? `${sign}${figure}${NO_BREAK_SPACE}€` : `${sign}€${figure}`;
}

function exact(quantity: Quantity): { units: bigint; scale: bigint } {
  if (typeof quantity !== 'string') {
    if (!Number.isSafeInteger(quantity.thousandths)) throw new RangeError('Not a whole number of thousandths');
    return { units: BigInt(quantity.thousandths), scale: 1000n };
  }
  const match = DECIMAL.exec(quantity);
  if (!match) throw new RangeError('Not a decimal number');
  const fraction = match[3] ?? '';
  return { units: BigInt(`${match[1]}${match[2]}${fraction}`), scale: 10n ** BigInt(fraction.length) };
}
