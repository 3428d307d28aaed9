// SPDX-License-Identifier: AGPL-3.0-or-later
import { internationalNumber } from '../participants/record/phone.js';
import { parseTaxCode } from '../participants/tax-code.js';
import { FieldCipher, type EncryptedField } from '../platform/crypto/field-cipher.js';

/** A tax code as it is stored: encrypted, with the search code of its de-omocodied form. */
export interface SealedCode extends EncryptedField {
  hmac: Buffer;
}

/** What the demo encrypts, with the key of the application that will read it. */
export interface Seal {
  code(personId: string, code: string): SealedCode;
  /** By which a telephone number is found. */
  phone(number: string): Buffer;
  /** Any other field of a row. */
  field(table: string, row: string, text: string): EncryptedField;
  /** A whole file. */
  file(table: string, row: string, bytes: Buffer): EncryptedField;
}

export function sealWith(fieldKey: Buffer): Seal {
  const fields = new FieldCipher(fieldKey);
  return {
    code: (personId, code) => {
      const parsed = parseTaxCode(code);
      if ('error' in parsed) throw new RangeError(`The demo made a code that is not valid (${parsed.error})`);
      return { ...fields.encrypt(parsed.normalised, { table: 'person_identity', row: personId }), hmac: fields.searchCode(parsed.plain, 'tax-code') };
    },
    phone: (number) => fields.searchCode(internationalNumber(number)!, 'phone'),
    field: (table, row, text) => fields.encrypt(text, { table, row }),
    file: (table, row, bytes) => fields.encryptBytes(bytes, { table, row }),
  };
}
