// SPDX-License-Identifier: AGPL-3.0-or-later
import { PageQuery } from '../http/page.js';
import { Id, Optional } from '../http/fields.js';

export class AuditQuery extends PageQuery {
  /** Only what this account did. */
  @Optional() @Id()
  accountId?: string;
}

/** One line of the trail: who did what to which record, and when. Never what the record said. */
export class AuditEntryDto {
  id: number;
  /** Instant, UTC. */
  at: string;
  accountId: string | null;
  /** The member of staff; the people concerned stay without names. */
  accountName: string | null;
  role: string | null;
  /** insert, update, delete, read, or what was done beside records: sign-in, switch-role, invitation-accepted, password-changed … */
  verb: string;
  subject: string;
  recordId: string | null;
  /** The people concerned, by id: the trail knows no names. */
  personIds: string[];
  /** Names of the fields that were written. */
  fields: string[];
}

export class AuditPageDto {
  items: AuditEntryDto[];
  nextCursor: string | null;
}

/** A seal vouches for a batch of entries and for all seals before it. */
export class AuditSealDto {
  /** 1, 2, 3 … without gaps. */
  number: number;
  firstId: number;
  lastId: number;
  /** How many entries it covers. */
  entries: number;
  /** SHA-256, hexadecimal. `npm run audit:verify -- --expect number:hash` compares it. */
  hash: string;
  /** Instant, UTC. */
  sealedAt: string;
}

export class AuditSealPageDto {
  items: AuditSealDto[];
  nextCursor: string | null;
}
