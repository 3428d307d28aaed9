// SPDX-License-Identifier: AGPL-3.0-or-later
import { Global, Module } from '@nestjs/common';
import { CryptoModule } from '../crypto/crypto.module.js';
import { MailsController } from './mails.controller.js';
import { MailSender } from './mail-sender.js';
import { Mails } from './mails.service.js';

@Global()
@Module({ imports: [CryptoModule], controllers: [MailsController], providers: [Mails, MailSender], exports: [Mails] })
export class MailModule {}
