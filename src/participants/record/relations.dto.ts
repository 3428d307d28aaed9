// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, Id, Nullable, Optional, Text, YesNo } from '../../platform/http/fields.js';
import { PersonNameDto } from '../cases.dto.js';
import { RELATION_KINDS, type RelationKind } from './record-terms.js';

class RelationDetailsDto {
  /** What they are to the person, in words: only with `other`. */
  @Nullable() @Text(80)
  kindWords?: string | null;

  @Nullable() @Text(40)
  phone?: string | null;

  @Optional() @YesNo()
  livesWith?: boolean;

  @Optional() @YesNo()
  supports?: boolean;

  /** Knows of the path: with others nobody speaks of it. */
  @Optional() @YesNo()
  isInformed?: boolean;

  /** If they are followed too: one of the people whom you reach. Only who reaches both sees this. */
  @Nullable() @Id()
  otherPersonId?: string | null;
}

export class NewRelationDto extends RelationDetailsDto {
  @Choice(RELATION_KINDS)
  kind: RelationKind;

  @Text(120)
  name: string;
}

export class ChangeRelationDto extends RelationDetailsDto {
  @Optional() @Choice(RELATION_KINDS)
  kind?: RelationKind;

  @Optional() @Text(120)
  name?: string;
}

export class RelationDto {
  id: string;
  personId: string;
  @ApiProperty({ enum: RELATION_KINDS })
  kind: RelationKind;
  kindWords: string | null;
  name: string;
  /** As it was written. */
  phone: string | null;
  /** With its country code, to be dialled. */
  dial: string | null;
  livesWith: boolean;
  supports: boolean;
  isInformed: boolean;
  /** The same person as somebody whom the reader reaches too. */
  otherPerson: PersonNameDto | null;
  otherPersonId: string | null;
  version: number;
}

/** By name; there are few, so they come on one page. */
export class RelationsDto {
  items: RelationDto[];
  nextCursor: string | null;
}
