// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { abilityOf } from '../../platform/access/ability.js';
import type { Role, Subject } from '../../platform/access/grants.js';
import { Db } from '../../platform/database/db.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { PERSON_SUBJECTS } from './person-subjects.js';
import type { ReadingDto, ReadingPageDto, ReadingsQuery, RoleReadsDto, ViewerDto, ViewersDto } from './viewers.dto.js';

const VIEWERS_SQL = `
  select name, role, organisation, via, area, absent, valid_from as "from", valid_to as "to", state from participants.viewers($1)`;
const READINGS_SQL = `
  select to_char(minute at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') as at, key, name, role, organisation, writing, subjects
    from participants.readings($1, $2::timestamptz, $3, $4)`;

/** What a role reads of people whom it reaches. */
export const readsOf = (role: string): string[] => PERSON_SUBJECTS.filter((subject: Subject) => abilityOf(role as Role).can('read', subject));

/** Who sees a person and who has read their file, for who holds the case and for the person who asks. */
@Injectable()
export class ViewersService {
  constructor(private readonly db: Db) {}

  async viewers(personId: string): Promise<ViewersDto> {
    const reference = await this.referenceOf(personId);
    const items = await this.db.query<ViewerDto>(VIEWERS_SQL, [personId]);
    this.db.noteRead('Viewer', [], [personId]);
    const roles: RoleReadsDto[] = [...new Set(items.map(({ role }) => role))].map((role) => ({ role, reads: readsOf(role) }));
    return { reference, items, roles, nextCursor: null };
  }

  async readings(personId: string, { limit = 20, cursor }: ReadingsQuery): Promise<ReadingPageDto> {
    await this.referenceOf(personId);
    const [minute, key] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    if (minute !== null && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(String(minute))) throw new Problem('page.cursor', {}, [{ pointer: '/cursor', code: 'page.cursor' }]);
    const rows = await this.db.query<ReadingDto & { key: string }>(READINGS_SQL, [personId, minute, key, limit + 1]);
    this.db.noteRead('Reading', [], [personId]);
    return pageOf(rows, limit, (row) => [row.at, row.key], ({ key: _key, ...reading }) => reading);
  }

  /** 404 for a person whom the asker does not reach, as everywhere. */
  private async referenceOf(personId: string): Promise<string> {
    const row = await this.db.one<{ reference: string }>('select reference_code(id) as reference from person where id = $1', [personId]);
    if (!row) throw Problem.notFound();
    return row.reference.replace(/(.{4})(?=.)/g, '$1-');
  }
}
