// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { internationalNumber } from './phone.js';

/** A text as it is stored: bound to its table and row, so that a ciphertext moved elsewhere does not open. */
export interface Sealed {
  cipher: Buffer;
  keyVersion: number;
}

/** Encrypts how people are reached, and makes the search code by which a telephone number is found. */
@Injectable()
export class SealedText {
  constructor(private readonly cipher: FieldCipher) {}

  seal(table: string, row: string, text: string): Sealed {
    return this.cipher.encrypt(text, { table, row });
  }

  open(table: string, row: string, cipher: Buffer | null, keyVersion: number | null): string | null {
    return cipher === null || keyVersion === null ? null : this.cipher.decrypt({ cipher, keyVersion }, { table, row });
  }

  /** Null for what is no telephone number. */
  phoneCode(written: string): Buffer | null {
    const number = internationalNumber(written);
    return number === null ? null : this.cipher.searchCode(number, 'phone');
  }
}
