// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { explainConstraint } from '../platform/database/sqlstate.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import type { AxisLevelDto, AxisLevelsDto, ChangeAxisLevelDto, NewAxisLevelDto } from './axis-levels.dto.js';
import { AxisLevel } from './evidence.entity.js';

const levelProblem = defineProblems({
  'axis-level.case-concluded': { status: 409, it: 'Il caso è concluso: i livelli sono quelli fissati alla conclusione e non cambiano più.', en: 'The case is concluded: levels are those frozen at the conclusion and change no more.' },
  'axis-level.baseline-exists': { status: 409, it: 'La situazione di partenza di questo asse è già registrata: correggi quella, o registra una verifica.', en: 'The baseline of this axis is recorded already: correct that one, or record a review.' },
});
explainConstraint('axis_level_one_baseline', 'axis-level.baseline-exists');

const COLUMNS = 'l.id, l.case_id as "caseId", l.axis, l.moment, l.level, l.assessed_on as "assessedOn", l.version';

interface CaseFacts {
  personId: string;
  status: 'open' | 'concluded';
  openedOn: string;
  today: string;
}
const CASE_FACTS = 'c.person_id as "personId", c.status, c.opened_on as "openedOn", access.today() as today';

/** Where a person stands on each life axis, on the five-level scale: baseline, reviews and what the conclusion froze. */
@Injectable()
export class AxisLevelsService {
  constructor(private readonly db: Db) {}

  async list(caseId: string): Promise<AxisLevelsDto> {
    const found = await this.db.one<{ personId: string; items: AxisLevelDto[] }>(
      `select c.person_id as "personId", coalesce((select jsonb_agg(to_jsonb(x) order by x."assessedOn", x.id)
                from (select ${COLUMNS} from axis_level l where l.case_id = c.id) x), '[]') as items
         from case_file c where c.id = $1`,
      [caseId],
    );
    if (!found) throw Problem.notFound();
    this.db.noteRead('AxisLevel', found.items.map((i) => i.id), [found.personId]);
    return { items: found.items, nextCursor: null };
  }

  async create(caseId: string, { axis, moment, level, assessedOn }: NewAxisLevelDto): Promise<AxisLevelDto> {
    const found = await this.db.one<CaseFacts & { baseline: boolean }>(
      `select ${CASE_FACTS}, exists (select 1 from axis_level l where l.case_id = c.id and l.axis = $2 and l.moment = 'baseline') as baseline
         from case_file c where c.id = $1`,
      [caseId, axis],
    );
    if (!found) throw Problem.notFound();
    assertWritable(found);
    if (moment === 'baseline' && found.baseline) throw levelProblem('axis-level.baseline-exists', {}, ['/axis']);
    assertAssessed(assessedOn, found);
    const row = { id: uuid(), caseId, axis, moment, level, assessedOn };
    await this.db.insert(AxisLevel, { ...row, personId: found.personId, assessedBy: this.db.actor.accountId });
    return { ...row, version: 1 };
  }

  /** Corrects a level recorded by mistake, while the case is open. */
  async change(id: string, ifMatch: number, body: ChangeAxisLevelDto): Promise<AxisLevelDto> {
    const { facts, current } = await this.one(id);
    assertVersion(current, ifMatch, body);
    assertWritable(facts);
    if (body.assessedOn) assertAssessed(body.assessedOn, facts);
    const changed = await this.db.change(AxisLevel, id, ifMatch, body);
    const { current: now } = await this.one(id);
    if (!changed) assertVersion(now, ifMatch, body);
    return now;
  }

  private async one(id: string): Promise<{ current: AxisLevelDto; facts: CaseFacts }> {
    const row = await this.db.one<AxisLevelDto & CaseFacts>(`select ${COLUMNS}, ${CASE_FACTS} from axis_level l join case_file c on c.id = l.case_id where l.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    const { personId, status, openedOn, today, ...current } = row;
    this.db.noteRead('AxisLevel', [id], [personId]);
    return { current, facts: { personId, status, openedOn, today } };
  }
}

function assertWritable({ status }: CaseFacts): void {
  if (status !== 'open') throw levelProblem('axis-level.case-concluded');
}

function assertAssessed(assessedOn: string, { openedOn, today }: CaseFacts): void {
  if (assessedOn > today) throw Problem.field('/assessedOn', 'field.date-future');
  if (assessedOn < openedOn) throw Problem.field('/assessedOn', 'field.date-before', { earliest: openedOn });
}
