// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { AXES, SOURCES, type Axis, type Source } from './plan-terms.js';

export class SourceTotalDto {
  @ApiProperty({ enum: SOURCES })
  source: Source;
  cents: number;
}

export class AxisTotalDto {
  @ApiProperty({ enum: AXES })
  axis: Axis;
  /** All sources. */
  cents: number;
  /** Without the community. */
  spendingCents: number;
}

/** Sum of the sources = sum of the lines = sum of the axes, to the cent. */
export class TotalsDto {
  totalCents: number;
  /** Without the community, which is valued and not spent. */
  spendingCents: number;
  communityCents: number;
  /** Committed on the convenzione: 0 until the plan is activated. */
  committedCents: number;
  bySource: SourceTotalDto[];
  byAxis: AxisTotalDto[];
}
