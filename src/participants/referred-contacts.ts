// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { isPhone } from './record/contact-rules.js';
import { internationalNumber, mayBeMobile } from './record/phone.js';
import type { ContactKind } from './record/record-terms.js';
import { PersonContact } from './record/record.entity.js';
import { SealedText } from './record/sealed-text.js';
import { ReferralContactsCipher, type SealedContacts } from './referral-contacts.js';

/** How somebody is reached was written in the referral: it becomes theirs with the registration, and nobody types it twice. */
@Injectable()
export class ReferredContacts {
  constructor(
    private readonly db: Db,
    private readonly sealed: ReferralContactsCipher,
    private readonly texts: SealedText,
  ) {}

  async copy(referralId: string, personId: string, today: string): Promise<void> {
    const row = await this.db.one<SealedContacts>('select contacts_cipher as "contactsCipher", contacts_key_version as "contactsKeyVersion" from referral where id = $1', [referralId]);
    const { phone, email } = this.sealed.open(row!, referralId);
    if (phone) await this.add(personId, kindOf(phone), phone, today);
    if (email) await this.add(personId, 'email', email, today);
  }

  private async add(personId: string, kind: ContactKind, value: string, today: string): Promise<void> {
    const id = uuid();
    const { cipher, keyVersion } = this.texts.seal('person_contact', id, value);
    await this.db.insert(PersonContact, {
      id, personId, kind, valueCipher: cipher, keyVersion, phoneHmac: isPhone(kind) ? this.texts.phoneCode(value) : null, validFrom: today, recordedBy: this.db.actor.accountId,
    });
  }
}

/** What is no number is kept as it was written. */
function kindOf(phone: string): ContactKind {
  const number = internationalNumber(phone);
  if (number === null) return 'other';
  return mayBeMobile(number) ? 'mobile' : 'phone';
}
