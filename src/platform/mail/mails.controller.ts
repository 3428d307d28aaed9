// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Can } from '../access/can.decorator.js';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { Db } from '../database/db.js';
import { decodeCursor, pageOf } from '../http/page.js';
import { IdParam } from '../http/params.js';
import { Problem } from '../http/problem.js';
import { MailPageDto, MailsQuery, OpenedMailDto, type MailDto } from './mails.dto.js';
import { Mails } from './mails.service.js';
import { linkOf, renderMail, type MailParams } from './templates.js';

const MAIL_SQL = `
  select id, account_id as "accountId", email, locale, kind, params, status, error, attempts, queued_at as "queuedAt", settled_at as "settledAt",
         extract(epoch from queued_at)::float8 as moment
    from access.mail`;

type Row = Omit<MailDto, 'subject'> & { locale: 'it' | 'en'; params: MailParams; moment: number };

/** What the platform sends, for whoever administers it. */
@Controller('mails')
export class MailsController {
  constructor(
    private readonly db: Db,
    private readonly mails: Mails,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Mails waiting, sent and failed, newest first. */
  @Get()
  @Can('read', 'Mail')
  async list(@Query() { limit = 20, cursor, status }: MailsQuery): Promise<MailPageDto> {
    const [moment, id] = decodeCursor(cursor, ['number', 'string']) ?? [null, null];
    const rows = await this.db.query<Row>(
      `${MAIL_SQL} where ($1::float8 is null or (extract(epoch from queued_at)::float8, id) < ($1, $2::uuid)) and ($3::text is null or status = $3)
        order by queued_at desc, id desc limit $4`,
      [moment, id, status ?? null, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.moment, row.id], (row) => this.shown(row));
  }

  /**
   * One mail as it reads. Whoever reads the link of a password reset becomes that person, so no link that is a key is shown; but
   * for an invitation that waits while no SMTP server is set up, because somebody has to hand it over. Opening is on the trail.
   */
  @Get(':id')
  @Can('read', 'Mail')
  async show(@IdParam() id: string): Promise<OpenedMailDto> {
    const row = await this.db.one<Row>(`${MAIL_SQL} where id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Mail', [id], []);
    return { ...this.shown(row), text: renderMail(row, this.config.server.origin).text, link: await this.invitationLink(row) };
  }

  private shown({ locale, params, moment: _moment, ...row }: Row): MailDto {
    return { ...row, subject: renderMail({ ...row, locale, params }, this.config.server.origin).subject };
  }

  private async invitationLink({ id, kind }: Row): Promise<string | null> {
    if (this.config.mail.smtpUrl !== undefined || kind !== 'invitation') return null;
    const secret = await this.db.one<{ cipher: Buffer; keyVersion: number }>('select cipher, key_version as "keyVersion" from access.invitation_secret($1)', [id]);
    return secret ? linkOf(kind, this.config.server.origin, this.mails.unseal({ mailId: id, ...secret })) : null;
  }
}
