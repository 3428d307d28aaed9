// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IndicatorFigureDto, MethodologyDto, SeriesPointDto } from './indicators.dto.js';
import { paceOf } from './pace.js';
import type { Definition } from './definitions.js';

export const INDICATORS = ['EECO01', 'ISR4_2IT'] as const;
export type Indicator = (typeof INDICATORS)[number];

/** A figure on one day, as its view tells it. */
interface Point {
  asOf: string;
  now: boolean;
  month: boolean;
  /** Null only for a closed month: withheld while small from whoever sees aggregates only. */
  value: number | null;
  registered?: number | null;
  awaiting?: number;
  notCounted?: number;
}

type Total = Point & { value: number };

/** What a statement with FIGURE_COLUMNS answers. */
export interface FigureRow {
  today: string;
  figures: Record<Indicator, Point[]>;
  targets: { indicator: string; kind: string; byDate: string; required: number | null }[];
  methodologies: { indicator: string; methodology: MethodologyDto }[];
}

/** The indicator today, beside its targets. Every number comes from its view; only the pace is arithmetic. */
export function figureOf(row: FigureRow, { code, name, version }: Definition): IndicatorFigureDto {
  // Only the months between are ever withheld.
  const points = row.figures[code as Indicator] as Total[];
  const today = points.find((point) => point.now)!;
  const inForce = row.methodologies.find((m) => m.indicator === code);
  return {
    code, name, definitionVersion: version,
    value: today.value, registered: today.registered ?? null, awaiting: today.awaiting ?? null, notCounted: today.notCounted ?? null,
    methodology: inForce?.methodology ?? null,
    targets: row.targets.filter((t) => t.indicator === code).map(({ kind, byDate, required }) => {
      const { value } = points.find((point) => point.asOf === byDate && byDate < row.today) ?? today;
      return { kind, byDate, required, value, ...paceOf({ required, value, byDate, today: row.today }) };
    }),
  };
}

export const seriesOf = (row: FigureRow, code: Indicator): SeriesPointDto[] =>
  row.figures[code].filter((point) => point.month).map(({ asOf, value, registered }) => ({ asOf, value, registered: registered ?? null }));
