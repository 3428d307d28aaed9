// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Cents, Choice, CivilDate, Id, Nullable, Optional, Quantity, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { AXES, SOURCES, UNITS, type Axis, type Source } from './plan-terms.js';

export class PlanLinesQuery extends PageQuery {
  /** Only lines for this person. */
  @Optional() @Id()
  personId?: string;
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

  /** Who provides it, when it is a service of the directory and no partner. */
  @Nullable() @Id()
  serviceId?: string | null;

  /** The intervention of the plan that it pays for, around its dates. Lines of one intervention are its shares: their hours stay within its own. */
  @Nullable() @Id()
  interventionId?: string | null;

  /** Only on a convenzione line; left out, it is the one of action, partner and period. */
  @Nullable() @Id()
  allocationId?: string | null;
}

export class ChangeLineDto {
  @Optional() @Choice(AXES)
  axis?: Axis;

  /** What is provided: "Sostegno educativo a domicilio". */
  @Optional() @Text(200)
  item?: string;

  /** Who brings it. `community` is valued and not spent; only `convenzione` commits money of the programme. */
  @Optional() @Choice(SOURCES)
  source?: Source;

  /** Decimal text with three decimals at most: "12.5". */
  @Optional() @Quantity()
  quantity?: string;

  @Optional() @Choice(UNITS)
  unit?: string;

  @Optional() @Cents()
  unitCostCents?: number;

  @Optional() @CivilDate()
  startsOn?: string;

  /** Included. On a convenzione line both days stand in one period of allocation. */
  @Optional() @CivilDate()
  endsOn?: string;

  /** Required on a convenzione line: its action decides the allocation. */
  @Nullable() @Id()
  enrolmentId?: string | null;

  /** Required on a convenzione line: who provides it. */
  @Nullable() @Id()
  partnerId?: string | null;

  /** Who provides it, when it is a service of the directory and no partner. */
  @Nullable() @Id()
  serviceId?: string | null;

  /** The intervention of the plan that it pays for, around its dates. Lines of one intervention are its shares: their hours stay within its own. */
  @Nullable() @Id()
  interventionId?: string | null;

  /** Only on a convenzione line; left out, it is the one of action, partner and period. */
  @Nullable() @Id()
  allocationId?: string | null;
}

export class LineDto {
  id: string;
  /** The same line keeps it from version to version of the plan. */
  lineageId: string;
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
  /** Spent so far, on this version and on those before it: approved on the convenzione, declared for other sources. */
  spentCents: number;
  startsOn: string;
  endsOn: string;
  enrolmentId: string | null;
  partnerId: string | null;
  partnerName: string | null;
  serviceId: string | null;
  serviceName: string | null;
  allocationId: string | null;
  interventionId: string | null;
}

/** A line as lists show it: how far it is spent stands with its plan. */
export class PlanLineDto extends OmitType(LineDto, ['spentCents']) {
  planId: string;
  personId: string;
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
