// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Db } from '../database/db.js';
import type { MailKind, MailParams } from './templates.js';

/** The secret part of a mail's link, ready for the outbox. */
export interface SealedSecret {
  mailId: string;
  cipher: Buffer;
  keyVersion: number;
}

export interface NewMail {
  /** The recipient: an account, in whose language it is written; or an address. */
  to: { accountId: string } | { email: string; locale?: 'it' | 'en' };
  kind: MailKind;
  /** Nothing about participants: whoever reads mails reads it. */
  params?: MailParams;
  /** What goes out once: queueing the same key again does nothing. */
  once?: string;
  /** Made by `seal`, for a link that can be used by whoever has it. */
  secret?: SealedSecret;
}

/** The outbox: a mail is written in the caller's transaction, and sent by a job once that has committed. */
@Injectable()
export class Mails {
  constructor(
    private readonly db: Db,
    private readonly cipher: FieldCipher,
  ) {}

  /** Answers whether it was queued: false when `once` was used before, or the account is disabled. Inside a unit of work. */
  async queue({ to, kind, params = {}, once, secret }: NewMail): Promise<boolean> {
    const row = await this.db.one<{ queued: boolean }>('select access.queue_mail($1, $2, $3, $4, $5, $6, $7, $8, $9) as queued', [
      secret?.mailId ?? uuid(),
      'accountId' in to ? to.accountId : null,
      'email' in to ? to.email : null,
      'email' in to ? (to.locale ?? null) : null,
      kind, JSON.stringify(params), once ?? null, secret?.cipher ?? null, secret?.keyVersion ?? null,
    ]);
    return row!.queued;
  }

  /** Encrypts a token for the outbox: what lies in the database opens nothing. */
  seal(token: string): SealedSecret {
    const mailId = uuid();
    return { mailId, ...this.cipher.encrypt(token, { table: 'mail', row: mailId }) };
  }

  /** The token again; throws when the key is another one. */
  unseal({ mailId, cipher, keyVersion }: SealedSecret): string {
    return this.cipher.decrypt({ cipher, keyVersion }, { table: 'mail', row: mailId });
  }
}
