// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsObject } from 'class-validator';
import { Choice, Id, Nullable, Optional, Text } from '../http/fields.js';

/** Forms about nobody who is registered: only their drafts may name no person. */
const FORMS_ABOUT_NOBODY = ['referral', 'registration', 'activity', 'absence', 'account', 'programme', 'erasure'] as const;
type FormAboutNobody = (typeof FORMS_ABOUT_NOBODY)[number];
/** As those of what is kept about people; see participants/compartments. */
const COMPARTMENTS = ['general', 'judicial', 'substance_use', 'hiv', 'sexual_violence'] as const;
type Compartment = (typeof COMPARTMENTS)[number];

/** What stands in a form and is not saved yet. Never a password or a code. */
export class DraftDto {
  /** The form's values, as the client holds them. */
  @IsObject() @ApiProperty({ type: 'object', additionalProperties: true })
  values: Record<string, unknown>;

  /** What the form began with, so that a later save still notices what others did meanwhile. */
  @Optional() @IsObject() @ApiProperty({ type: 'object', additionalProperties: true })
  before?: Record<string, unknown>;

  /** The version that the form began with; null or left out for something new. */
  @Nullable() @Text(40)
  etag?: string | null;

  /** Whom it is about: who does not reach the person any more does not find it again. This, or `form`. */
  @Optional() @Id()
  personId?: string;

  /** Which form about nobody who is registered it comes from. */
  @Optional() @Choice(FORMS_ABOUT_NOBODY)
  form?: FormAboutNobody;

  /** Where the text belongs once it is saved; it is found again as long as all of them are open. Left out: for everybody who reaches the person. */
  @Optional() @IsArray() @ArrayMaxSize(5) @IsIn(COMPARTMENTS, { each: true }) @ApiProperty({ enum: COMPARTMENTS, isArray: true })
  compartments?: Compartment[];
}

export class KeptDraftDto extends DraftDto {
  /** Instant, UTC. */
  savedAt: string;
}

export class FoundDraftDto {
  /** null: nothing is kept under this key. */
  draft: KeptDraftDto | null;
}

export class SavedDraftDto {
  /** Instant, UTC. */
  savedAt: string;
}
