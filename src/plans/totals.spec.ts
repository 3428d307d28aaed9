// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { multiplyCents } from '../platform/money/cents.js';
import { AXES, SOURCES, type Axis, type Source } from './plan-terms.js';
import { daysOf, perDay, totalsOf, type ValuedLine } from './totals.js';
import { bandErrors, bandOf, INTENSITIES, type Band } from './bands.js';

const line = (axis: Axis, source: Source, amountCents: number, spentCents = 0): ValuedLine => ({ axis, source, amountCents, spentCents });
const NOTHING = { committedCents: 0, spentCents: 0 };
const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31); // TEST_SEED repeats a run
const ofSource = (lines: ValuedLine[], source: Source) => totalsOf(lines, false).bySource.find((s) => s.source === source)?.cents;

describe('plan totals', () => {
  it('an empty plan is worth nothing on every source and axis', () => {
    const totals = totalsOf([], false);
    expect(totals).toMatchObject({ totalCents: 0, spendingCents: 0, communityCents: 0 });
    expect(totals.bySource.map((s) => s.source)).toEqual([...SOURCES]);
    expect(totals.byAxis.map((a) => a.axis)).toEqual([...AXES]);
    expect([...totals.bySource, ...totals.byAxis].every(({ cents }) => cents === 0)).toBe(true);
  });

  it('home support paid by the convenzione beside a neighbour who shops: the neighbour is valued and not spent', () => {
    const lines = [line('casa', 'convenzione', 120_000), line('casa', 'community', 8_000), line('socialita', 'health', 45_050)];
    expect(totalsOf(lines, false)).toMatchObject({ totalCents: 173_050, spendingCents: 165_050, communityCents: 8_000 });
    expect(totalsOf(lines, false).byAxis[0]).toEqual({ axis: 'casa', cents: 128_000, spendingCents: 120_000, ...NOTHING, varianceCents: -120_000 });
    expect(ofSource(lines, 'convenzione')).toBe(120_000);
  });

  it('a plan made by the community alone spends nothing', () => {
    expect(totalsOf([line('socialita', 'community', 30_000)], true)).toMatchObject({ totalCents: 30_000, spendingCents: 0, communityCents: 30_000, ...NOTHING, varianceCents: 0 });
  });

  it('work in kind of an ETS is spending, only the community is not', () => {
    expect(totalsOf([line('lavoro', 'ets_in_kind', 999)], false).spendingCents).toBe(999);
  });

  it('three tenths of an hour at 0.05 € are rounded per line, and the total adds the rounded lines', () => {
    const amount = multiplyCents('0.3', 5);
    expect(amount).toBe(2);
    expect(totalsOf([line('casa', 'social', amount), line('casa', 'social', amount), line('casa', 'social', amount)], false).totalCents).toBe(6);
  });

  it.each([['0.1', 3, 0], ['2.675', 100, 268], ['1.005', 100, 101], ['12.5', 2_345, 29_313], ['0.001', 499, 0], ['0.001', 500, 1]])(
    '%s × %i cents is %i cents, without a binary fraction on the way',
    (quantity, unit, cents) => expect(multiplyCents(quantity, unit)).toBe(cents),
  );

  it(`sources, lines and axes have the same sum whatever the lines are (seed ${seed})`, () => {
    const anyLine = fc.record({
      axis: fc.constantFrom(...AXES),
      source: fc.constantFrom(...SOURCES),
      amountCents: fc.tuple(fc.nat(99_999_999), fc.nat(100_000)).map(([thousandths, unit]) => multiplyCents({ thousandths }, unit)),
      spentCents: fc.nat(10_000_000),
    }).map((one) => ({ ...one, spentCents: one.source === 'community' ? 0 : one.spentCents }));
    const sum = (cents: number[]) => Number(cents.reduce((total, c) => total + BigInt(c), 0n));
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 60 }), fc.boolean(), (lines, activated) => {
        const totals = totalsOf(lines, activated);
        const expected = sum(lines.map((l) => l.amountCents));
        expect(totals.totalCents).toBe(expected);
        expect(sum(totals.bySource.map((s) => s.cents))).toBe(expected);
        expect(sum(totals.byAxis.map((a) => a.cents))).toBe(expected);
        expect(totals.spendingCents + totals.communityCents).toBe(expected);
        expect(sum(totals.byAxis.map((a) => a.spendingCents))).toBe(totals.spendingCents);
        expect(totals.committedCents).toBe(activated ? totals.spendingCents : 0);
        expect(totals.varianceCents).toBe(sum(lines.map((l) => l.spentCents)) - totals.spendingCents);
        for (const state of ['committedCents', 'spentCents', 'varianceCents'] as const) {
          expect(sum(totals.bySource.map((s) => s[state]))).toBe(totals[state]);
          expect(sum(totals.byAxis.map((a) => a[state]))).toBe(totals[state]);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('what is committed and spent stands beside what is planned, source by source', () => {
    const totals = totalsOf([line('casa', 'convenzione', 120_000, 40_000), line('casa', 'social', 50_000, 55_000), line('casa', 'community', 8_000)], true);
    expect(totals).toMatchObject({ spendingCents: 170_000, committedCents: 170_000, spentCents: 95_000, varianceCents: -75_000 });
    expect(totals.bySource.filter(({ cents }) => cents > 0)).toEqual([
      { source: 'convenzione', cents: 120_000, committedCents: 120_000, spentCents: 40_000, varianceCents: -80_000 },
      { source: 'social', cents: 50_000, committedCents: 50_000, spentCents: 55_000, varianceCents: 5_000 },
      { source: 'community', cents: 8_000, committedCents: 0, spentCents: 0, varianceCents: 0 },
    ]);
  });
});

describe('euro per day', () => {
  it('counts both ends, leap days too, and needs an end', () => {
    expect(daysOf({ startsOn: '2026-10-01', endsOn: '2026-10-01' })).toBe(1);
    expect(daysOf({ startsOn: '2028-02-01', endsOn: '2028-03-01' })).toBe(30);
    expect(daysOf({ startsOn: '2026-10-01', endsOn: null })).toBeNull();
  });

  it.each([[100, 3, 33], [200, 3, 67], [5, 10, 1], [4, 10, 0], [15, 10, 2], [0, 365, 0]])('%i cents over %i days are %i a day, rounded once', (cents, days, expected) => {
    expect(perDay(cents, days)).toBe(expected);
  });

  it(`is the nearest whole cent, the upper one of two, whatever the amount is (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.integer({ min: 1, max: 4_000 }), (cents, days) => {
        const daily = perDay(cents, days);
        expect(2 * cents).toBeGreaterThanOrEqual((2 * daily - 1) * days);
        expect(2 * cents).toBeLessThan((2 * daily + 1) * days);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('intensity bands', () => {
  const bands = (...limits: [number, number | null][]): Band[] => limits.map(([fromCentsPerDay, toCentsPerDay], i) => ({ level: INTENSITIES[i], fromCentsPerDay, toCentsPerDay }));
  const three = bands([0, 3_000], [3_000, 7_000], [7_000, null]);

  it.each([[0, 'low'], [2_999, 'low'], [3_000, 'medium'], [6_999, 'medium'], [7_000, 'high'], [1_000_000, 'high']])('%i cents a day are %s', (cents, level) => expect(bandOf(cents, three)?.level).toBe(level));

  it('leave an amount that no act decided on without a band', () => {
    expect(bandOf(500, bands([1_000, 2_000]))).toBeNull();
    expect(bandOf(2_500, bands([0, 2_000], [3_000, 4_000]))).toBeNull();
    expect(bandOf(10, [])).toBeNull();
  });

  it.each<[string, Band[], string[]]>([
    ['that follow one another', three, []],
    ['with a gap', bands([0, 1], [5, 9], [9, null]), []],
    ['upside down', bands([0, 3_000], [7_000, 3_000], [7_000, 7_000]), ['/bands/1/toCentsPerDay intensity-band.inverted', '/bands/2/toCentsPerDay intensity-band.inverted']],
    ['that overlap by a cent', bands([0, 3_001], [3_000, 7_000], [7_000, null]), ['/bands/1/fromCentsPerDay intensity-band.overlap']],
    ['open below a heavier one', bands([0, null], [3_000, 7_000], [7_000, null]), ['/bands/1/fromCentsPerDay intensity-band.overlap']],
    ['in the wrong order', bands([7_000, null], [3_000, 7_000], [0, 3_000]), ['/bands/1/fromCentsPerDay intensity-band.overlap', '/bands/2/fromCentsPerDay intensity-band.overlap']],
    ['of one level twice', [three[0], { ...three[1], level: 'low' }, three[2]], ['/bands/1/level intensity-band.level-twice']],
  ])('%s', (_, given, expected) => expect(bandErrors(given).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected));
});
