// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../access/can.decorator.js';
import { Db } from '../database/db.js';
import { decodeCursor, pageOf } from '../http/page.js';
import { AuditPageDto, AuditQuery, type AuditEntryDto } from './audit.dto.js';

const PAGE_SQL = `
  select id, at, account_id as "accountId", access.staff_name(account_id) as "accountName", role, verb, subject, row_id as "recordId", person_ids as "personIds", fields
    from audit.entry
   where ($1::bigint is null or id < $1) and ($2::uuid is null or account_id = $2)
   order by id desc limit $3`;

@Controller('audit-entries')
export class AuditController {
  constructor(private readonly db: Db) {}

  /** The trail of reads and writes, newest first. */
  @Get()
  @Can('read', 'AuditEntry')
  async list(@Query() { limit = 20, cursor, accountId }: AuditQuery): Promise<AuditPageDto> {
    const [before] = decodeCursor(cursor, ['number']) ?? [null];
    const rows = await this.db.query<AuditEntryDto>(PAGE_SQL, [before, accountId ?? null, limit + 1]);
    this.db.noteRead('AuditEntry', [], []);
    return pageOf(rows, limit, (row) => [row.id], (row) => row);
  }
}
