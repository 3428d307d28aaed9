// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { PersonNameDto } from '../participants/cases.dto.js';
import { Cents, Choice, CivilDate, Id, Nullable, Optional, Text, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { GoalDto } from './goals.dto.js';
import { InterventionDto } from './interventions.dto.js';
import { LineDto, type CheckedLine } from './lines.dto.js';
import { PLAN_STATUSES, type PlanStatus } from './plan-status.js';
import { NextReviewDto } from './reviews.dto.js';
import { RiskDto } from './risks.dto.js';
import { PlanEventDto, SignatoryDto } from './signatures/signatories.dto.js';
import { SIGNATORY_KINDS, type SignatoryKind } from './signatures/signature-terms.js';
import type { BandDto } from './bands.dto.js';
import { toTotalsDto, TotalsDto } from './totals.dto.js';

export class PlansQuery extends PageQuery {
  /** All versions of this case's plan, the newest first. */
  @Optional() @Id()
  caseId?: string;

  /** Only active plans whose review is due; not together with a case. */
  @Optional() @Choice(['review'])
  due?: 'review';
}

/** What a version says beside its goals, interventions and lines. */
class PlanFieldsDto {
  @Nullable() @CivilDate()
  endsOn?: string | null;

  /** When the plan is looked at again: usually after 3 or 6 months. */
  @Nullable() @CivilDate()
  reviewOn?: string | null;

  /** What the person wishes, in the first person. */
  @Nullable() @Text(4000)
  wishes?: string | null;

  /** Their story, in the first person. */
  @Nullable() @Text(8000)
  history?: string | null;

  /** What the team (UVM) says of the situation. */
  @Nullable() @Text(8000)
  teamEvaluation?: string | null;

  /** What to do in a crisis: who to call, what helps, what does not. */
  @Nullable() @Text(8000)
  crisisPlan?: string | null;

  /** How many months lie between two reviews, usually 3 or 6: what the next one is proposed by. */
  @Optional() @Whole(1, 12)
  reviewMonths?: number;

  /** What the signatories agreed on as a whole, in cents: a plan whose lines come to something else is not proposed. */
  @Nullable() @Cents()
  agreedTotalCents?: number | null;
}

export class NewPlanDto extends PlanFieldsDto {
  /** An open case that has no plan yet. */
  @Id()
  caseId: string;

  /** Not before the case was opened. */
  @CivilDate()
  startsOn: string;
}

export class ChangePlanDto extends PlanFieldsDto {
  @Optional() @CivilDate()
  startsOn?: string;
}

/** A version that is being prepared beside the agreed one. */
export class VersionDto {
  id: string;
  number: number;
  @ApiProperty({ enum: PLAN_STATUSES })
  status: PlanStatus;
}

/** Why a version is a draft again. */
export class ReturnedDto {
  reason: string;
  @ApiProperty({ enum: SIGNATORY_KINDS })
  signatoryKind: SignatoryKind;
  /** Name of the organisation, the representative or the relative; null for the person and the case manager. */
  signatoryName: string | null;
  /** UTC. */
  at: string;
}

class PlanSummaryDto {
  id: string;
  caseId: string;
  personId: string;
  person: PersonNameDto;
  @ApiProperty({ enum: PLAN_STATUSES })
  status: PlanStatus;
  startsOn: string;
  endsOn: string | null;
  /** The first review, as it was agreed on; what comes next is told by `nextReview`. */
  reviewOn: string | null;
  /** When it is looked at again; null unless it is active and a day is set. */
  nextReview: NextReviewDto | null;
  /** When it became active and its money was committed (UTC). */
  activatedAt: string | null;
  /** Which version of the case's plan this is, from 1. */
  number: number;
  /** When the next version took its place, or the case was concluded. */
  endedOn: string | null;
  /** Sum of all lines, community included. */
  totalCents: number;
  version: number;
}

export class PlanListItemDto extends PlanSummaryDto {
  /** The draft or proposal beside this version, when there is one. */
  preparing: VersionDto | null;
}

/** A version of a Budget di Salute. Its record version (the ETag) counts every change, those of its goals and lines included. */
export class PlanDto extends PlanSummaryDto {
  /** The version that this one was copied from. */
  previousId: string | null;
  /** When its signatories were asked (UTC); null in a draft. */
  proposedAt: string | null;
  /** SHA-256 of its content in hexadecimal: what is signed; null in a draft. */
  contentHash: string | null;
  signatories: SignatoryDto[];
  /** What happened to this version, the first step first. */
  events: PlanEventDto[];
  /** The refusal that returned it to its draft; null once it is proposed anew. */
  returned: ReturnedDto | null;
  wishes: string | null;
  history: string | null;
  teamEvaluation: string | null;
  crisisPlan: string | null;
  /** Months between two reviews. */
  reviewMonths: number;
  /** What the signatories agreed on as a whole, in cents. */
  agreedTotalCents: number | null;
  goals: GoalDto[];
  interventions: InterventionDto[];
  lines: LineDto[];
  risks: RiskDto[];
  totals: TotalsDto;
}

export class PlanPageDto {
  items: PlanListItemDto[];
  nextCursor: string | null;
}

export interface PlanRow extends Omit<PlanDto, 'lines' | 'totals' | 'totalCents' | 'returned'> {
  lines: CheckedLine[];
  /** Intensity bands that held on its first day. */
  bands: BandDto[];
}

/** Activation posts every convenzione line in the same transaction, so an activated plan has committed exactly those. */
export function toPlanDto({ lines, bands, ...plan }: PlanRow): PlanDto {
  const totals = toTotalsDto({ ...plan, lines, bands });
  return {
    ...plan,
    returned: returnedBy(plan),
    lines: lines.map(({ admitted: _a, periodFrom: _f, periodTo: _t, ...line }) => line),
    totalCents: totals.totalCents,
    totals,
  };
}

function returnedBy({ status, events }: Pick<PlanRow, 'status' | 'events'>): ReturnedDto | null {
  const last = events.filter(({ kind }) => kind === 'proposed' || kind === 'refused' || kind === 'taken_back').at(-1);
  if (status !== 'draft' || last?.kind !== 'refused') return null;
  return { reason: last.reason!, signatoryKind: last.signatoryKind!, signatoryName: last.signatoryName, at: last.at };
}
