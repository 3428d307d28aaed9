// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { decodeCursor, pageOf, type PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { readProgrammeFile } from './data/programme-file.js';
import type { ProgrammeFile } from './data/programme-types.js';
import type { AreaDto, ConvenzioneDto, ConvenzionePageDto, ProgrammeDto, RuleTextDto, TargetInForceDto } from './programme.dto.js';
import { AREAS_SQL, CONVENZIONE_SQL, FRAME_SQL } from './programme.queries.js';

type Frame = Pick<ProgrammeDto, 'convenzione' | 'extensions' | 'periods' | 'openSettings'> & { targets: Omit<TargetInForceDto, 'name'>[] };

/** Words that are the platform's own (axes, scale, sources, outcomes) and hold in every convenzione. */
const file = readProgrammeFile();
const words = {
  lifeAxes: file.lifeAxes, scale: file.scale, budgetSources: file.budgetSources, closingOutcomes: file.closingOutcomes,
  interventionKinds: file.interventionKinds,
} as Pick<ProgrammeDto, 'lifeAxes' | 'scale' | 'budgetSources' | 'closingOutcomes' | 'interventionKinds'>;

@Injectable()
export class ProgrammeService {
  constructor(private readonly db: Db) {}

  /** Two statements, whatever the programme's size. */
  async get(convenzioneId?: string): Promise<ProgrammeDto> {
    const frame = await this.db.one<Frame>(FRAME_SQL, [convenzioneId ?? null]);
    if (!frame) throw Problem.notFound();
    const areas = await this.db.query<AreaDto>(AREAS_SQL, [frame.convenzione.id]);
    const { targets, ...rest } = frame;
    return { ...rest, areas, indicatorTargets: targets.map((target) => ({ ...target, name: indicatorName(target.indicator) })), rules: rulesOf(frame.convenzione, file), ...words };
  }

  async list({ limit = 20, cursor }: PageQuery): Promise<ConvenzionePageDto> {
    const [startsOn, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<ConvenzioneDto>(
      `${CONVENZIONE_SQL} where $1::date is null or (c.starts_on, c.id) < ($1, $2::uuid) order by c.starts_on desc, c.id desc limit $3`,
      [startsOn, id, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.startsOn, row.id], (row) => row);
  }
}

/** The indicator's name; its code for one that the platform has no words for. */
export const indicatorName = (code: string): { it: string; en: string } => file.indicators.find((i) => i.code === code)?.name ?? { it: code, en: code };

/** Rules in words come from the file of the convenzione itself; another one has its own. */
const rulesOf = ({ code }: ConvenzioneDto, source: ProgrammeFile): RuleTextDto[] =>
  code !== source.convenzione.code ? [] : [
    ...source.rules.map((rule) => ({ ...rule, areaKey: null })),
    ...source.areas.flatMap((area) => area.rules.map((rule) => ({ ...rule, areaKey: area.key }))),
  ];
