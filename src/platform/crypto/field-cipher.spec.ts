// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { FieldCipher } from './field-cipher.js';

describe('field cipher', () => {
  const key = randomBytes(32);
  const cipher = new FieldCipher(key);
  const place = { table: 'person_identity', row: '0197a0de-0000-7000-8000-000000000001' };

  it('gives back what it was given, under the same key and at the same place', () => {
    const made = cipher.encrypt('RSSMRA85T10A562S', place);
    expect(made.cipher.includes('RSSMRA')).toBe(false);
    expect(new FieldCipher(key).decrypt(made, place)).toBe('RSSMRA85T10A562S');
  });

  it('never makes the same ciphertext twice', () => {
    expect(cipher.encrypt('same', place).cipher.equals(cipher.encrypt('same', place).cipher)).toBe(false);
  });

  it.each([
    ['another row', { ...place, row: 'other' }],
    ['another table', { ...place, table: 'contact' }],
  ])('does not open in %s', (_, elsewhere) => {
    expect(() => cipher.decrypt(cipher.encrypt('secret', place), elsewhere)).toThrow();
  });

  it('does not open under another key, another key version, or when a byte was changed', () => {
    const made = cipher.encrypt('secret', place);
    expect(() => new FieldCipher(randomBytes(32)).decrypt(made, place)).toThrow();
    expect(() => cipher.decrypt({ ...made, keyVersion: 2 }, place)).toThrow();
    for (const at of [0, 12, 28]) {
      const altered = Buffer.from(made.cipher);
      altered[at] ^= 1;
      expect(() => cipher.decrypt({ ...made, cipher: altered }, place)).toThrow();
    }
  });

  it('makes equal search codes of equal values, of one kind and under one key only', () => {
    const code = cipher.searchCode('value', 'tax-code');
    expect(new FieldCipher(key).searchCode('value', 'tax-code').equals(code)).toBe(true);
    expect(cipher.searchCode('value', 'phone').equals(code)).toBe(false);
    expect(new FieldCipher(randomBytes(32)).searchCode('value', 'tax-code').equals(code)).toBe(false);
  });
});
