// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Id, Nullable, Optional, Text, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { AXES, INTERVENTION_KINDS, type Axis, type InterventionKind } from './plan-terms.js';

/** Ten thousand hours: more than anybody is given in the years of a plan. */
const MOST_MINUTES = 600_000;

export class PlanInterventionsQuery extends PageQuery {
  /** Only interventions for this person. */
  @Optional() @Id()
  personId?: string;
}

/** Exactly one of `partnerId`, `serviceId` and `provider` says who does it. */
export class NewInterventionDto {
  @Choice(AXES)
  axis: Axis;

  /** What is done. */
  @Text(500)
  description: string;

  /** How it is done, which drives its unit cost. */
  @Choice(INTERVENTION_KINDS)
  kind: InterventionKind;

  /** An enrolment of this person that is entrusted to the partner in these days: its validated attendance is what was delivered. */
  @Nullable() @Id()
  enrolmentId?: string | null;

  @Nullable() @Id()
  partnerId?: string | null;

  @Nullable() @Id()
  serviceId?: string | null;

  /** Who does it when it is neither a partner nor a service: the case manager, a relative, a neighbour. */
  @Nullable() @Text(200)
  provider?: string | null;

  /** Over its whole duration; left out where hours are not what counts. */
  @Nullable() @Whole(1, MOST_MINUTES)
  plannedMinutes?: number | null;

  @Nullable() @Text(200)
  place?: string | null;

  /** Within the plan's dates. */
  @CivilDate()
  startsOn: string;

  /** Included. */
  @CivilDate()
  endsOn: string;
}

export class ChangeInterventionDto {
  @Optional() @Choice(AXES)
  axis?: Axis;

  /** What is done. */
  @Optional() @Text(500)
  description?: string;

  /** How it is done, which drives its unit cost. */
  @Optional() @Choice(INTERVENTION_KINDS)
  kind?: InterventionKind;

  /** An enrolment of this person that is entrusted to the partner in these days. */
  @Nullable() @Id()
  enrolmentId?: string | null;

  @Nullable() @Id()
  partnerId?: string | null;

  @Nullable() @Id()
  serviceId?: string | null;

  /** Who does it when it is neither a partner nor a service. */
  @Nullable() @Text(200)
  provider?: string | null;

  /** Over its whole duration; not below the hours of its lines. */
  @Nullable() @Whole(1, MOST_MINUTES)
  plannedMinutes?: number | null;

  @Nullable() @Text(200)
  place?: string | null;

  /** Within the plan's dates, and around those of its lines. */
  @Optional() @CivilDate()
  startsOn?: string;

  /** Included. */
  @Optional() @CivilDate()
  endsOn?: string;
}

export class InterventionDto {
  id: string;
  /** The same intervention keeps it from version to version of the plan. */
  lineageId: string;
  @ApiProperty({ enum: AXES })
  axis: Axis;
  description: string;
  @ApiProperty({ enum: INTERVENTION_KINDS })
  kind: InterventionKind;
  enrolmentId: string | null;
  partnerId: string | null;
  serviceId: string | null;
  /** In free words, when it is neither a partner nor a service. */
  provider: string | null;
  /** Who does it, whoever it is. */
  providerName: string;
  /** Over its whole duration; null where hours are not what counts. */
  plannedMinutes: number | null;
  place: string | null;
  startsOn: string;
  endsOn: string;
}

export class PlanInterventionDto extends InterventionDto {
  planId: string;
  personId: string;
}

export class PlanInterventionPageDto {
  items: PlanInterventionDto[];
  nextCursor: string | null;
}
