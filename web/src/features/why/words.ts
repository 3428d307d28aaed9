// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatDate } from '../../ui/format.js';
import { areaName } from '../session/texts.js';
import { t } from './texts.js';

interface Reason {
  via: string;
  area: string | null;
  absent: string | null;
}

const ways = ['registration', 'care_team', 'substitution', 'enrolment', 'waiting', 'assignment'] as const;

/** Why somebody sees a person, as one says it. */
export function reasonInWords({ via, area, absent }: Reason): string {
  const way = ways.find(known => known === via);
  return way ? t(`via.${way}`, { area: area ? areaName(area) : '', absent: absent ?? '' }) : t('via.other');
}

/** 'dal 01/09/2026' or 'dal 01/09/2026 al 20/11/2026'. */
export function periodInWords({ from, to }: { from: string; to: string | null }): string {
  return to ? t('period.span', { from: formatDate(from), to: formatDate(to) }) : t('period.since', { from: formatDate(from) });
}
