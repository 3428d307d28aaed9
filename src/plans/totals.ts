// SPDX-License-Identifier: AGPL-3.0-or-later
import { sumCents, type Cents } from '../platform/money/cents.js';
import { AXES, SOURCES, type Axis, type Source } from './plan-terms.js';

export interface ValuedLine {
  axis: Axis;
  source: Source;
  /** Quantity × unit cost, rounded to the cent once per line. */
  amountCents: Cents;
}

export interface Totals {
  /** Every line: what the project is worth. */
  totalCents: Cents;
  /** Without the community's part, which is valued and never spent. */
  spendingCents: Cents;
  communityCents: Cents;
  /** Every source, in the order in which they are listed; 0 where nothing stands. */
  bySource: { source: Source; cents: Cents }[];
  /** Every axis; `spendingCents` leaves the community out. */
  byAxis: { axis: Axis; cents: Cents; spendingCents: Cents }[];
}

const isSpending = (line: ValuedLine): boolean => line.source !== 'community';
const worth = (lines: readonly ValuedLine[]): Cents => sumCents(lines.map((line) => line.amountCents));

/** Sum of the sources = sum of the lines = sum of the axes, to the cent: everything adds up amounts already rounded. */
export function totalsOf(lines: readonly ValuedLine[]): Totals {
  const spending = lines.filter(isSpending);
  return {
    totalCents: worth(lines),
    spendingCents: worth(spending),
    communityCents: worth(lines.filter((line) => !isSpending(line))),
    bySource: SOURCES.map((source) => ({ source, cents: worth(lines.filter((line) => line.source === source)) })),
    byAxis: AXES.map((axis) => ({
      axis,
      cents: worth(lines.filter((line) => line.axis === axis)),
      spendingCents: worth(spending.filter((line) => line.axis === axis)),
    })),
  };
}
