// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { readDefinitions, type Definition } from './definitions.js';
import { figureOf, INDICATORS, seriesOf, type FigureRow, type Indicator } from './figures.js';
import type { CountByKeyDto, IndicatorDto, IndicatorFigureDto, IndicatorsDto, MemberDto, MemberPageDto, MembersQuery } from './indicators.dto.js';
import { INDICATOR_SQL, MEMBERS_SQL } from './indicators.queries.js';

interface IndicatorRow extends FigureRow {
  missing: CountByKeyDto[] | null;
  reasons: CountByKeyDto[] | null;
  smallestShown: number;
  sees_members: boolean;
}

const isIndicator = (code: string): code is Indicator => (INDICATORS as readonly string[]).includes(code);

@Injectable()
export class IndicatorsService {
  private readonly definitions = readDefinitions();

  constructor(private readonly db: Db) {}

  list(): IndicatorsDto {
    return { items: [...this.definitions.values()].map(({ code, name, version }) => ({ code, name, definitionVersion: version })) };
  }

  /** Both indicators of the programme, from a row of FIGURE_COLUMNS. */
  figures(row: FigureRow): IndicatorFigureDto[] {
    return INDICATORS.map((code) => figureOf(row, this.definition(code)));
  }

  async get(code: string): Promise<IndicatorDto> {
    const { name, definition, source, version } = this.definition(code);
    const row = (await this.db.one<IndicatorRow>(INDICATOR_SQL, [code]))!;
    const about = { code, name, definition, source, definitionVersion: version, asOf: row.today, smallestShown: row.smallestShown };
    if (!isIndicator(code)) return { ...about, figure: null, series: [], missing: null, reasons: null };
    return {
      ...about,
      figure: figureOf(row, this.definition(code)),
      series: seriesOf(row, code),
      // An empty list says that nothing is missing; null, that whoever asks is not told.
      missing: row.sees_members && code === 'EECO01' ? (row.missing ?? []) : null,
      reasons: row.sees_members && code === 'ISR4_2IT' ? (row.reasons ?? []) : null,
    };
  }

  /** The participations behind an indicator: all of them for the programme office, the people one reaches for who holds cases. */
  async members(code: string, { limit = 20, cursor }: MembersQuery): Promise<MemberPageDto> {
    if (!isIndicator(code)) throw Problem.notFound();
    const [after] = decodeCursor(cursor, ['string']) ?? [null];
    const rows = await this.db.query<MemberDto & { personId: string }>(MEMBERS_SQL, [code, after, limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.participationId], ({ participationId, status, detail }) => ({ participationId, status, detail }));
    const shown = rows.slice(0, limit);
    this.db.noteRead('FigureMember', shown.map((row) => row.participationId), shown.map((row) => row.personId));
    return page;
  }

  private definition(code: string): Definition {
    const found = this.definitions.get(code);
    if (!found) throw Problem.notFound();
    return found;
  }
}
