// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { LocalTextDto } from '../programme/local-text.dto.js';
import { Choice, CivilDate, Optional, Text, Whole, YesNo } from '../platform/http/fields.js';
import { EDUCATION_LEVELS, EMPLOYMENT_STATUSES, SENSITIVE_ANSWERS, SEXES, type EducationLevel, type EmploymentStatus, type SensitiveAnswer, type Sex } from './participants-terms.js';

/** Entry data that were missing, as they were on the day of entry. What is recorded already cannot be changed. */
export class CompleteParticipationDto {
  @Optional() @Choice(SEXES)
  sex?: Sex;

  /** Not after the entry. */
  @Optional() @CivilDate()
  birthDate?: string;

  /** ISO 3166-1, two letters. */
  @Optional() @Text(2)
  citizenship?: string;

  @Optional() @Choice(EMPLOYMENT_STATUSES)
  employmentStatus?: EmploymentStatus;

  /** Whole months without work; only with `unemployed`. */
  @Optional() @Whole(0, 900)
  unemployedMonths?: number;

  @Optional() @Choice(EDUCATION_LEVELS)
  education?: EducationLevel;

  @Optional() @Choice(SENSITIVE_ANSWERS)
  disability?: SensitiveAnswer;

  @Optional() @Choice(SENSITIVE_ANSWERS)
  foreignBackground?: SensitiveAnswer;

  @Optional() @Choice(SENSITIVE_ANSWERS)
  minority?: SensitiveAnswer;

  @Optional() @Choice(SENSITIVE_ANSWERS)
  homeless?: SensitiveAnswer;

  @Optional() @YesNo()
  rural?: boolean;
}

/** ESF+ characteristics as they are known. */
export class KnownCharacteristicsDto {
  @ApiProperty({ enum: EMPLOYMENT_STATUSES, nullable: true, type: String })
  employmentStatus: EmploymentStatus | null;
  unemployedMonths: number | null;
  @ApiProperty({ enum: EDUCATION_LEVELS, nullable: true, type: String })
  education: EducationLevel | null;
  @ApiProperty({ enum: SENSITIVE_ANSWERS, nullable: true, type: String })
  disability: SensitiveAnswer | null;
  @ApiProperty({ enum: SENSITIVE_ANSWERS, nullable: true, type: String })
  foreignBackground: SensitiveAnswer | null;
  @ApiProperty({ enum: SENSITIVE_ANSWERS, nullable: true, type: String })
  minority: SensitiveAnswer | null;
  @ApiProperty({ enum: SENSITIVE_ANSWERS, nullable: true, type: String })
  homeless: SensitiveAnswer | null;
  rural: boolean | null;
}

/** The ESF+ record: one per person and operation, with the data of the first entry. */
export class ParticipationDto extends KnownCharacteristicsDto {
  id: string;
  personId: string;
  operationId: string;
  operation: LocalTextDto;
  enteredOn: string;
  /** Day of the last exit; null while the person takes part. */
  exitedOn: string | null;
  @ApiProperty({ enum: SEXES, nullable: true, type: String })
  sex: Sex | null;
  birthDate: string | null;
  citizenship: string | null;
  /** Data without which the participation is registered but not reportable. */
  missing: string[];
  /** Other data never asked for. */
  unasked: string[];
  reportable: boolean;
  version: number;
}
