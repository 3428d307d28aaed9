// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Intensity } from './bands.js';
import type { PlanStatus } from './plan-status.js';
import type { Axis, InterventionKind, Source } from './plan-terms.js';

@Entity('plan')
export class Plan {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') personId: string;
  @Column('uuid') convenzioneId: string;
  @Column('text') status: PlanStatus;
  @Column('text') wishes: string | null;
  @Column('text') history: string | null;
  @Column('text') teamEvaluation: string | null;
  @Column('text') crisisPlan: string | null;
  @Column('smallint') reviewMonths: number;
  @Column('bigint') agreedTotalCents: number | null;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string | null;
  @Column('date') reviewOn: string | null;
  @Column('int') version: number;
}

@Entity('plan_goal')
export class PlanGoal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') personId: string;
  @Column('uuid') lineageId: string;
  @Column('text') axis: Axis;
  @Column('text') description: string;
  @Column('smallint') baselineLevel: number | null;
  @Column('text') baseline: string | null;
  @Column('smallint') expectedLevel: number | null;
  @Column('int') position: number;
}

/** `amount_cents` is not here: the database computes it, with the same rounding as multiplyCents. */
@Entity('plan_line')
export class PlanLine {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') personId: string;
  @Column('uuid') lineageId: string;
  @Column('text') axis: Axis;
  @Column('text') item: string;
  @Column('text') source: Source;
  @Column('uuid') enrolmentId: string | null;
  @Column('uuid') partnerId: string | null;
  @Column('uuid') serviceId: string | null;
  @Column('uuid') interventionId: string | null;
  @Column('uuid') allocationId: string | null;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('numeric') quantity: string;
  @Column('text') unit: string;
  @Column('bigint') unitCostCents: number;
  @Column('int') position: number;
}

@Entity('plan_intervention')
export class PlanIntervention {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') personId: string;
  @Column('uuid') lineageId: string;
  @Column('text') axis: Axis;
  @Column('text') description: string;
  @Column('text') kind: InterventionKind;
  @Column('uuid') enrolmentId: string | null;
  @Column('uuid') partnerId: string | null;
  @Column('uuid') serviceId: string | null;
  @Column('text') provider: string | null;
  @Column('int') plannedMinutes: number | null;
  @Column('text') place: string | null;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('int') position: number;
}

@Entity('plan_risk')
export class PlanRisk {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') personId: string;
  @Column('uuid') lineageId: string;
  @Column('text') description: string;
  @Column('text') signs: string | null;
  @Column('text') response: string;
  @Column('int') position: number;
}

@Entity('plan_spending')
export class PlanSpending {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('uuid') lineId: string;
  @Column('uuid') personId: string;
  @Column('bigint') amountCents: number;
  @Column('date') spentOn: string;
  @Column('text') note: string | null;
  @Column('uuid') declaredBy: string;
  @Column('int') version: number;
}

@Entity('intensity_band')
export class IntensityBand {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') setId: string;
  @Column('uuid') convenzioneId: string;
  @Column('text') level: Intensity;
  @Column('bigint') fromCentsPerDay: number;
  @Column('bigint') toCentsPerDay: number | null;
  @Column('date') validFrom: string;
  @Column('date') validTo: string | null;
  @Column('text') actNumber: string;
  @Column('date') actDate: string;
}
