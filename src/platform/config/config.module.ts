// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module, type DynamicModule } from '@nestjs/common';
import { LOGGER, makeLogger } from '../logging.js';
import type { Config } from './config.js';

export const CONFIG = Symbol('CONFIG');

/** The validated configuration and the process log, for whoever asks. */
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: makeLogger(config.server.logLevel) },
      ],
      exports: [CONFIG, LOGGER],
    };
  }
}
