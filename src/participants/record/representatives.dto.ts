// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { Choice, CivilDate, Nullable, Optional, Text } from '../../platform/http/fields.js';
import { LACKS, POWERS, REPRESENTATIVE_KINDS, type Lack, type Power, type RepresentativeKind } from './record-terms.js';

const Powers = () => applyDecorators(IsArray(), ArrayMaxSize(POWERS.length), IsIn([...POWERS], { each: true }), ApiProperty({ enum: POWERS, isArray: true }));

class RepresentativeDetailsDto {
  /** Of the act that appoints; parents need none. */
  @Nullable() @Text(60)
  actNumber?: string | null;

  /** Not in the future; with the number. */
  @Nullable() @CivilDate()
  actDate?: string | null;

  /** The court that appointed: "Tribunale di Milano, giudice tutelare". */
  @Nullable() @Text(120)
  court?: string | null;

  /** Last day; null: until further notice. */
  @Nullable() @CivilDate()
  validTo?: string | null;

  /** A telephone number, an e-mail address, an office. Null to who does not read contacts. */
  @Nullable() @Text(300)
  contact?: string | null;
}

export class NewRepresentativeDto extends RepresentativeDetailsDto {
  @Choice(REPRESENTATIVE_KINDS)
  kind: RepresentativeKind;

  @Text(160)
  name: string;

  /** In what they act for the person; at least one. */
  @Powers()
  powers: Power[];

  @CivilDate()
  validFrom: string;
}

export class ChangeRepresentativeDto extends RepresentativeDetailsDto {
  @Optional() @Choice(REPRESENTATIVE_KINDS)
  kind?: RepresentativeKind;

  @Optional() @Text(160)
  name?: string;

  /** In what they act for the person; at least one. */
  @Optional() @Powers()
  powers?: Power[];

  @Optional() @CivilDate()
  validFrom?: string;

  /** Why they act no more: with the last day. */
  @Nullable() @Text(300)
  endedReason?: string | null;
}

export class RepresentativeDto {
  id: string;
  personId: string;
  @ApiProperty({ enum: REPRESENTATIVE_KINDS })
  kind: RepresentativeKind;
  name: string;
  @ApiProperty({ enum: POWERS, isArray: true })
  powers: Power[];
  actNumber: string | null;
  actDate: string | null;
  court: string | null;
  validFrom: string;
  validTo: string | null;
  endedReason: string | null;
  /** Null to who does not read contacts, and where none is known. */
  contact: string | null;
  /** What keeps them from signing a plan today; null: they may. */
  @ApiProperty({ enum: LACKS, nullable: true, type: String })
  lacks: Lack | null;
  version: number;
}

/** Those in office first; there are few, so they come on one page. */
export class RepresentativesDto {
  items: RepresentativeDto[];
  nextCursor: string | null;
}
