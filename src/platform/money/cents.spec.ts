// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { formatEuro, multiplyCents, parseEuro, sumCents, toCents } from './cents.js';

// The seed stands in the report: FC_SEED=<seed> runs the very same cases again.
const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
const safeCents = fc.maxSafeInteger();
const MAX = Number.MAX_SAFE_INTEGER;

describe('toCents', () => {
  it.each([
    ['115520000', 115_520_000],
    [115_520_000n, 115_520_000],
    [-5, -5],
    ['-0', 0],
    [String(MAX), MAX],
  ])('%p is %i cents', (value, expected) => {
    expect(toCents(value)).toBe(expected);
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, MAX + 1, BigInt(MAX) + 1n, '9007199254740992', '1.5', '', ' 1', '1e3', '0x10'])(
    'refuses %p',
    (value) => {
      expect(() => toCents(value)).toThrow(RangeError);
    },
  );
});

describe('multiplyCents', () => {
  it.each([
    ['1.5', 2300, 3450, 'an hour and a half at 23.00'],
    ['0.333', 1000, 333, 'a third of an hour, exact'],
    ['0.005', 100, 1, 'half a cent goes up'],
    ['0.004', 100, 0, 'less than half goes down'],
    ['-0.005', 100, -1, 'a reversal rounds like what it reverses'],
    ['0.005', -100, -1, 'so does a negative unit cost'],
    ['1.005', 100, 101, 'a product that floating point gets wrong (100.49999…)'],
    ['8.325', 1, 8, 'below half'],
    ['110', 123_456, 13_580_160, 'no decimals'],
    ['0', 5000, 0, 'nothing'],
    ['-0.001', 1, 0, 'a vanishing negative is plain zero'],
    ['0.123456789', 1_000_000_000, 123_456_789, 'any number of decimals'],
  ])('%s × %i cents = %i (%s)', (quantity, unit, expected) => {
    expect(multiplyCents(quantity, unit)).toBe(expected);
  });

  it('takes thousandths, named so that 2 can never pass for 2 units', () => {
    expect(multiplyCents({ thousandths: 1500 }, 2300)).toBe(3450);
    expect(multiplyCents({ thousandths: 5 }, 100)).toBe(1);
  });

  it.each(['', '1,5', '1.', '.5', '1e3', ' 1', '+1', 'NaN', '1.2.3'])('refuses the quantity %j', (quantity) => {
    expect(() => multiplyCents(quantity, 100)).toThrow(RangeError);
  });

  it('refuses parts of a thousandth, parts of a cent, and a product beyond the safe range', () => {
    expect(() => multiplyCents({ thousandths: 0.5 }, 100)).toThrow(RangeError);
    expect(() => multiplyCents('1', 0.5)).toThrow(RangeError);
    expect(() => multiplyCents('1.001', MAX)).toThrow(RangeError);
    expect(multiplyCents('1.000', MAX)).toBe(MAX);
  });
});

describe('sumCents', () => {
  it('of nothing is nothing', () => {
    expect(sumCents([])).toBe(0);
  });

  it('of the four yearly ceilings is 1 155 200.00', () => {
    expect(sumCents([50_000_000, 15_000_000, 35_520_000, 15_000_000])).toBe(115_520_000);
  });

  it('is exact even when passing through more than the safe range, and refuses to end there', () => {
    expect(sumCents([MAX, MAX, -MAX])).toBe(MAX);
    expect(() => sumCents([MAX, 1])).toThrow(RangeError);
  });

  it('refuses an addend that is not whole cents', () => {
    expect(() => sumCents([1, 0.1])).toThrow(RangeError);
  });
});

describe('parseEuro', () => {
  it.each([
    ['1.155.200,00', 115_520_000],
    ['1155200', 115_520_000],
    ['1155200,00', 115_520_000],
    ['1.155', 115_500],
    ['12,5', 1250],
    ['0,01', 1],
    ['€ 3,00', 300],
    ['3,00 €', 300],
    ['1.155.200,00\u00a0€', 115_520_000],
    ['-10,00', -1000],
    ['\u221210,00 €', -1000],
    ['€ -10,00', -1000],
    ['-0,00', 0],
    ['  7 ', 700],
  ])('%j is %i cents', (text, expected) => {
    expect(parseEuro(text)).toBe(expected);
  });

  it.each([
    '', ' ', '€', '-', 'dieci', '100.50', '1,155,200.00', '1.15.200', '1155.200', '12.', '12,', ',50', '12,345', '1..000', '--5', '-€-5', '1-', '1e3',
    '90.071.992.547.409,92',
  ])('cannot read %j with certainty', (text) => {
    expect(parseEuro(text)).toBeNull();
  });

  it('reads the English form only when told so', () => {
    expect(parseEuro('€1,155,200.00', 'en')).toBe(115_520_000);
    expect(parseEuro('1.155.200,00', 'en')).toBeNull();
  });
});

describe('formatEuro', () => {
  it.each([
    [115_520_000, '1.155.200,00\u00a0€', '€1,155,200.00'],
    [123_450, '1.234,50\u00a0€', '€1,234.50'],
    [5, '0,05\u00a0€', '€0.05'],
    [0, '0,00\u00a0€', '€0.00'],
    [-100, '-1,00\u00a0€', '-€1.00'],
    [MAX, '90.071.992.547.409,91\u00a0€', '€90,071,992,547,409.91'],
  ])('%i cents', (cents, it_, en) => {
    expect(formatEuro(cents, 'it')).toBe(it_);
    expect(formatEuro(cents, 'en')).toBe(en);
  });

  it('refuses what is not whole cents', () => {
    expect(() => formatEuro(0.5, 'it')).toThrow(RangeError);
  });
});

describe(`any amount (FC_SEED=${seed})`, () => {
  it('is read back as it was written, in both languages', () => {
    fc.assert(
      fc.property(safeCents, fc.constantFrom('it' as const, 'en' as const), (cents, locale) => {
        expect(parseEuro(formatEuro(cents, locale), locale)).toBe(cents);
      }),
      { seed },
    );
  });

  it('times a quantity is within half a cent of the exact product, and ties go away from zero', () => {
    const quantity = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(quantity, fc.integer({ min: -100_000_000, max: 100_000_000 }), (thousandths, unit) => {
        const exactTimes1000 = BigInt(thousandths) * BigInt(unit);
        const error = BigInt(multiplyCents({ thousandths }, unit)) * 1000n - exactTimes1000;
        const outward = exactTimes1000 < 0n ? -error : error;
        expect(outward > -500n && outward <= 500n).toBe(true);
      }),
      { seed },
    );
  });

  it('is the same for thousandths and for the decimal text of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: -1_000_000, max: 1_000_000 }), (thousandths, unit) => {
        const text = `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`;
        expect(multiplyCents(text, unit)).toBe(multiplyCents({ thousandths }, unit));
      }),
      { seed },
    );
  });

  it('sums to the same total in any order', () => {
    const amounts = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 50 });
    fc.assert(
      fc.property(amounts, (list) => {
        const expected = list.reduce((total, amount) => total + BigInt(amount), 0n);
        expect(BigInt(sumCents(list))).toBe(expected);
        expect(sumCents([...list].reverse())).toBe(sumCents(list));
      }),
      { seed },
    );
  });
});
