// SPDX-License-Identifier: AGPL-3.0-or-later
import { IsOptional, ValidateBy, ValidateIf } from 'class-validator';
import { text, type Environment } from './environment.js';
import { isExampleSecret } from './secrets.config.js';

function isSmtp(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const url = new URL(value);
  return /^smtps?:$/.test(url.protocol) && url.hostname !== '' && (url.password === '' || !isExampleSecret(decodeURIComponent(url.password)));
}

/** One address, with or without a name before it; nothing that could begin another header. */
const isSender = (value: unknown): boolean => typeof value === 'string' && value.length <= 254 && /^(?:[^<>@,;:"\r\n]+ <[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/.test(value);

/** How mails leave. */
export class MailConfig {
  /** SMTP_URL: smtp:// (with STARTTLS) or smtps://, with user and password if the server wants them. Without it no mail is sent. */
  @IsOptional()
  @ValidateBy({ name: 'smtp', validator: { validate: isSmtp } }, { message: 'SMTP_URL must be smtp://<user>:<password>@<host>:587 or smtps://…:465, with a password that is not an example.' })
  smtpUrl?: string;

  /** MAIL_FROM: the sender, for example Vivere in Salute Mentale <no-reply@example.org>. */
  @ValidateIf((config: MailConfig) => config.smtpUrl !== undefined || config.from !== undefined)
  @ValidateBy({ name: 'sender', validator: { validate: isSender } }, { message: 'MAIL_FROM must be the sender of mails, for example Vivere in Salute Mentale <no-reply@example.org>.' })
  from?: string;

  /** MAIL_FOLDER: where mails are written while there is no SMTP_URL; a folder for the process alone. */
  folder?: string;

  static read(env: Environment): MailConfig {
    const config = new MailConfig();
    config.smtpUrl = text(env, 'SMTP_URL');
    config.from = text(env, 'MAIL_FROM');
    config.folder = text(env, 'MAIL_FOLDER');
    return config;
  }
}
