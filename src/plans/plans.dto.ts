// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { PersonNameDto } from '../participants/cases.dto.js';
import { CivilDate, Cents, Choice, Id, Nullable, Optional, Quantity, Text, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { PLAN_STATUSES, type PlanStatus } from './plan-status.js';
import { AXES, HIGHEST_LEVEL, LOWEST_LEVEL, SOURCES, UNITS, type Axis, type Source } from './plan-terms.js';
import { totalsOf } from './plan-totals.js';

export class PlansQuery extends PageQuery {
  /** Only the plan of this case. */
  @Optional() @Id()
  caseId?: string;
}

export class PlanLinesQuery extends PageQuery {
  /** Only lines for this person. */
  @Optional() @Id()
  personId?: string;
}

export class NewPlanDto {
  /** An open case that has no plan yet. */
  @Id()
  caseId: string;

  /** Not before the case was opened. */
  @CivilDate()
  startsOn: string;

  @Nullable() @CivilDate()
  endsOn?: string | null;

  /** When the plan is looked at again: usually after 3 or 6 months. */
  @Nullable() @CivilDate()
  reviewOn?: string | null;

  /** What the person wishes, in the first person. */
  @Nullable() @Text(4000)
  wishes?: string | null;
}

export class ChangePlanDto {
  @Optional() @CivilDate()
  startsOn?: string;

  @Nullable() @CivilDate()
  endsOn?: string | null;

  @Nullable() @CivilDate()
  reviewOn?: string | null;

  /** What the person wishes, in the first person. */
  @Nullable() @Text(4000)
  wishes?: string | null;
}

export class NewGoalDto {
  @Choice(AXES)
  axis: Axis;

  @Text(1000)
  description: string;

  /** Level of the five-level scale that is aimed at. */
  @Nullable() @Whole(LOWEST_LEVEL, HIGHEST_LEVEL)
  expectedLevel?: number | null;
}

export class NewLineDto {
  @Choice(AXES)
  axis: Axis;

  /** What is provided: "Sostegno educativo a domicilio". */
  @Text(200)
  item: string;

  /** Who brings it. `community` is valued and not spent; only `convenzione` commits money of the programme. */
  @Choice(SOURCES)
  source: Source;

  /** Decimal text with three decimals at most: "12.5". */
  @Quantity()
  quantity: string;

  @Choice(UNITS)
  unit: string;

  @Cents()
  unitCostCents: number;

  @CivilDate()
  startsOn: string;

  /** Included. On a convenzione line both days stand in one period of allocation. */
  @CivilDate()
  endsOn: string;

  /** Required on a convenzione line: its action decides the allocation. */
  @Nullable() @Id()
  enrolmentId?: string | null;

  /** Required on a convenzione line: who provides it. */
  @Nullable() @Id()
  partnerId?: string | null;

  /** Only on a convenzione line; left out, it is the one of action, partner and period. */
  @Nullable() @Id()
  allocationId?: string | null;
}

export class GoalDto {
  id: string;
  @ApiProperty({ enum: AXES })
  axis: Axis;
  description: string;
  /** Level of the five-level scale that is aimed at. */
  expectedLevel: number | null;
}

export class LineDto {
  id: string;
  @ApiProperty({ enum: AXES })
  axis: Axis;
  item: string;
  @ApiProperty({ enum: SOURCES })
  source: Source;
  /** Decimal text: "12.5". */
  quantity: string;
  @ApiProperty({ enum: UNITS })
  unit: string;
  unitCostCents: number;
  /** Quantity × unit cost, rounded to the cent once. */
  amountCents: number;
  startsOn: string;
  endsOn: string;
  enrolmentId: string | null;
  partnerId: string | null;
  partnerName: string | null;
  allocationId: string | null;
}

export class PlanLineDto extends LineDto {
  planId: string;
  personId: string;
}

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

export class PlanSummaryDto {
  id: string;
  caseId: string;
  personId: string;
  person: PersonNameDto;
  @ApiProperty({ enum: PLAN_STATUSES })
  status: PlanStatus;
  startsOn: string;
  endsOn: string | null;
  reviewOn: string | null;
  /** When it became active and its money was committed (UTC). */
  activatedAt: string | null;
  /** Sum of all lines, community included. */
  totalCents: number;
  version: number;
}

/** A Budget di Salute. Its version counts every change, those of its goals and lines included. */
export class PlanDto extends PlanSummaryDto {
  wishes: string | null;
  goals: GoalDto[];
  lines: LineDto[];
  totals: TotalsDto;
}

export class PlanPageDto {
  items: PlanSummaryDto[];
  nextCursor: string | null;
}

export class PlanLinePageDto {
  items: PlanLineDto[];
  nextCursor: string | null;
}

/** A line with what activation has to check, which is not shown. */
export interface CheckedLine extends LineDto {
  /** The enrolment is admitted; null without one. */
  admitted: boolean | null;
  /** Dates of the allocation's period; null without one. */
  periodFrom: string | null;
  periodTo: string | null;
}

export interface PlanRow extends Omit<PlanDto, 'lines' | 'totals' | 'totalCents'> {
  lines: CheckedLine[];
}

/** Activation posts every convenzione line in the same transaction, so an activated plan has committed exactly those. */
export function toPlanDto({ lines, ...plan }: PlanRow): PlanDto {
  const totals = totalsOf(lines);
  const committedCents = plan.activatedAt === null ? 0 : (totals.bySource.find(({ source }) => source === 'convenzione')?.cents ?? 0);
  return {
    ...plan,
    lines: lines.map(({ admitted: _a, periodFrom: _f, periodTo: _t, ...line }) => line),
    totalCents: totals.totalCents,
    totals: { ...totals, committedCents },
  };
}
