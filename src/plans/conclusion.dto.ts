// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { OUTCOMES, type Outcome } from '../participants/participants-terms.js';
import { ExitAnswersDto } from '../participants/exit/exit-situations.dto.js';
import { Choice, CivilDate, Optional, Text, Whole } from '../platform/http/fields.js';
import { LocalTextDto } from '../programme/local-text.dto.js';
import { missingEvidence, type AttendanceEvidence, type AxisEvidence } from './evidence.js';
import { AXES, HIGHEST_LEVEL, LOWEST_LEVEL, type Axis } from './plan-terms.js';

export class FinalLevelDto {
  /** At most one level per axis. */
  @Choice(AXES)
  axis: Axis;

  /** 1 (critical) to 5 (self-reliant). */
  @Whole(LOWEST_LEVEL, HIGHEST_LEVEL)
  level: number;
}

const CHANGES = ['improved', 'stable', 'worsened', 'refused'] as const;
type Change = (typeof CHANGES)[number];
const JUDGEMENTS = ['improved', 'stable', 'worsened'] as const;
type Judgement = (typeof JUDGEMENTS)[number];

/** How the person's situation changed between the opening and the conclusion; what was not asked is left out. */
export class SituationDto {
  @Optional() @Choice(CHANGES)
  housing?: Change;

  @Optional() @Choice(CHANGES)
  work?: Change;

  /** The people around. */
  @Optional() @Choice(CHANGES)
  network?: Change;

  /** The operator's own judgement, which needs its evidence. */
  @Optional() @Choice(JUDGEMENTS)
  judgement?: Judgement;

  /** What the judgement rests on. */
  @Optional() @Text(2000)
  judgementReason?: string;
}

export class ConcludeDto {
  @Choice(OUTCOMES)
  outcome: Outcome;

  /** Not in the future, and not before the opening, the last entry, assessment or attendance. */
  @CivilDate()
  concludedOn: string;

  /** Where the person stands now, on each axis that has a goal or a baseline. What is missing cannot be filled in later. */
  @Optional() @IsArray() @ValidateNested({ each: true }) @Type(() => FinalLevelDto) @ArrayMaxSize(AXES.length)
  finalLevels?: FinalLevelDto[];

  @Optional() @ValidateNested() @Type(() => SituationDto)
  situation?: SituationDto;

  /** ESF+ situation upon leaving, when it is known already; otherwise it is recorded within 28 days. */
  @Optional() @ValidateNested() @Type(() => ExitAnswersDto)
  exit?: ExitAnswersDto;
}

/** First and last assessment of the case with one instrument. */
export class ScoreEvidenceDto {
  instrumentId: string;
  name: LocalTextDto;
  @ApiProperty({ enum: ['higher_is_better', 'lower_is_better'] })
  direction: 'higher_is_better' | 'lower_is_better';
  first: number;
  firstOn: string;
  last: number;
  lastOn: string;
}

export class AxisEvidenceDto implements AxisEvidence {
  @ApiProperty({ enum: AXES })
  axis: Axis;
  /** The plan had a goal here; without any plan, a baseline was taken here. */
  worked: boolean;
  baseline: number | null;
  baselineOn: string | null;
  final: number | null;
  finalOn: string | null;
}

/** Validated attendance alone. */
export class AttendanceEvidenceDto implements AttendanceEvidence {
  sessions: number;
  minutes: number;
  from: string | null;
  to: string | null;
}

export class MissingEvidenceDto {
  @ApiProperty({ enum: AXES })
  axis: Axis;
  @ApiProperty({ enum: ['baseline', 'final'] })
  missing: 'baseline' | 'final';
}

/** What was known when the case was concluded, frozen: nothing written later changes it, nor the figures made from it. */
export class ConclusionDto {
  caseId: string;
  personId: string;
  @ApiProperty({ enum: OUTCOMES })
  outcome: Outcome;
  concludedOn: string;
  axes: AxisEvidenceDto[];
  attendance: AttendanceEvidenceDto;
  situation: SituationDto;
  scores: ScoreEvidenceDto[];
  /** What is not there: no result can be computed from these. */
  missing: MissingEvidenceDto[];
  /** UTC. */
  frozenAt: string;
}

export type EvidenceRow = Omit<ConclusionDto, 'missing'>;

export const toConclusionDto = (row: EvidenceRow): ConclusionDto => ({ ...row, missing: missingEvidence(row.axes) });
