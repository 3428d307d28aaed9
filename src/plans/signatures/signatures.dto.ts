// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';
import { PersonNameDto } from '../../participants/cases.dto.js';
import { Choice, Id, Nullable, Optional, Text, YesNo } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { AXES, INTERVENTION_KINDS, SOURCES, UNITS, type Axis, type InterventionKind, type Source } from '../plan-terms.js';
import { PLAN_STATUSES, type PlanStatus } from '../plan-status.js';
import { METHODS, SIGNATORY_KINDS, SIGNATORY_STATUSES, type Method, type SignatoryKind, type SignatoryStatus } from './signature-terms.js';

/** As characters of base64: a signature drawn on a screen is far smaller. */
const LONGEST_DRAWING = 200_000;

export class SeatsQuery extends PageQuery {
  /** `pending` shows what still waits for a signature: of versions that are proposed now, and of active ones what they did not wait for. */
  @Optional() @Choice(SIGNATORY_STATUSES)
  status?: SignatoryStatus;

  /** Only signatories of this version. */
  @Optional() @Id()
  planId?: string;

  /** Only those for whom whoever asks signs or refuses. */
  @Optional() @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)) @YesNo()
  mine?: boolean;
}

export class SignDto {
  /** The hash of the content as it was shown (`contentHash`): a plan that has changed since is not signed. */
  @Matches(/^[0-9a-f]{64}$/) @ApiProperty({ pattern: '^[0-9a-f]{64}$' })
  hash: string;

  /** `account` for organisations and the case manager; `screen` or `paper` for the person, who represents them and the family. */
  @Choice(METHODS)
  method: Method;

  /** On a screen: what was drawn, as a PNG image in base64. */
  @Nullable() @Text(LONGEST_DRAWING)
  drawing?: string | null;

  /** On a screen, by who cannot or will not draw: their name, typed. */
  @Nullable() @Text(200)
  typedName?: string | null;

  /** On a screen: whoever is signed in attests that they saw the named person sign. */
  @Optional() @YesNo()
  attested?: boolean;

  /** On paper: the scan, a document of this person of the kind `signed_plan`. */
  @Nullable() @Id()
  documentId?: string | null;
}

export class RefuseDto {
  /** Why, in words: it returns the version to its draft, and is shown to whoever follows the person. */
  @Text(2000)
  reason: string;
}

/** One's place among the signatories of a version. */
export class SeatDto {
  id: string;
  planId: string;
  personId: string;
  lineageId: string;
  person: PersonNameDto;
  @ApiProperty({ enum: SIGNATORY_KINDS })
  kind: SignatoryKind;
  organisationId: string | null;
  organisationName: string | null;
  representativeName: string | null;
  /** Of somebody of the family. */
  name: string | null;
  mandatory: boolean;
  /** What they commit themselves to, in words. */
  commitment: string | null;
  @ApiProperty({ enum: SIGNATORY_STATUSES })
  status: SignatoryStatus;
  @ApiProperty({ enum: METHODS, nullable: true, type: String })
  method: Method | null;
  /** UTC. */
  askedAt: string;
  /** UTC. */
  decidedAt: string | null;
  decidedByName: string | null;
  @ApiProperty({ enum: PLAN_STATUSES })
  planStatus: PlanStatus;
  planNumber: number;
  planStartsOn: string;
  planEndsOn: string | null;
  /** Whoever follows the person. */
  caseManagerName: string;
  /** SHA-256 of the whole content in hexadecimal: what is signed. */
  contentHash: string;
  /** Whether whoever asks signs or refuses here. */
  mine: boolean;
}

/** What a signatory does, and with how many minutes. */
export class SeatInterventionDto {
  id: string;
  @ApiProperty({ enum: AXES })
  axis: Axis;
  description: string;
  @ApiProperty({ enum: INTERVENTION_KINDS })
  kind: InterventionKind;
  plannedMinutes: number | null;
  place: string | null;
  startsOn: string;
  endsOn: string;
}

/** What a signatory provides or pays for. */
export class SeatLineDto {
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
  amountCents: number;
  startsOn: string;
  endsOn: string;
}

/** With what the signatory commits itself to, and nothing of others. */
export class SeatDetailDto extends SeatDto {
  interventions: SeatInterventionDto[];
  lines: SeatLineDto[];
}

export class SeatPageDto {
  items: SeatDto[];
  nextCursor: string | null;
}

/** After a refusal: the version is a draft again, so whoever refused sees it no more. */
export class RefusedDto {
  id: string;
  planId: string;
  @ApiProperty({ enum: ['refused'] })
  status: 'refused';
  reason: string;
  @ApiProperty({ enum: PLAN_STATUSES })
  planStatus: PlanStatus;
}

/** What was drawn or typed on a screen. */
export class MarkDto {
  id: string;
  /** PNG image in base64; null where a name was typed. */
  drawing: string | null;
  typedName: string | null;
  /** Whose account attests to it. */
  attestedByName: string;
  /** UTC. */
  madeAt: string;
}
