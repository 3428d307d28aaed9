// SPDX-License-Identifier: AGPL-3.0-or-later
import { sumCents, toCents, type Cents } from '../platform/money/cents.js';
import { daysBetween } from '../platform/time/civil-date.js';
import { AXES, SOURCES, type Axis, type Source } from './plan-terms.js';

export interface ValuedLine {
  axis: Axis;
  source: Source;
  /** Quantity × unit cost, rounded to the cent once per line. */
  amountCents: Cents;
  /** What was spent on it so far; nothing of the community's. */
  spentCents: Cents;
}

/** What stands beside an amount that is planned. The community's part is valued: it is neither committed nor spent. */
export interface States {
  /** What its source is bound to since the activation; on the convenzione it stands in the money ledger. */
  committedCents: Cents;
  /** Approved on the convenzione, declared for the other sources. */
  spentCents: Cents;
  /** Spent less planned spending: below zero while something is left. */
  varianceCents: Cents;
}

export interface Totals extends States {
  /** Every line: what the project is worth. */
  totalCents: Cents;
  /** Without the community's part, which is valued and never spent. */
  spendingCents: Cents;
  communityCents: Cents;
  /** Every source, in the order in which they are listed; 0 where nothing stands. */
  bySource: ({ source: Source; cents: Cents } & States)[];
  /** Every axis; `spendingCents` leaves the community out. */
  byAxis: ({ axis: Axis; cents: Cents; spendingCents: Cents } & States)[];
}

const isSpending = (line: ValuedLine): boolean => line.source !== 'community';
const worth = (lines: readonly ValuedLine[]): Cents => sumCents(lines.map((line) => line.amountCents));

/**
 * Sum of the sources = sum of the lines = sum of the axes, to the cent: everything adds up amounts already rounded.
 * @param activated whether its signatories are bound to it
 */
export function totalsOf(lines: readonly ValuedLine[], activated: boolean): Totals {
  const of = (some: readonly ValuedLine[]): States & { cents: Cents; spendingCents: Cents } => {
    const spending = some.filter(isSpending);
    const planned = worth(spending);
    const spent = sumCents(spending.map((line) => line.spentCents));
    return { cents: worth(some), spendingCents: planned, committedCents: activated ? planned : 0, spentCents: spent, varianceCents: spent - planned };
  };
  const { cents: totalCents, ...all } = of(lines);
  return {
    totalCents,
    ...all,
    communityCents: worth(lines.filter((line) => !isSpending(line))),
    bySource: SOURCES.map((source) => {
      const { spendingCents: _planned, ...one } = of(lines.filter((line) => line.source === source));
      return { source, ...one };
    }),
    byAxis: AXES.map((axis) => ({ axis, ...of(lines.filter((line) => line.axis === axis)) })),
  };
}

/** Civil days of a plan, both ends counted; null while its end is not set. */
export const daysOf = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): number | null => (endsOn === null ? null : daysBetween(startsOn, endsOn) + 1);

/** Cents per day, rounded once, half a cent upwards as round(numeric) does; of amounts that are not negative. */
export const perDay = (cents: Cents, days: number): Cents => toCents((2n * BigInt(cents) + BigInt(days)) / (2n * BigInt(days)));
