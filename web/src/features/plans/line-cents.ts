// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What a line will cost, as it is being written: thousandths of a unit × cents, rounded half up once, as the server does.
 * Null while something is missing or cannot be read.
 */
export function lineCents(quantity: number | null, unitCostCents: number | null): number | null {
  if (quantity === null || unitCostCents === null || !Number.isFinite(quantity) || !Number.isFinite(unitCostCents)) return null;
  const thousandths = Math.round(quantity * 1000);
  if (!Number.isSafeInteger(thousandths)) return null;
  const cents = Number((BigInt(thousandths) * BigInt(unitCostCents) + 500n) / 1000n);
  return Number.isSafeInteger(cents) ? cents : null;
}
