// SPDX-License-Identifier: AGPL-3.0-or-later
import { IsBoolean } from 'class-validator';
import { flag, type Environment } from './environment.js';

/** Whether this process works off jobs beside answering requests. */
export class JobsConfig {
  /** JOBS: any number of processes may; at least one must, or no mail leaves. */
  @IsBoolean({ message: 'JOBS must be true or false.' })
  on = true;

  static read(env: Environment): JobsConfig {
    const config = new JobsConfig();
    config.on = flag(env, 'JOBS') ?? config.on;
    return config;
  }
}
