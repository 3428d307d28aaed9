// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { JobsService, type JobQuery } from '../jobs/jobs.service.js';
import { Mails } from './mails.service.js';
import { sendBySmtp, type Delivery } from './smtp.js';
import { renderMail, type MailParams } from './templates.js';

interface Taken {
  email: string;
  locale: 'it' | 'en';
  kind: string;
  params: MailParams;
  secret_cipher: Buffer | null;
  secret_key_version: number | null;
  demo: boolean;
}

/** Tells the queue to try again, without a word about the mail. */
class NotYet extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * The task `mail.send`. A mail is **taken** before it is handed over, in a transaction of its own, and settled afterwards; between
 * the two a crash leaves it `sending`, and nobody sends it again. So each mail leaves at most once. The other choice, to send and
 * then note it, would repeat mails after a crash: a second reminder tells something untrue, a second link is a second key.
 */
@Injectable()
export class MailSender implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly mails: Mails,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('mail.send', (payload, query) => this.send((payload as { id: string }).id, query));
  }

  private async send(id: string, query: JobQuery): Promise<void> {
    const [taken] = await query<Taken>('select * from jobs.take_mail($1)', [id]);
    if (!taken) return; // Settled before, or too late to be of use.
    const delivery = await this.deliver(id, taken);
    if (delivery.state === 'sent') return void (await query('select jobs.mail_sent($1, $2)', [id, this.config.mail.smtpUrl === undefined]));
    const [row] = await query<{ again: boolean }>('select jobs.mail_refused($1, $2, $3) as again', [id, delivery.error, delivery.forGood]);
    if (row?.again) throw new NotYet(delivery.error);
  }

  private async deliver(id: string, taken: Taken): Promise<Delivery> {
    const { smtpUrl, folder } = this.config.mail;
    // Addresses of demo accounts do not exist.
    const bySmtp = smtpUrl !== undefined && !taken.demo;
    if (!bySmtp && folder === undefined) return { state: 'refused', error: 'no-smtp', forGood: true };
    let message: Buffer;
    try {
      message = await this.compose(id, taken);
    } catch {
      return { state: 'refused', error: 'unreadable', forGood: true };
    }
    return bySmtp ? sendBySmtp(smtpUrl, { from: this.sender.address, to: taken.email }, message) : toFolder(folder!, id, message);
  }

  private async compose(id: string, taken: Taken): Promise<Buffer> {
    const { origin } = this.config.server;
    const { secret_cipher: cipher, secret_key_version: keyVersion } = taken;
    const secret = cipher && this.mails.unseal({ mailId: id, cipher, keyVersion: keyVersion! });
    const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
    const composer = new MailComposer({
      from: this.sender.whole, to: taken.email, ...renderMail(taken, origin, secret ?? undefined),
      messageId: `<${id}@${new URL(origin).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': taken.locale },
    });
    return new Promise((done, fail) => composer.compile().build((error, message) => (error ? fail(error) : done(message))));
  }

  private get sender(): { whole: string; address: string } {
    const whole = this.config.mail.from ?? 'Vivere in Salute Mentale <no-reply@localhost>';
    return { whole, address: /<(.+)>$/.exec(whole)?.[1] ?? whole };
  }
}

/** The mail as a file that mail programs open; for the process alone, as links in it are keys. */
async function toFolder(folder: string, id: string, message: Buffer): Promise<Delivery> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, `${id}.eml`), message, { mode: 0o600 });
    return { state: 'sent' };
  } catch (error) {
    return { state: 'refused', error: (error as { code?: string }).code ?? 'folder', forGood: false };
  }
}
