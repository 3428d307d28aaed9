// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../platform/crypto/field-cipher.js';

/** What a referral keeps encrypted. */
export interface ReferralContacts {
  /** How the person is reached. */
  phone: string | null;
  email: string | null;
  /** Who refers, when it is no service with an account. */
  senderName: string | null;
  /** How they are reached. */
  senderContact: string | null;
}

export interface SealedContacts {
  contactsCipher: Buffer | null;
  contactsKeyVersion: number | null;
}

const NO_CONTACTS: ReferralContacts = { phone: null, email: null, senderName: null, senderContact: null };
const TABLE = 'referral';

/** The contacts of a referral, kept as one encrypted value: they are written and read together. */
@Injectable()
export class ReferralContactsCipher {
  constructor(private readonly cipher: FieldCipher) {}

  seal(contacts: ReferralContacts, referralId: string): SealedContacts {
    if (Object.values(contacts).every((value) => value === null)) return { contactsCipher: null, contactsKeyVersion: null };
    const { cipher, keyVersion } = this.cipher.encrypt(JSON.stringify(contacts), { table: TABLE, row: referralId });
    return { contactsCipher: cipher, contactsKeyVersion: keyVersion };
  }

  open({ contactsCipher: cipher, contactsKeyVersion: keyVersion }: SealedContacts, referralId: string): ReferralContacts {
    if (!cipher || keyVersion === null) return NO_CONTACTS;
    return { ...NO_CONTACTS, ...(JSON.parse(this.cipher.decrypt({ cipher, keyVersion }, { table: TABLE, row: referralId })) as ReferralContacts) };
  }
}
