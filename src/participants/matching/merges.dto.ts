// SPDX-License-Identifier: AGPL-3.0-or-later
import { Id, Text } from '../../platform/http/fields.js';

export class NewMergeDto {
  /** Whose record is joined to this person's. It is in no list any more, until the merge is undone. */
  @Id()
  otherId: string;

  /** How you know that they are one person. */
  @Text(500)
  reason: string;
}

export class UndoMergeDto {
  @Text(500)
  reason: string;
}

/** How somebody was registered who is now found through another record. */
export class MergedRecordDto {
  id: string;
  givenName: string | null;
  familyName: string | null;
  alias: string | null;
  birthDate: string | null;
}

export class MergeDto {
  id: string;
  /** Who stays. */
  personId: string;
  merged: MergedRecordDto;
  reason: string;
  mergedAt: string;
  mergedBy: string;
  undoneAt: string | null;
  undoneBy: string | null;
  undoReason: string | null;
  /** Merges are undone from the last one back. */
  mayBeUndone: boolean;
  version: number;
}

export class MergesDto {
  /** Newest first. */
  items: MergeDto[];
}
