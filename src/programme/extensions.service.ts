// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf, type PageQuery } from '../platform/http/page.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { assertActDate } from './acts.js';
import { extendCalendar, type ExtendedCalendar } from './extension-periods.js';
import type { ExtensionPageDto, NewExtensionDto } from './extensions.dto.js';
import { programmeId } from './load-programme.js';
import type { ExtensionDto } from './programme.dto.js';
import { Ceiling, ConvenzioneExtension, Period } from './programme.entity.js';
import { yearBasis } from './programme.queries.js';

const extensionProblem = defineProblems({
  'extension.step': { status: 422, it: 'La durata prevista di una proroga è: {allowed} mesi.', en: 'A proroga may last: {allowed} months.' },
  'extension.too-long': { status: 422, it: 'Con le proroghe già registrate restano al massimo {left} mesi.', en: 'With the proroghe already recorded {left} months are left at most.' },
});

const EXTENSION_SQL = `
  select x.id, x.kind, x.months, x.amount_cents as "amountCents", x.starts_on as "startsOn", x.ends_on as "endsOn",
         x.act_number as "actNumber", x.act_date as "actDate"
    from convenzione_extension x
   where x.convenzione_id = (select current_convenzione())`;

const STATE_SQL = `
  select c.code, c.starts_on as "startsOn", ${yearBasis('c.id')} as basis,
         greatest(c.ends_on, (select max(x.ends_on) from convenzione_extension x where x.convenzione_id = c.id and x.kind = 'proroga')) as "extendedTo",
         coalesce((select sum(x.months) from convenzione_extension x where x.convenzione_id = c.id and x.kind = 'proroga'), 0)::int as months,
         (select s.value from open_setting s where s.convenzione_id = c.id and s.key = 'proroga_steps'
           order by s.valid_from <= access.today() desc, s.valid_from desc limit 1) as steps
    from convenzione c where c.id = $1`;

interface State {
  code: string;
  startsOn: string;
  extendedTo: string;
  /** `convention_year` or `calendar_year`: on which periods ceilings stand. */
  basis: string;
  /** Months of the proroghe recorded so far. */
  months: number;
  /** Lengths that a proroga may have; null when the convenzione does not say. */
  steps: number[] | null;
}

@Injectable()
export class ExtensionsService {
  constructor(private readonly db: Db) {}

  async list({ limit = 20, cursor }: PageQuery): Promise<ExtensionPageDto> {
    const [startsOn, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<ExtensionDto>(
      `${EXTENSION_SQL} and ($1::date is null or (x.starts_on, x.id) > ($1, $2::uuid)) order by x.starts_on, x.id limit $3`,
      [startsOn, id, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.startsOn, row.id], (row) => row);
  }

  async get(id: string): Promise<ExtensionDto> {
    const row = await this.db.one<ExtensionDto>(`${EXTENSION_SQL} and x.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    return row;
  }

  /**
   * Records a proroga: the convenzione goes on from the day after its last, with the periods that this opens, and on each
   * of them the ceilings of the last period, until an act sets others.
   */
  async record({ months, actNumber, actDate }: NewExtensionDto): Promise<ExtensionDto> {
    await assertActDate(this.db, actDate);
    const convenzioneId = this.db.actor.convenzioneId!;
    await this.db.query('select pg_advisory_xact_lock(hashtextextended($1, 13))', [convenzioneId]);
    const state = (await this.db.one<State>(STATE_SQL, [convenzioneId]))!;
    assertLength(state, months);
    const calendar = extendCalendar(state.startsOn, state.extendedTo, months);
    const id = uuid();
    await this.db.insert(ConvenzioneExtension, { id, convenzioneId, kind: 'proroga', months, amountCents: null, startsOn: calendar.startsOn, endsOn: calendar.endsOn, actNumber, actDate });
    await this.openPeriods(convenzioneId, state, calendar, { actNumber, actDate });
    return this.get(id);
  }

  private async openPeriods(convenzioneId: string, { code, basis }: State, { opened, lengthened }: ExtendedCalendar, act: { actNumber: string; actDate: string }): Promise<void> {
    for (const period of lengthened) {
      await this.db.execute('update period set ends_on = $4 where convenzione_id = $1 and basis = $2 and number = $3', [convenzioneId, period.basis, period.number, period.endsOn]);
    }
    const periods = opened.map((period) => ({ ...period, convenzioneId, id: programmeId(code, 'period', period.basis, period.number) }));
    await this.db.insert(Period, periods);
    const last = await this.db.query<{ areaId: string; amountCents: number }>(
      `select distinct on (c.area_id) c.area_id as "areaId", c.amount_cents as "amountCents"
         from ceiling c join period p on p.id = c.period_id
        where p.convenzione_id = $1 and p.basis = $2 and c.superseded_at is null
        order by c.area_id, p.number desc`,
      [convenzioneId, basis],
    );
    const recordedBy = this.db.actor.accountId;
    const inUse = periods.filter((period) => period.basis === basis);
    await this.db.insert(Ceiling, inUse.flatMap(({ id: periodId }) =>
      last.map((ceiling) => ({ ...ceiling, ...act, id: uuid(), periodId, recordedBy, reason: 'Proroga', version: 1 })),
    ));
  }
}

function assertLength({ steps, months: recorded }: State, months: number): void {
  if (!steps) return;
  if (!steps.includes(months)) throw extensionProblem('extension.step', { allowed: steps.join(', ') }, ['/months']);
  const left = Math.max(...steps) - recorded;
  if (months > left) throw extensionProblem('extension.too-long', { left: Math.max(0, left) }, ['/months']);
}
