// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer } from '../../api/types.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import type { useTexts } from './texts.js';

type Translate = ReturnType<typeof useTexts>;
export type Dashboard = Answer<'/api/v1/dashboard', 'get'>;
export type IndicatorFigure = Dashboard['indicators'][number];
export type TargetProgress = IndicatorFigure['targets'][number];

/** What stands against the year of a target: "non richiesto", "131 su 128, raggiunto", or nothing while the date is ahead. */
export function outcomeInWords(t: Translate, { required, value, reached }: TargetProgress): string {
  if (required === null) return t('notRequired');
  return t(reached ? 'wasReached' : 'wasMissed', { value: formatNumber(value), required: formatNumber(required) });
}

/** "Ne servono 37 al mese per arrivare a 852 entro il 31/12/2026." Undefined once the date has passed. */
export function neededInWords(t: Translate, { required, missing, monthsLeft, neededPerMonth, byDate }: TargetProgress): string | undefined {
  if (required === null || missing === null || monthsLeft === null) return undefined;
  if (missing === 0) return t('enough');
  const date = formatDate(byDate);
  return monthsLeft === 1
    ? t('neededThisMonth', { count: missing, date })
    : t('needed', { count: neededPerMonth ?? 0, required: formatNumber(required), date });
}

export function methodologyInWords(t: Translate, { version, status }: NonNullable<IndicatorFigure['methodology']>): string {
  return t('methodology', { version, status: t(status === 'adopted' ? 'adopted' : 'provisional') });
}

/** The step on the way and the number to reach: both may be missing. */
export const milestoneOf = (figure: IndicatorFigure) => figure.targets.find(target => target.kind === 'milestone');
export const targetOf = (figure: IndicatorFigure) => figure.targets.find(target => target.kind === 'target');
