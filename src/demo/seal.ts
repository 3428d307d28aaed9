// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseTaxCode } from '../participants/tax-code.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';

/** A tax code as it is stored: encrypted, with the search code of its de-omocodied form. */
export interface SealedCode {
  cipher: Buffer;
  hmac: Buffer;
  keyVersion: number;
}

export type SealCode = (personId: string, code: string) => SealedCode;

export function sealWith(fieldKey: Buffer): SealCode {
  const fields = new FieldCipher(fieldKey);
  return (personId, code) => {
    const parsed = parseTaxCode(code);
    if ('error' in parsed) throw new RangeError(`The demo made a code that is not valid (${parsed.error})`);
    const { cipher, keyVersion } = fields.encrypt(parsed.normalised, { table: 'person_identity', row: personId });
    return { cipher, keyVersion, hmac: fields.searchCode(parsed.plain, 'tax-code') };
  };
}
