// SPDX-License-Identifier: AGPL-3.0-or-later
import { Optional, Text } from '../http/fields.js';

/** One of the two: a code of the authenticator app, or one of the recovery codes. */
export class GivenFactorDto {
  /** Six figures; spaces do not matter. */
  @Optional() @Text(20)
  code?: string;

  /** Ten letters and figures; capitals, spaces and dashes do not matter. Each is good once. */
  @Optional() @Text(40)
  recoveryCode?: string;
}

/** To replace a factor in force its code is asked; to set up the first one, the password, where the account has one. */
export class BeginFactorDto extends GivenFactorDto {
  @Optional() @Text(200)
  password?: string;
}

export class FactorCodeDto {
  /** Six figures of the app that has just been set up. */
  @Text(20)
  code: string;
}

/** The second factor of one's own account. */
export class SecondFactorDto {
  active: boolean;
  /** Since when (UTC). */
  confirmedAt: string | null;
  /** Recovery codes not used yet. */
  recoveryCodesLeft: number;
  /** Whether the account signs in with a password, which is asked before the first factor is set up. */
  hasPassword: boolean;
  /** Whether this installation asks for a second factor from everybody: then it can be replaced, not removed. */
  mandatory: boolean;
}

/** A secret, shown while it is being set up and never again. */
export class FactorEnrolmentDto {
  /** Base32, to be typed into the app where a camera is missing. */
  key: string;
  /** otpauth:// address, for the QR code. */
  uri: string;
}

/** Shown once: only their hashes are kept. */
export class RecoveryCodesDto {
  recoveryCodes: string[];
}
