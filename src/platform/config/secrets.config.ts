// SPDX-License-Identifier: AGPL-3.0-or-later
import { ValidateBy } from 'class-validator';
import { text, type Environment } from './environment.js';

/** How a key is made; shown wherever one is missing or bad. */
export const MAKE_KEY = `node -e "console.log(require('crypto').randomBytes(32).toString('base64'))"`;

/** 32 bytes that are not all alike: a key typed by hand as zeros is the same as none. */
function isKey(value: unknown): boolean {
  return Buffer.isBuffer(value) && value.length === 32 && new Set(value).size > 8;
}

const key = (env: Environment, name: string): Buffer => {
  const value = text(env, name) ?? '';
  return /^[A-Za-z0-9+/]{43}=$/.test(value) ? Buffer.from(value, 'base64') : Buffer.alloc(0);
};

/** Keys that the database never sees. Losing FIELD_KEY loses the encrypted fields: back it up apart from the data. */
export class SecretsConfig {
  /** FIELD_KEY: 32 bytes, base64. Encrypts tax codes and contacts; the key of their search codes is derived from it. */
  @ValidateBy({ name: 'key', validator: { validate: isKey } }, { message: `FIELD_KEY must be 32 random bytes in base64. Make one with: ${MAKE_KEY}` })
  fieldKey: Buffer;

  /** SESSION_KEY: 32 bytes, base64. Signs what a browser hands back (CSRF tokens, paging cursors). */
  @ValidateBy({ name: 'key', validator: { validate: isKey } }, { message: `SESSION_KEY must be 32 random bytes in base64, other than FIELD_KEY. Make one with: ${MAKE_KEY}` })
  sessionKey: Buffer;

  static read(env: Environment): SecretsConfig {
    const config = new SecretsConfig();
    config.fieldKey = key(env, 'FIELD_KEY');
    config.sessionKey = key(env, 'SESSION_KEY');
    return config;
  }
}

const EXAMPLES = /change[-_ ]?me|example|placeholder/i;
const GUESSABLE = new Set(['', 'app', 'signin', 'owner', 'admin', 'postgres', 'password', 'secret', 'test', 'demo', 'changeit']);

/** A password that was copied from an example or is the first that anybody would try. */
export const isExampleSecret = (value: string): boolean => EXAMPLES.test(value) || GUESSABLE.has(value.toLowerCase());
