// SPDX-License-Identifier: AGPL-3.0-or-later

/** Where a figure stands against what must be reached by a date. */
export interface Pace {
  /** Null when nothing is required by then, or while the date is still ahead and the number not reached. */
  reached: boolean | null;
  /** Still needed; null when nothing is required. */
  missing: number | null;
  /** Calendar months to the date, this one and the date's included; null when it has passed or nothing is required. */
  monthsLeft: number | null;
  /** Still needed in each of them, rounded up; null as above. */
  neededPerMonth: number | null;
}

const monthOf = (civilDate: string): number => Number(civilDate.slice(0, 4)) * 12 + Number(civilDate.slice(5, 7));

/** `value` is measured on `byDate`, or today while that date is ahead. Dates are civil; values are cumulative. */
export function paceOf({ required, value, byDate, today }: { required: number | null; value: number; byDate: string; today: string }): Pace {
  if (required === null) return { reached: null, missing: null, monthsLeft: null, neededPerMonth: null };
  const missing = Math.max(0, required - value);
  if (byDate < today) return { reached: missing === 0, missing, monthsLeft: null, neededPerMonth: null };
  const monthsLeft = monthOf(byDate) - monthOf(today) + 1;
  return { reached: missing === 0 ? true : null, missing, monthsLeft, neededPerMonth: Math.ceil(missing / monthsLeft) };
}
