// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate } from '../../platform/http/fields.js';
import { EXIT_ANSWERS, EXIT_EMPLOYMENT, RESULT_CODES, type ExitAnswer, type ExitEmployment, type ResultCode } from './results.js';

/** What a participant does upon leaving; `refused` records that they would not say. */
export class ExitAnswersDto {
  @Choice(EXIT_EMPLOYMENT)
  employment: ExitEmployment;

  /** In education or training. */
  @Choice(EXIT_ANSWERS)
  training: ExitAnswer;

  /** A qualification gained. */
  @Choice(EXIT_ANSWERS)
  qualification: ExitAnswer;
}

export class NewExitSituationDto extends ExitAnswersDto {
  /** Civil date, from the exit to 28 days after it, not in the future. */
  @CivilDate()
  observedOn: string;
}

export class ExitSituationDto {
  id: string;
  participationId: string;
  personId: string;
  /** The exit that it belongs to. */
  exitedOn: string;
  observedOn: string;
  @ApiProperty({ enum: EXIT_EMPLOYMENT })
  employment: ExitEmployment;
  @ApiProperty({ enum: EXIT_ANSWERS })
  training: ExitAnswer;
  @ApiProperty({ enum: EXIT_ANSWERS })
  qualification: ExitAnswer;
  /** Which results the person counts for; empty for what counts no more. */
  @ApiProperty({ enum: RESULT_CODES, isArray: true })
  results: ResultCode[];
  /** The last one observed for the exit that stands: the one that counts. */
  counts: boolean;
  recordedBy: string;
}

export class ExitSituationsDto {
  items: ExitSituationDto[];
  /** Null while the person is in. */
  exitedOn: string | null;
  /** Last day on which the situation upon leaving can be observed. */
  observableUntil: string | null;
  nextCursor: string | null;
}
