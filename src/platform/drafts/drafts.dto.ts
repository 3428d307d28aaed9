// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { Id, Nullable, Optional, Text } from '../http/fields.js';

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

  /** Whom it is about: who does not reach the person any more does not find it again. */
  @Optional() @Id()
  personId?: string;
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
