// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { multiplyCents } from '../platform/money/cents.js';
import { AXES, SOURCES, type Axis, type Source } from './plan-terms.js';
import { totalsOf, type ValuedLine } from './totals.js';

const line = (axis: Axis, source: Source, amountCents: number): ValuedLine => ({ axis, source, amountCents });
const ofSource = (lines: ValuedLine[], source: Source) => totalsOf(lines).bySource.find((s) => s.source === source)?.cents;

describe('plan totals', () => {
  it('an empty plan is worth nothing on every source and axis', () => {
    const totals = totalsOf([]);
    expect(totals).toMatchObject({ totalCents: 0, spendingCents: 0, communityCents: 0 });
    expect(totals.bySource.map((s) => s.source)).toEqual([...SOURCES]);
    expect(totals.byAxis.map((a) => a.axis)).toEqual([...AXES]);
    expect([...totals.bySource, ...totals.byAxis].every(({ cents }) => cents === 0)).toBe(true);
  });

  it('home support paid by the convenzione beside a neighbour who shops: the neighbour is valued and not spent', () => {
    const lines = [line('casa', 'convenzione', 120_000), line('casa', 'community', 8_000), line('socialita', 'health', 45_050)];
    expect(totalsOf(lines)).toMatchObject({ totalCents: 173_050, spendingCents: 165_050, communityCents: 8_000 });
    expect(totalsOf(lines).byAxis[0]).toEqual({ axis: 'casa', cents: 128_000, spendingCents: 120_000 });
    expect(ofSource(lines, 'convenzione')).toBe(120_000);
  });

  it('a plan made by the community alone spends nothing', () => {
    expect(totalsOf([line('socialita', 'community', 30_000)])).toMatchObject({ totalCents: 30_000, spendingCents: 0, communityCents: 30_000 });
  });

  it('work in kind of an ETS is spending, only the community is not', () => {
    expect(totalsOf([line('lavoro', 'ets_in_kind', 999)]).spendingCents).toBe(999);
  });

  it('three tenths of an hour at 0.05 € are rounded per line, and the total adds the rounded lines', () => {
    const amount = multiplyCents('0.3', 5);
    expect(amount).toBe(2);
    expect(totalsOf([line('casa', 'social', amount), line('casa', 'social', amount), line('casa', 'social', amount)]).totalCents).toBe(6);
  });

  it.each([['0.1', 3, 0], ['2.675', 100, 268], ['1.005', 100, 101], ['12.5', 2_345, 29_313], ['0.001', 499, 0], ['0.001', 500, 1]])(
    '%s × %i cents is %i cents, without a binary fraction on the way',
    (quantity, unit, cents) => expect(multiplyCents(quantity, unit)).toBe(cents),
  );

  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31); // TEST_SEED repeats a run
  it(`sources, lines and axes have the same sum whatever the lines are (seed ${seed})`, () => {
    const anyLine = fc.record({
      axis: fc.constantFrom(...AXES),
      source: fc.constantFrom(...SOURCES),
      amountCents: fc.tuple(fc.nat(99_999_999), fc.nat(100_000)).map(([thousandths, unit]) => multiplyCents({ thousandths }, unit)),
    });
    const sum = (cents: number[]) => Number(cents.reduce((total, c) => total + BigInt(c), 0n));
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 60 }), (lines) => {
        const totals = totalsOf(lines);
        const expected = sum(lines.map((l) => l.amountCents));
        expect(totals.totalCents).toBe(expected);
        expect(sum(totals.bySource.map((s) => s.cents))).toBe(expected);
        expect(sum(totals.byAxis.map((a) => a.cents))).toBe(expected);
        expect(totals.spendingCents + totals.communityCents).toBe(expected);
        expect(sum(totals.byAxis.map((a) => a.spendingCents))).toBe(totals.spendingCents);
      }),
      { seed, numRuns: 300 },
    );
  });
});
