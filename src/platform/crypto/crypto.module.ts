// SPDX-License-Identifier: AGPL-3.0-or-later
import { Module } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { FieldCipher } from './field-cipher.js';

@Module({
  providers: [{ provide: FieldCipher, inject: [CONFIG], useFactory: ({ secrets }: Config) => new FieldCipher(secrets.fieldKey) }],
  exports: [FieldCipher],
})
export class CryptoModule {}
