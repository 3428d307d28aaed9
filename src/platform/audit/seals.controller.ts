// SPDX-License-Identifier: AGPL-3.0-or-later
import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../access/can.decorator.js';
import { Db } from '../database/db.js';
import { decodeCursor, PageQuery, pageOf } from '../http/page.js';
import { AuditSealPageDto, type AuditSealDto } from './audit.dto.js';

const SEALS_SQL = `
  select number, first_id as "firstId", last_id as "lastId", entries, encode(hash, 'hex') as hash, sealed_at as "sealedAt"
    from audit.seal where ($1::int is null or number < $1) order by number desc limit $2`;

@Controller('audit-seals')
export class SealsController {
  constructor(private readonly db: Db) {}

  /** Seals over the trail, newest first: whoever keeps the newest elsewhere can later prove that nobody cut the trail. */
  @Get()
  @Can('read', 'AuditSeal')
  async list(@Query() { limit = 20, cursor }: PageQuery): Promise<AuditSealPageDto> {
    const [before] = decodeCursor(cursor, ['number']) ?? [null];
    const rows = await this.db.query<AuditSealDto>(SEALS_SQL, [before, limit + 1]);
    return pageOf(rows, limit, (row) => [row.number], (row) => row);
  }
}
