// SPDX-License-Identifier: AGPL-3.0-or-later
import { setCurrentLanguage } from '../../web/src/i18n/language.js';
import {
  euroInput,
  formatDate,
  formatDateTime,
  formatEuro,
  formatMinutes,
  formatNumber,
  formatPercent,
  isCivilDate,
  parseEuro,
  parseNumber,
} from '../../web/src/ui/format.js';

/** Intl writes no-break spaces; for the eye they are spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

afterEach(() => setCurrentLanguage('it'));

describe('how values are written', () => {
  test('money has its points, comma and sign, from integer cents', () => {
    expect(plain(formatEuro(115520000))).toBe('1.155.200,00 €');
    expect(plain(formatEuro(115520))).toBe('1.155,20 €');
    expect(plain(formatEuro(0))).toBe('0,00 €');
    expect(plain(formatEuro(-50))).toBe('-0,50 €');
  });

  test('a blank stays blank and is never a zero', () => {
    expect([formatEuro(null), formatNumber(undefined), formatDate(null), formatMinutes(null)]).toEqual(['', '', '', '']);
  });

  test('dates are day, month, year, without passing through a time zone', () => {
    expect(formatDate('2026-11-21')).toBe('21/11/2026');
    expect(formatDate('1981-03-29')).toBe('29/03/1981');
  });

  test('instants are told in Italian time, summer and winter', () => {
    expect(formatDateTime('2026-07-01T22:30:00Z')).toBe('02/07/2026, 00:30');
    expect(formatDateTime('2026-12-31T23:30:00Z')).toBe('01/01/2027, 00:30');
  });

  test('counts are grouped from four digits on, quantities keep their decimals', () => {
    expect(formatNumber(1155)).toBe('1.155');
    expect(formatNumber(12.5)).toBe('12,5');
    expect(formatPercent(0.364)).toBe('36%');
    expect(formatMinutes(150)).toBe('2 h 30 min');
    expect(formatMinutes(0)).toBe('0 min');
  });

  test('English writes numbers its own way and dates in the same', () => {
    setCurrentLanguage('en');
    expect(formatEuro(115520000)).toBe('€1,155,200.00');
    expect(formatDate('2026-11-21')).toBe('21/11/2026');
  });
});

describe('how amounts are read', () => {
  test.each([
    ['1.250,50', 125050],
    ['1250,5', 125050],
    ['1250', 125000],
    ['1.250', 125000],
    ['€ 1.155.200,00', 115520000],
    ['12.50', 1250],
    ['0,07', 7],
    ['-3,10', -310],
  ])('%s', (text, cents) => expect(parseEuro(text, 'it')).toBe(cents));

  test.each(['12,x', '1.25.000', '1,234,567', '12,345', 'dieci', '1..000', ',5'])(
    '%s is refused, not guessed',
    text => expect(parseEuro(text, 'it')).toBeUndefined(),
  );

  test('nothing written is nothing, not zero', () => {
    expect(parseEuro('', 'it')).toBeNull();
    expect(parseEuro('  € ', 'it')).toBeNull();
  });

  test('what is written back is read as the same amount, in both languages', () => {
    for (const language of ['it', 'en'] as const) {
      setCurrentLanguage(language);
      for (const cents of [0, 7, 70, 125050, 100000, 99999999, -310]) {
        expect(parseEuro(euroInput(cents), language)).toBe(cents);
      }
    }
  });

  test('a quantity takes only the decimals it may have', () => {
    expect(parseNumber('12,5', 1, 'it')).toBe(12.5);
    expect(parseNumber('12,5', 0, 'it')).toBeUndefined();
    expect(parseNumber('12,55', 1, 'it')).toBeUndefined();
    expect(parseNumber('1.200', 0, 'it')).toBe(1200);
  });
});

test('a civil date must exist', () => {
  expect(isCivilDate('2024-02-29')).toBe(true);
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '21/11/2026', ''].filter(isCivilDate)).toEqual([]);
});
