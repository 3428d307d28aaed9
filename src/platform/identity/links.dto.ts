// SPDX-License-Identifier: AGPL-3.0-or-later
import { Email, Text } from '../http/fields.js';

/** A link's secret travels in bodies alone: an address is logged, by ourselves and by others. */
export class LinkDto {
  /** What stood after # in the link. */
  @Text(200)
  token: string;
}

export class ChoosePasswordDto extends LinkDto {
  /** 12 characters at least and 200 at most; without the first part of the e-mail address; none of the most used ones. */
  @Text(200)
  password: string;
}

export class AskResetDto {
  /** The account's e-mail address; capitals do not matter. */
  @Email()
  email: string;
}

/** Whose link this is. */
export class OpenedInvitationDto {
  email: string;
  givenName: string;
  familyName: string;
  /** Instant, UTC. */
  expiresAt: string;
}

export class OpenedResetDto {
  email: string;
}
