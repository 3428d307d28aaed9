// SPDX-License-Identifier: AGPL-3.0-or-later
import { contentsText as t } from './contents-texts.js';

/** Minutes as people say them: 750 are "12 ore e 30 minuti"; blank for none. */
export function inHours(minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return '';
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  const hours = t('hours.hour', { count: whole });
  const left = t('hours.minute', { count: rest });
  if (whole === 0) return left;
  return rest === 0 ? hours : t('hours.and', { hours, minutes: left });
}
