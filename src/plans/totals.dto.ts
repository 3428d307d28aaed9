// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { bandOf } from './bands.js';
import { BandDto } from './bands.dto.js';
import { AXES, SOURCES, type Axis, type Source } from './plan-terms.js';
import { daysOf, perDay, totalsOf, type ValuedLine } from './totals.js';

/** What stands beside an amount that is planned. The community's part is valued: it is neither committed nor spent. */
class StatesDto {
  /** What its source is bound to since the activation, and 0 before; on the convenzione it stands in the money ledger. */
  committedCents: number;
  /** Approved on the convenzione, declared for the other sources. */
  spentCents: number;
  /** Spent less planned spending: below zero while something is left. */
  varianceCents: number;
}

export class SourceTotalDto extends StatesDto {
  @ApiProperty({ enum: SOURCES })
  source: Source;
  cents: number;
}

export class AxisTotalDto extends StatesDto {
  @ApiProperty({ enum: AXES })
  axis: Axis;
  /** All sources. */
  cents: number;
  /** Without the community. */
  spendingCents: number;
}

/** Sum of the sources = sum of the lines = sum of the axes, to the cent. */
export class TotalsDto extends StatesDto {
  totalCents: number;
  /** Without the community, which is valued and not spent. */
  spendingCents: number;
  communityCents: number;
  bySource: SourceTotalDto[];
  byAxis: AxisTotalDto[];
  /** Civil days of the plan, both ends counted; null while its end is not set. */
  days: number | null;
  /** Spending per day, rounded to the cent once, half a cent upwards; null while the plan's end is not set. */
  centsPerDay: number | null;
  /** The band that this falls in, among those that held on the plan's first day; null where none is decided. */
  band: BandDto | null;
}

/** What totals are made of, as it is read. */
export interface TotalledPlan {
  startsOn: string;
  endsOn: string | null;
  activatedAt: string | null;
  lines: readonly ValuedLine[];
  /** Those that held on the plan's first day. */
  bands: readonly BandDto[];
}

export function toTotalsDto({ startsOn, endsOn, activatedAt, lines, bands }: TotalledPlan): TotalsDto {
  const totals = totalsOf(lines, activatedAt !== null);
  const days = daysOf({ startsOn, endsOn });
  const centsPerDay = days === null ? null : perDay(totals.spendingCents, days);
  return { ...totals, days, centsPerDay, band: centsPerDay === null ? null : bandOf(centsPerDay, bands) };
}
