// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { abilityOf } from '../../platform/access/ability.js';
import { Db } from '../../platform/database/db.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { assertVersion } from '../../platform/http/params.js';
import { Problem } from '../../platform/http/problem.js';
import { Frames } from '../civil-rules.js';
import { DuplicatePair } from './duplicate-pair.entity.js';
import { duplicateProblem } from './duplicate-problems.js';
import type { DuplicatePairDto, DuplicatePairPageDto, DuplicatePairsQuery, TellApartDto } from './duplicates.dto.js';
import { PAIR_SQL, pairsSql } from './duplicates.queries.js';

@Injectable()
export class PairsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
  ) {}

  /** Pairs of people both of whom the reader reaches, the likeliest first. */
  async list({ limit = 20, cursor, status = 'open' }: DuplicatePairsQuery): Promise<DuplicatePairPageDto> {
    const [score, id, of] = decodeCursor(cursor, ['number', 'string', 'string']) ?? [null, null, status];
    if (of !== status) throw new Problem('page.cursor', {}, [{ pointer: '/cursor', code: 'page.cursor' }]);
    const { role, holders } = this.db.actor;
    const rows = await this.db.query<DuplicatePairDto>(pairsSql(role !== 'case_coordinator'), [limit + 1, status, score, id, holders]);
    const answer = pageOf(rows, limit, (row) => [row.score, row.id, status], (row) => this.shown(row));
    this.noteRead(answer.items);
    return answer;
  }

  async get(id: string): Promise<DuplicatePairDto> {
    const row = await this.db.one<DuplicatePairDto>(PAIR_SQL, [id]);
    if (!row) throw Problem.notFound();
    this.noteRead([row]);
    return this.shown(row);
  }

  /** They are two people: the pair does not come back. */
  async tellApart(id: string, ifMatch: number, { note }: TellApartDto): Promise<DuplicatePairDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { note });
    if (current.status !== 'open') throw duplicateProblem('duplicate-pair.decided');
    const { today } = await this.frames.current();
    const done = await this.db.change(DuplicatePair, id, ifMatch, { status: 'distinct', note: note?.trim() ?? null, decidedOn: today, decidedBy: this.db.actor.accountId });
    if (!done) assertVersion(await this.get(id), ifMatch, { note });
    return this.get(id);
  }

  /** Who does not read how people are reached is not told that two of them share a number. */
  private shown(pair: DuplicatePairDto): DuplicatePairDto {
    return abilityOf(this.db.actor.role).can('read', 'PersonContact') ? pair : { ...pair, reasons: pair.reasons.filter((reason) => reason !== 'phone') };
  }

  private noteRead(pairs: DuplicatePairDto[]): void {
    this.db.noteRead('DuplicatePair', pairs.map(({ id }) => id), pairs.flatMap(({ people }) => people.map((person) => person.id)));
  }
}
