// SPDX-License-Identifier: AGPL-3.0-or-later

/** The same day some months later, or the last day of a shorter month: what the server proposes. Civil dates. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return [String(toYear).padStart(4, '0'), String(toMonth).padStart(2, '0'), String(Math.min(day, last)).padStart(2, '0')].join('-');
}
