// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, Optional } from '../http/fields.js';
import { PageQuery } from '../http/page.js';

const MAIL_STATUSES = ['waiting', 'sending', 'sent', 'failed'] as const;

export class MailsQuery extends PageQuery {
  @Optional() @Choice(MAIL_STATUSES)
  status?: string;
}

/** A mail of the outbox: never one that tells something about a participant. */
export class MailDto {
  id: string;
  /** The recipient's account; null for an address without one. */
  accountId: string | null;
  email: string;
  /** Which text: a key of the templates. */
  kind: string;
  subject: string;
  @ApiProperty({ enum: [...MAIL_STATUSES] })
  status: string;
  /** Why it was not sent, so far or for good: a code of the mail system, no-smtp, late, unclear or unreadable. */
  error: string | null;
  attempts: number;
  /** Instants, UTC. */
  queuedAt: string;
  settledAt: string | null;
}

export class MailPageDto {
  items: MailDto[];
  nextCursor: string | null;
}

export class OpenedMailDto extends MailDto {
  /** Plain text. A link that can be used by whoever has it is left out. */
  text: string;
  /** The link of an invitation that waits, while no SMTP server is set up: then it has to be handed over. Null otherwise. */
  link: string | null;
}
