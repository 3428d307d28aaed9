// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import type { TimelineItemDto, TimelinePageDto, TimelineQuery } from './timeline.dto.js';
import { TIMELINE_SQL } from './timeline.queries.js';

type Row = TimelineItemDto & { moment: string };

@Injectable()
export class TimelineService {
  constructor(private readonly db: Db) {}

  /** Everything about a person that the reader may see, newest first. */
  async of(personId: string, { limit = 20, cursor, kinds, from, to }: TimelineQuery): Promise<TimelinePageDto> {
    const [moment, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    if (moment !== null && !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/.test(String(moment))) throw new Problem('page.cursor', {}, [{ pointer: '/cursor', code: 'page.cursor' }]);
    if (!(await this.db.one('select from person p where p.id = $1', [personId]))) throw Problem.notFound();
    const rows = await this.db.query<Row>(TIMELINE_SQL, [personId, limit + 1, kinds ?? null, from ?? null, to ?? null, moment, id]);
    const page = pageOf(rows, limit, (row) => [row.moment, row.id], ({ moment: _, ...item }): TimelineItemDto => item);
    this.db.noteRead('Timeline', page.items.map((item) => item.id), [personId]);
    return page;
  }
}
