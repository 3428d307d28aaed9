// SPDX-License-Identifier: AGPL-3.0-or-later
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Where an encrypted value stands. It is authenticated with the value, so that a ciphertext moved to another row does not open. */
export interface FieldPlace {
  table: string;
  /** Primary key of the row. */
  row: string;
}

export interface EncryptedField {
  /** Initialisation vector (12 bytes), authentication tag (16), ciphertext. */
  cipher: Buffer;
  keyVersion: number;
}

const KEY_VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts single fields (AES-256-GCM) and makes the search codes by which equal values are found without being read
 * (HMAC-SHA-256). Both keys follow from FIELD_KEY, which the database never sees.
 */
export class FieldCipher {
  private readonly encryption: Buffer;
  private readonly matching: Buffer;

  constructor(fieldKey: Buffer) {
    this.encryption = derive(fieldKey, `field-encryption|${KEY_VERSION}`);
    this.matching = derive(fieldKey, `field-matching|${KEY_VERSION}`);
  }

  encrypt(plain: string, place: FieldPlace): EncryptedField {
    return this.encryptBytes(Buffer.from(plain, 'utf8'), place);
  }

  /** @throws Error when the value was altered, stands in another place or was made with another key. */
  decrypt(field: EncryptedField, place: FieldPlace): string {
    return this.decryptBytes(field, place).toString('utf8');
  }

  /** A whole file. */
  encryptBytes(plain: Buffer, place: FieldPlace): EncryptedField {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.encryption, iv, { authTagLength: TAG_BYTES }).setAAD(additional(place, KEY_VERSION));
    const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
    return { cipher: Buffer.concat([iv, cipher.getAuthTag(), hidden]), keyVersion: KEY_VERSION };
  }

  /** @throws Error when the value was altered, stands in another place or was made with another key. */
  decryptBytes({ cipher, keyVersion }: EncryptedField, place: FieldPlace): Buffer {
    const open = createDecipheriv('aes-256-gcm', this.encryption, cipher.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(additional(place, keyVersion));
    open.setAuthTag(cipher.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([open.update(cipher.subarray(IV_BYTES + TAG_BYTES)), open.final()]);
  }

  /** The search code of a value; `kind` keeps equal texts of different kinds apart. */
  searchCode(plain: string, kind: string): Buffer {
    return createHmac('sha256', this.matching).update(`${kind}|${plain}`).digest();
  }
}

const derive = (key: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32));

const additional = ({ table, row }: FieldPlace, keyVersion: number): Buffer => Buffer.from(`${table}|${row}|${keyVersion}`);
