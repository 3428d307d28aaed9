// SPDX-License-Identifier: AGPL-3.0-or-later
import { IsBoolean } from 'class-validator';
import { flag, type Environment } from './environment.js';

/** How people prove who they are. */
export class IdentityConfig {
  /** REQUIRE_SECOND_FACTOR: without one, an account reaches its own profile and nothing else. */
  @IsBoolean({ message: 'REQUIRE_SECOND_FACTOR must be true or false.' })
  requireSecondFactor = false;

  static read(env: Environment): IdentityConfig {
    const config = new IdentityConfig();
    config.requireSecondFactor = flag(env, 'REQUIRE_SECOND_FACTOR') ?? config.requireSecondFactor;
    return config;
  }
}
