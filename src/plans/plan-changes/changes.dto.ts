// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';

const CHANGED = ['plan', 'goal', 'intervention', 'line', 'risk', 'signatory'] as const;
const CHANGE_KINDS = ['added', 'removed', 'changed'] as const;

/** One thing that differs, as one sentence in each language. */
export class ChangeDto {
  @ApiProperty({ enum: CHANGED })
  of: (typeof CHANGED)[number];
  @ApiProperty({ enum: CHANGE_KINDS })
  kind: (typeof CHANGE_KINDS)[number];
  it: string;
  en: string;
}

export class ChangesDto {
  planId: string;
  /** The signed version that it is compared with; null for the first one, of which there is nothing to tell. */
  sinceId: string | null;
  sinceNumber: number | null;
  changes: ChangeDto[];
}
