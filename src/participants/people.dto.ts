// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsUUID, ValidateNested } from 'class-validator';
import { Choice, CivilDate, Id, Nullable, Optional, Text, Whole, YesNo } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { CASE_STATUSES, PHASES, type CaseStatus, type Phase } from './case-status.js';
import { COMPARTMENTS, type Compartment } from './compartments.js';
import { CONCERNS, type Concern } from './concerns.js';
import { CaseDto } from './cases.dto.js';
import { ConsentDto, NewConsentDto } from './consents.dto.js';
import { AssignmentDto, EnrolmentDto } from './enrolments.dto.js';
import {
  CODE_KINDS, CONSENT_PURPOSES, EDUCATION_LEVELS, EMPLOYMENT_STATUSES, SENSITIVE_ANSWERS, SEXES,
  type CodeKind, type ConsentPurpose, type EducationLevel, type EmploymentStatus, type SensitiveAnswer, type Sex,
} from './participants-terms.js';
import { KnownCharacteristicsDto, ParticipationDto } from './participations.dto.js';

export class PeopleQuery extends PageQuery {
  /** Only people whose case is open, or whose last case is concluded. */
  @Optional() @Choice(CASE_STATUSES)
  status?: CaseStatus;

  /** Only people whose case this account holds (or held, among those concluded). */
  @Optional() @Id()
  caseManagerId?: string;

  /** Only people with an open case who wait for this: a place, a review of the Budget di Salute, entry data. */
  @Optional() @Choice(CONCERNS)
  concern?: Concern;
}

/** ESF+ characteristics as known now. What the person may refuse to tell is yes, no or refused. */
export class CharacteristicsDto {
  @Nullable() @Choice(EMPLOYMENT_STATUSES)
  employmentStatus?: EmploymentStatus | null;

  /** Whole months without work; only with `unemployed`. */
  @Nullable() @Whole(0, 900)
  unemployedMonths?: number | null;

  @Nullable() @Choice(EDUCATION_LEVELS)
  education?: EducationLevel | null;

  @Nullable() @Choice(SENSITIVE_ANSWERS)
  disability?: SensitiveAnswer | null;

  @Nullable() @Choice(SENSITIVE_ANSWERS)
  foreignBackground?: SensitiveAnswer | null;

  @Nullable() @Choice(SENSITIVE_ANSWERS)
  minority?: SensitiveAnswer | null;

  /** Homeless, or excluded from housing. */
  @Nullable() @Choice(SENSITIVE_ANSWERS)
  homeless?: SensitiveAnswer | null;

  /** Lives in a rural area. */
  @Nullable() @YesNo()
  rural?: boolean | null;
}

/** What can be said of a person. All of it is optional but one of the three names. */
export class ChangePersonDto {
  @Nullable() @Text(80)
  givenName?: string | null;

  @Nullable() @Text(80)
  familyName?: string | null;

  /** What the person wants to be called, or is known by until the name is. */
  @Nullable() @Text(80)
  alias?: string | null;

  /** Not in the future. */
  @Nullable() @CivilDate()
  birthDate?: string | null;

  @Nullable() @Choice(SEXES)
  sex?: Sex | null;

  /** ISO 3166-1, two letters: IT, MA … */
  @Nullable() @Text(2)
  citizenship?: string | null;

  /** Codice fiscale (omocodia included), 11-digit provisional code, STP or ENI; its kind is read from it. null: none. */
  @Nullable() @Text(40)
  taxCode?: string | null;

  @Optional() @IsObject() @ValidateNested() @Type(() => CharacteristicsDto)
  characteristics?: CharacteristicsDto;
}

export class CorrectPersonDto extends ChangePersonDto {
  /** True: what stood in the file was a mistake, and a code replaced so no longer finds the person. Otherwise what is sent is new. */
  @Optional() @YesNo()
  correction?: boolean;

  /** Day from which what is sent holds, of a change: today unless told, never in the future. */
  @Optional() @CivilDate()
  since?: string;
}

export class RegisterPersonDto extends ChangePersonDto {
  @Optional() @IsArray() @ArrayMaxSize(8) @ValidateNested({ each: true }) @Type(() => NewConsentDto)
  consents?: NewConsentDto[];

  /** Day of taking in charge: today unless told, never in the future. */
  @Optional() @CivilDate()
  openedOn?: string;

  /** The referral that the person comes from: it is accepted. */
  @Optional() @Id()
  referralId?: string;

  /** Tokens of the likely duplicates of whom it is certain that they are somebody else. */
  @Optional() @IsArray() @ArrayMaxSize(20) @IsUUID('all', { each: true }) @ApiProperty({ type: [String], format: 'uuid' })
  confirmedDistinctFrom?: string[];
}

/** The reader follows the person only because somebody is absent. */
export class StandingInDto {
  absentAccountId: string;
  absent: string;
  /** Last day of the substitution. */
  until: string;
}

export class PersonListItemDto {
  id: string;
  givenName: string | null;
  familyName: string | null;
  alias: string | null;
  /** Keys of the areas in which the reader sees an enrolment. */
  areas: string[];
  /** The open case, or the last one; null for partners. */
  caseId: string | null;
  @ApiProperty({ enum: CASE_STATUSES, nullable: true, type: String })
  caseStatus: CaseStatus | null;
  @ApiProperty({ enum: PHASES, nullable: true, type: String })
  phase: Phase | null;
  openedOn: string | null;
  /** Who holds that case. */
  caseManager: string | null;
  /** ESF+ data without which the person is registered but not reportable; null for partners. */
  missing: string[] | null;
  /** For whom the reader stands in; null when they follow the person themselves. */
  substitution: StandingInDto | null;
  version: number;
}

export class PersonPageDto {
  items: PersonListItemDto[];
  nextCursor: string | null;
}

export class IdentityDto {
  birthDate: string | null;
  @ApiProperty({ enum: SEXES, nullable: true, type: String })
  sex: Sex | null;
  citizenship: string | null;
  @ApiProperty({ enum: CODE_KINDS })
  codeKind: CodeKind;
  /** As written, in capitals and without spaces. */
  taxCode: string | null;
}

export const DUE_KINDS = [
  'birth_date', 'taking_in_charge', 'contact', 'representative', 'representative_act', 'representative_ending', 'consent_expired', 'consent_expiring',
] as const;

/** Something that the file lacks, or that runs out within thirty days. */
export class DueDto {
  @ApiProperty({ enum: DUE_KINDS })
  kind: (typeof DUE_KINDS)[number];
  /** Of a consent. */
  @ApiProperty({ enum: CONSENT_PURPOSES, nullable: true, type: String })
  purpose: ConsentPurpose | null;
  /** Last day of what runs out. */
  on: string | null;
}

export class WarningDto {
  /** JSON pointer of the field to look at again. */
  pointer: string;
  @ApiProperty({ enum: ['tax-code.birth-date-differs', 'tax-code.sex-differs'] })
  code: string;
}

/** A person as the reader may know them: sections that the reader's role does not read are null, with the same shape. */
export class PersonDto {
  id: string;
  givenName: string | null;
  familyName: string | null;
  alias: string | null;
  /** The open case, or the last one. */
  caseId: string | null;
  /** When to be in touch again, by the diary. */
  nextContactOn: string | null;
  /** Where the reader may write about the person; null for who writes no notes. */
  @ApiProperty({ enum: COMPARTMENTS, isArray: true, nullable: true })
  compartments: Compartment[] | null;
  /** For whom the reader stands in; null when they follow the person themselves. */
  substitution: StandingInDto | null;
  identity: IdentityDto | null;
  characteristics: KnownCharacteristicsDto | null;
  /** ESF+ data without which the person is registered but not reportable. */
  missing: string[] | null;
  /** Other ESF+ data never asked for. */
  unasked: string[] | null;
  reportable: boolean | null;
  /** What the file lacks beside the ESF+ data, and what runs out soon; null for partners. */
  due: DueDto[] | null;
  /** What deserves a second look; nothing of it blocks. */
  warnings: WarningDto[] | null;
  /** Newest first. */
  consents: ConsentDto[] | null;
  /** Newest first. */
  cases: CaseDto[] | null;
  participations: ParticipationDto[] | null;
  /** Newest first; those that the reader may know of. */
  enrolments: EnrolmentDto[];
  /** Newest first; those that the reader may know of. */
  assignments: AssignmentDto[];
  version: number;
}
