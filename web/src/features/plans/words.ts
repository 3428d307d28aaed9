// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { useLanguage } from '../../i18n/index.js';

export type Plan = Answer<'/api/v1/plans/{id}', 'get'>;
export type Line = Plan['lines'][number];
export type AxisKey = Line['axis'];
export type SourceKey = Line['source'];
export type Level = Answer<'/api/v1/cases/{id}/axis-levels', 'get'>['items'][number];

interface Named {
  key: string;
  name: { it: string; en: string };
}

/** Axes, sources, outcomes and levels in the reader's words, which are the programme's. */
export interface Words {
  axes: AxisKey[];
  axis: (key: string) => string;
  sources: string[];
  source: (key: string) => string;
  outcomes: string[];
  outcome: (key: string) => string;
  /** "2 – Fragile". */
  level: (level: number) => string;
  /** What the level means on this axis. */
  levelText: (axis: string, level: number) => string;
}

/** The programme's words; undefined while they are read. They hardly ever change: one reading serves a session. */
export function useWords(): Words | undefined {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['programme', 'words'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/programme', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data) return undefined;
  const nameIn = (list: readonly Named[]) => (key: string) => list.find(one => one.key === key)?.name[language] ?? key;
  return {
    axes: data.lifeAxes.map(({ key }) => key as AxisKey),
    axis: nameIn(data.lifeAxes),
    sources: data.budgetSources.map(({ key }) => key),
    source: nameIn(data.budgetSources),
    outcomes: data.closingOutcomes.map(({ key }) => key),
    outcome: nameIn(data.closingOutcomes),
    level: level => `${level} – ${data.scale.find(one => one.level === level)?.name[language] ?? ''}`,
    levelText: (axis, level) => data.lifeAxes.find(({ key }) => key === axis)?.levels[level - 1]?.[language] ?? '',
  };
}

/** How a person is called here: by name or, without one, by alias. */
export function nameOf({ givenName, familyName, alias }: Plan['person']): string {
  return [givenName, familyName].filter(Boolean).join(' ') || (alias ?? '');
}
