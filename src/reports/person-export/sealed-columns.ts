// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FieldCipher } from '../../platform/crypto/field-cipher.js';

type Row = Record<string, unknown>;

/** Encrypted columns: what they become in words, and where their text is bound to (table and row). */
const SEALED: readonly { table: string; cipher: string; key: string; as: string; place: (row: Row) => { table: string; row: string } }[] = [
  { table: 'person_identity', cipher: 'code_cipher', key: 'code_key_version', as: 'code', place: ({ person_id }) => ({ table: 'person_identity', row: String(person_id) }) },
  { table: 'person_history', cipher: 'code_cipher', key: 'code_key_version', as: 'code', place: ({ person_id }) => ({ table: 'person_identity', row: String(person_id) }) },
  { table: 'person_contact', cipher: 'value_cipher', key: 'key_version', as: 'value', place: ({ id }) => ({ table: 'person_contact', row: String(id) }) },
  { table: 'person_contact', cipher: 'note_cipher', key: 'key_version', as: 'note', place: ({ id }) => ({ table: 'person_contact.note', row: String(id) }) },
  { table: 'person_relation', cipher: 'phone_cipher', key: 'key_version', as: 'phone', place: ({ id }) => ({ table: 'person_relation', row: String(id) }) },
  { table: 'representative_contact', cipher: 'value_cipher', key: 'key_version', as: 'value', place: ({ representative_id }) => ({ table: 'representative_contact', row: String(representative_id) }) },
  { table: 'referral', cipher: 'contacts_cipher', key: 'contacts_key_version', as: 'contacts', place: ({ id }) => ({ table: 'referral', row: String(id) }) },
  { table: 'plan_signature_mark', cipher: 'mark_cipher', key: 'mark_key_version', as: 'mark', place: ({ id }) => ({ table: 'plan_signature_mark', row: String(id) }) },
];

/** A row as the person may read it: encrypted text opened, and without what only searches and merges need. Binary columns come as '\x…'. */
export function readable(table: string, row: Row, cipher: FieldCipher): Row {
  const opened: Row = {};
  for (const sealed of SEALED.filter((one) => one.table === table)) {
    const [hidden, keyVersion] = [row[sealed.cipher], row[sealed.key]];
    if (typeof hidden !== 'string' || typeof keyVersion !== 'number') continue;
    opened[sealed.as] = cipher.decrypt({ cipher: Buffer.from(hidden.slice(2), 'hex'), keyVersion }, sealed.place(row));
  }
  const plain = Object.entries(row).filter(([column]) => !/(_cipher|_hmac|key_version|^cut_reach)$/.test(column));
  return { ...Object.fromEntries(plain), ...opened };
}
