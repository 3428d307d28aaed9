// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, Text } from '../http/fields.js';

const LOCALES = ['it', 'en'] as const;

/** One's own account. */
export class OwnProfileDto {
  id: string;
  email: string;
  givenName: string;
  familyName: string;
  /** The language of mails, and of the pages after signing in. */
  @ApiProperty({ enum: [...LOCALES] })
  locale: string;
  /** A demo's account: its password is known and cannot be changed. */
  demo: boolean;
  /** False for who signs in elsewhere and has no password here. */
  hasPassword: boolean;
  version: number;
}

export class ChangeProfileDto {
  @Choice(LOCALES)
  locale: string;
}

export class ChangePasswordDto {
  /** The present password. */
  @Text(200)
  current: string;

  /** 12 characters at least and 200 at most; without the first part of the e-mail address; none of the most used ones. */
  @Text(200)
  password: string;
}

/** One of one's own open sessions. */
export class OwnSessionDto {
  id: string;
  /** The session that asks. */
  current: boolean;
  /** Browser and system, 'Firefox · Windows'; null when they are not known. */
  device: string | null;
  /** Instants, UTC; the last request is noted once a minute. */
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

export class OwnSessionPageDto {
  items: OwnSessionDto[];
  nextCursor: string | null;
}
