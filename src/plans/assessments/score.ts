// SPDX-License-Identifier: AGPL-3.0-or-later

/** What an instrument measures and within which limits. */
export interface Definition {
  /** Scored one by one; none where only totals are entered. */
  items: readonly Measure[];
  /** Sums of items, or entered as they are where the instrument has no items. */
  subscales: readonly (Partial<Measure> & { key: string; items: readonly string[] })[];
  /** Null where the instrument has no overall score. */
  total: { method: 'sum' | 'mean' | 'entered'; min: number; max: number } | null;
}

export interface Measure {
  key: string;
  min: number;
  max: number;
  /** Items go in whole steps; entered totals may have two decimals. */
  step?: number;
}

export interface Score {
  key: string;
  value: number;
}

export interface Result {
  total: number | null;
  /** By key of the subscale. */
  subscales: Record<string, number>;
}

/** The key under which an overall score is entered. */
const TOTAL = 'total';

/** What has to be entered for an instrument: its items or, without any, subscales and total. */
export function measuresOf({ items, subscales, total }: Definition): Measure[] {
  if (items.length > 0) return [...items];
  return [
    ...subscales.map(({ key, min = 0, max = 0 }) => ({ key, min, max })),
    ...(total?.method === 'entered' ? [{ key: TOTAL, min: total.min, max: total.max }] : []),
  ];
}

export type ScoreMistake =
  | { index: number; field: 'value'; code: 'assessment.out-of-range'; params: { min: number; max: number } }
  | { index: number; field: 'value'; code: 'assessment.not-a-step' }
  | { index: number; field: 'key'; code: 'assessment.unknown-item' | 'assessment.item-twice' }
  | { index: null; code: 'assessment.item-missing'; params: { key: string } };

/** Everything that is wrong with the scores sent; nothing when each measure has one score within its limits. */
export function scoreMistakes(definition: Definition, scores: readonly Score[]): ScoreMistake[] {
  const measures = new Map(measuresOf(definition).map((measure) => [measure.key, measure]));
  const wrong = scores.flatMap(({ key, value }, index): ScoreMistake[] => {
    const measure = measures.get(key);
    if (!measure) return [{ index, field: 'key', code: 'assessment.unknown-item' }];
    if (scores.findIndex((other) => other.key === key) < index) return [{ index, field: 'key', code: 'assessment.item-twice' }];
    const { min, max, step = 0.01 } = measure;
    if (value < min || value > max) return [{ index, field: 'value', code: 'assessment.out-of-range', params: { min, max } }];
    return isStep(value - min, step) ? [] : [{ index, field: 'value', code: 'assessment.not-a-step' }];
  });
  const missing = [...measures.keys()].filter((key) => !scores.some((score) => score.key === key));
  return [...wrong, ...missing.map((key): ScoreMistake => ({ index: null, code: 'assessment.item-missing', params: { key } }))];
}

/** Totals of complete scores. A mean is rounded to two decimals. */
export function resultOf({ items, subscales, total }: Definition, scores: readonly Score[]): Result {
  const of = new Map(scores.map(({ key, value }) => [key, value]));
  const sum = (keys: readonly string[]): number => keys.reduce((all, key) => all + (of.get(key) ?? 0), 0);
  const parts = Object.fromEntries(subscales.map(({ key, items: own }) => [key, items.length > 0 ? sum(own) : (of.get(key) ?? 0)]));
  if (!total) return { total: null, subscales: parts };
  if (total.method === 'entered') return { total: of.get(TOTAL) ?? null, subscales: parts };
  const all = sum(items.map(({ key }) => key));
  return { total: total.method === 'sum' ? all : Math.round((all / items.length) * 100) / 100, subscales: parts };
}

const isStep = (distance: number, step: number): boolean => Math.abs(distance / step - Math.round(distance / step)) < 1e-6;
