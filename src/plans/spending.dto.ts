// SPDX-License-Identifier: AGPL-3.0-or-later
import { Cents, CivilDate, Nullable, Text } from '../platform/http/fields.js';

export class NewSpendingDto {
  /** In cents, more than nothing. */
  @Cents()
  amountCents: number;

  /** Not before the line begins, and not in the future. */
  @CivilDate()
  spentOn: string;

  @Nullable() @Text(500)
  note?: string | null;
}

/** What a source other than the convenzione spent on a line, as the case manager declares it. */
export class DeclaredSpendingDto {
  id: string;
  planId: string;
  lineId: string;
  /** The same line keeps it from version to version of the plan. */
  lineageId: string;
  /** What the line is for. */
  item: string;
  amountCents: number;
  spentOn: string;
  note: string | null;
  /** Who declared it. */
  declaredBy: string | null;
  version: number;
}

/** All of a plan and of the versions before it, the latest first. */
export class SpendingPageDto {
  items: DeclaredSpendingDto[];
  nextCursor: string | null;
}
