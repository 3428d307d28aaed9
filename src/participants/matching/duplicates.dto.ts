// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Nullable, Optional, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { CASE_STATUSES, type CaseStatus } from '../case-status.js';
import { SEXES, type Sex } from '../participants-terms.js';

/** certain: the same code; high: look at them before going on; medium: they may be. */
const LIKELIHOODS = ['certain', 'high', 'medium'] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

/**
 * Why two records may be of one person; those that end in `differs` speak against it. Of people whom one does not reach only `code`,
 * `names-alike`, `birth-alike` and `phone` are told.
 */
const REASONS = [
  'code', 'names', 'names-swapped', 'names-alike', 'family-equal', 'family-typo', 'family-sound', 'family-part', 'given-equal', 'given-typo', 'given-sound', 'given-part',
  'alias', 'alias-name', 'birth', 'birth-swapped', 'birth-digit', 'birth-year', 'birth-alike', 'phone', 'sex', 'birth-differs', 'sex-differs', 'code-differs',
] as const;
export type Reason = (typeof REASONS)[number];

/** What is known so far of somebody who is not registered yet. All of it is optional. */
export class DuplicateCheckDto {
  @Nullable() @Text(80)
  givenName?: string | null;

  @Nullable() @Text(80)
  familyName?: string | null;

  @Nullable() @Text(80)
  alias?: string | null;

  @Nullable() @CivilDate()
  birthDate?: string | null;

  @Nullable() @Choice(SEXES)
  sex?: Sex | null;

  /** Any code; one that is not well formed is not looked for. */
  @Nullable() @Text(40)
  taxCode?: string | null;

  @Nullable() @Text(40)
  phone?: string | null;
}

/** Somebody on record, as a pair or a candidate shows them. */
export class LikePersonDto {
  id: string;
  givenName: string | null;
  familyName: string | null;
  alias: string | null;
  birthDate: string | null;
  /** Of the open case, or the last one. */
  @ApiProperty({ enum: CASE_STATUSES, nullable: true, type: String })
  caseStatus: CaseStatus | null;
  caseManager: string | null;
}

export class CandidateDto {
  /** To be sent back when it is somebody else; means nothing elsewhere. */
  token: string;
  @ApiProperty({ enum: LIKELIHOODS })
  likelihood: Likelihood;
  /** 0 to 100; null for somebody whom you do not reach. */
  score: number | null;
  @ApiProperty({ enum: REASONS, isArray: true })
  reasons: Reason[];
  /** Null for somebody whom you do not reach. */
  person: LikePersonDto | null;
  /** Of somebody whom you do not reach: the case manager to ask; null: ask the area's coordinator. */
  ask: string | null;
}

export class CandidatesDto {
  /** The likeliest first, ten at most. */
  items: CandidateDto[];
}

const PAIR_STATUSES = ['open', 'distinct'] as const;
export type PairStatus = (typeof PAIR_STATUSES)[number];

export class DuplicatePairsQuery extends PageQuery {
  /** Those to look at, or those of whom somebody said that they are two people. */
  @Optional() @Choice(PAIR_STATUSES)
  status?: PairStatus = 'open';
}

export class DuplicatePairDto {
  id: string;
  @ApiProperty({ enum: LIKELIHOODS })
  likelihood: Likelihood;
  /** 0 to 100. */
  score: number;
  @ApiProperty({ enum: REASONS, isArray: true })
  reasons: Reason[];
  @ApiProperty({ enum: PAIR_STATUSES })
  status: PairStatus;
  /** The two, the one registered first before the other. */
  people: LikePersonDto[];
  foundOn: string;
  note: string | null;
  decidedOn: string | null;
  decidedBy: string | null;
  version: number;
}

export class DuplicatePairPageDto {
  items: DuplicatePairDto[];
  nextCursor: string | null;
}

export class TellApartDto {
  /** How you know that they are two people. */
  @Nullable() @Text(500)
  note?: string | null;
}
