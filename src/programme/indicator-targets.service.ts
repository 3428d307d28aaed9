// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { explainConstraint } from '../platform/database/sqlstate.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { assertActDate } from './acts.js';
import type { IndicatorTargetDto, IndicatorTargetPageDto, IndicatorTargetsQuery, NewIndicatorTargetDto } from './indicator-targets.dto.js';
import { IndicatorTarget } from './programme.entity.js';
import { indicatorName } from './programme.service.js';

const targetProblem = defineProblems({
  'indicator-target.changed': { status: 409, it: 'Nel frattempo qualcun altro ha cambiato questo valore atteso: ricarica la pagina e decidi.', en: 'Somebody else changed this target in the meantime: reload the page and decide.' },
  'indicator-target.decreasing': { status: 422, it: 'I valori attesi sono cumulativi: entro il {date} ne sono chiesti {people}. Scegli un valore compatibile.', en: 'Targets are cumulative: {people} are asked for by {date}. Choose a value that agrees.' },
});
explainConstraint('indicator_target_in_force', 'indicator-target.changed');

const TARGET_SQL = `
  select t.id, t.indicator, t.kind, t.by_date as "byDate", t.value, t.version, t.recorded_at as "recordedAt",
         t.superseded_at as "supersededAt", t.reason, t.act_number as "actNumber", t.act_date as "actDate"
    from indicator_target t
   where t.convenzione_id = (select current_convenzione())`;

type Row = Omit<IndicatorTargetDto, 'name'>;
const toDto = (row: Row): IndicatorTargetDto => ({ ...row, name: indicatorName(row.indicator) });

@Injectable()
export class IndicatorTargetsService {
  constructor(private readonly db: Db) {}

  /** All versions by indicator and day, the newest of each first. */
  async list({ limit = 20, cursor, indicator }: IndicatorTargetsQuery): Promise<IndicatorTargetPageDto> {
    const [code, byDate, version, id] = decodeCursor(cursor, ['string', 'string', 'number', 'string']) ?? [null, null, null, null];
    const rows = await this.db.query<Row>(
      `${TARGET_SQL} and ($1::text is null or t.indicator = $1)
          and ($2::text is null or (t.indicator, t.by_date, -t.version, t.id) > ($2, $3::date, -$4::int, $5::uuid))
        order by t.indicator, t.by_date, -t.version, t.id limit $6`,
      [indicator ?? null, code, byDate, version, id, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.indicator, row.byDate, row.version, row.id], toDto);
  }

  async get(id: string): Promise<IndicatorTargetDto> {
    const row = await this.db.one<Row>(`${TARGET_SQL} and t.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    return toDto(row);
  }

  /** A new version supersedes the one in force for that day, in the same transaction; a new day begins at version 1. */
  async move({ supersedesId, kind, ...body }: NewIndicatorTargetDto): Promise<IndicatorTargetDto> {
    await assertActDate(this.db, body.actDate);
    const convenzioneId = this.db.actor.convenzioneId!;
    // Neighbouring days constrain each other, so changes of one convenzione's targets follow one another.
    await this.db.query('select pg_advisory_xact_lock(hashtextextended($1, 12))', [convenzioneId]);
    const all = await this.db.query<Row>(`${TARGET_SQL} and t.indicator = $1 and t.superseded_at is null order by t.by_date`, [body.indicator]);
    const current = all.find((t) => t.byDate === body.byDate);
    if (supersedesId && supersedesId !== current?.id) throw targetProblem('indicator-target.changed');
    if (!current && !kind) throw Problem.field('/kind', 'field.required');
    assertCumulative(all, body.byDate, body.value);
    if (current) await this.db.execute('update indicator_target set superseded_at = now() where id = $1 and superseded_at is null', [current.id]);
    const id = uuid();
    await this.db.insert(IndicatorTarget, {
      ...body, id, convenzioneId, kind: current?.kind ?? kind, recordedBy: this.db.actor.accountId, version: (current?.version ?? 0) + 1,
    });
    return this.get(id);
  }
}

/** A cumulative figure never goes down, so neither can what is asked of it. */
function assertCumulative(all: Row[], byDate: string, value: number | null): void {
  if (value === null) return;
  const clash = all.find((t) => t.value !== null && ((t.byDate < byDate && t.value > value) || (t.byDate > byDate && t.value < value)));
  if (clash) throw targetProblem('indicator-target.decreasing', { date: clash.byDate.split('-').reverse().join('/'), people: clash.value }, ['/value']);
}
