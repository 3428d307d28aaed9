// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Allocation } from './allocations.js';
import type { Random } from './random.js';

/** A line is worth at least and at most so much, in cents. */
const LEAST = 18_000;
const MOST = 640_000;

export interface Price {
  /** In hundredths, so that halves stay whole. */
  quantityHundredths: number;
  unit: 'hour' | 'day' | 'session' | 'meal' | 'month' | 'piece';
  unitCostCents: number;
  amountCents: number;
}

/** Units with their costs; even numbers, so that half a unit is a whole number of cents. */
const UNITS = [
  { unit: 'hour', costs: [2_240, 2_460, 2_780, 3_150], halves: true },
  { unit: 'session', costs: [3_800, 4_500, 5_200], halves: false },
  { unit: 'day', costs: [8_400, 9_600], halves: false },
  { unit: 'month', costs: [18_000, 24_500], halves: false },
] as const;
const PIECE = { unit: 'piece', costs: [2_200, 3_900, 12_000], halves: false } as const;
const MEAL = { unit: 'meal', costs: [780, 850, 940], halves: false } as const;

interface UnitOfWork {
  unit: Price['unit'];
  costs: readonly number[];
  halves: boolean;
}

const OFFERED: Readonly<Record<'work' | 'meals' | 'things', readonly UnitOfWork[]>> = { work: UNITS, meals: [MEAL], things: [PIECE] };

/** A quantity and a unit cost that come to about `cents`, and never to more. */
export function priceOf(random: Random, cents: number, of: keyof typeof OFFERED = 'work'): Price {
  const affordable = OFFERED[of].map((each) => ({ ...each, costs: each.costs.filter((cost) => cost <= cents) })).filter(({ costs }) => costs.length > 0);
  const { unit, costs, halves } = random.pick(affordable);
  const unitCostCents = random.pick(costs);
  const steps = halves ? 2 : 1;
  const count = Math.floor((cents * steps) / unitCostCents);
  return { quantityHundredths: (count * 100) / steps, unit, unitCostCents, amountCents: (count * unitCostCents) / steps };
}

/** A decimal with at most two places, as numeric columns take it. */
export const decimal = (hundredths: number): string => `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

/** A line that is to be paid from an allocation, before it is known how much there is for it. */
export interface Claimant {
  allocation: Allocation;
}

/**
 * Divides what a cohort may use of an allocation among its lines.
 * @param share how much of all people has been told of, this cohort included, from 0 to 1
 * @returns cents for a line, or null when there is not enough left for it
 */
export function sharesOut(claimants: readonly Claimant[], share: number): (random: Random, allocation: Allocation) => number | null {
  const waiting = new Map<string, number>();
  for (const { allocation } of claimants) waiting.set(allocation.id, (waiting.get(allocation.id) ?? 0) + 1);
  return (random, allocation) => {
    const left = waiting.get(allocation.id)!;
    waiting.set(allocation.id, left - 1);
    const free = Math.floor(allocation.targetCents * share) - allocation.usedCents;
    const cents = Math.min(free, MOST, Math.max(LEAST, Math.floor((free / left) * (random.between(60, 140) / 100))));
    return cents < LEAST ? null : cents;
  };
}
