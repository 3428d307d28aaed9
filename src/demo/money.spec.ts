// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Allocation } from './allocations.js';
import { decimal, priceOf, sharesOut } from './money.js';
import { Random } from './random.js';

describe('prices', () => {
  it.each(['work', 'meals', 'things'] as const)('of %s are quantity times unit cost to the cent, and no more than asked for', (of) => {
    const random = new Random(1, of);
    for (let i = 0; i < 2_000; i++) {
      const cents = random.between(20_000, 500_000);
      const { quantityHundredths, unitCostCents, amountCents } = priceOf(random, cents, of);
      expect(quantityHundredths * unitCostCents).toBe(amountCents * 100);
      expect(amountCents).toBeLessThanOrEqual(cents);
      expect(amountCents).toBeGreaterThan(0);
    }
  });

  it('writes quantities as decimals', () => expect([decimal(1_250), decimal(100), decimal(5)]).toEqual(['12.50', '1.00', '0.05']));
});

describe('what an allocation may be used for', () => {
  const allocation = (targetCents: number): Allocation => ({ id: 'a', targetCents, usedCents: 0 }) as Allocation;

  it.each([[40_000_000, 100], [1_000_000, 100], [100_000, 3], [5_000, 4]])('is never exceeded: %i cents among %i lines', (target, count) => {
    const one = allocation(target);
    const random = new Random(2, target);
    const share = sharesOut(Array.from({ length: count }, () => ({ allocation: one })), 1);
    for (let i = 0; i < count; i++) {
      const cents = share(random, one);
      if (cents !== null) one.usedCents += priceOf(random, cents).amountCents;
      expect(one.usedCents).toBeLessThanOrEqual(target);
    }
  });

  it('is kept for those who are told of later', () => {
    const one = allocation(1_000_000);
    const share = sharesOut(Array.from({ length: 50 }, () => ({ allocation: one })), 0.25);
    for (let i = 0; i < 50; i++) one.usedCents += share(new Random(3, i), one) ?? 0;
    expect(one.usedCents).toBeLessThanOrEqual(250_000);
    expect(one.usedCents).toBeGreaterThan(200_000);
  });
});
