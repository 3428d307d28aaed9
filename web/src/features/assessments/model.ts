// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok, versioned } from '../../api/client.js';
import type { Answer, Item } from '../../api/types.js';
import type { Language } from '../../i18n/language.js';

export type Instrument = Item<'/api/v1/instruments'>;
export type Assessment = Answer<'/api/v1/assessments/{id}', 'get'>;
export type Series = Item<'/api/v1/people/{id}/score-series'>;

export const raters = ['operator', 'person', 'relative'] as const;

export function useInstruments() {
  return useQuery({ queryKey: ['instruments'], queryFn: ({ signal }) => ok(api.GET('/api/v1/instruments', { signal })), staleTime: Infinity });
}

export function useSeries(personId: string) {
  return useQuery({ queryKey: ['assessments', 'series', personId], queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/score-series', { params: { path: { id: personId } }, signal })) });
}

export function useAssessment(id: string) {
  return useQuery({ queryKey: ['assessments', 'one', id], queryFn: ({ signal }) => versioned(api.GET('/api/v1/assessments/{id}', { params: { path: { id } }, signal })) });
}

/** What has to be scored: the items or, without any, subscales and total. */
export function measuresOf({ items, subscales, total }: Instrument): { key: string; name: { it: string; en: string } | null; min: number; max: number; whole: boolean }[] {
  if (items.length > 0) return items.map(({ key, name, min, max, step }) => ({ key, name, min, max, whole: Number.isInteger(step) }));
  return [
    ...subscales.map(({ key, name, min, max }) => ({ key, name, min, max, whole: false })),
    ...(total?.method === 'entered' ? [{ key: 'total', name: null, min: total.min, max: total.max, whole: false }] : []),
  ];
}

/** What a line of the chart is called. */
export const seriesName = ({ name, subscale }: Series, language: Language): string => (subscale ? `${name[language]}: ${subscale[language]}` : name[language]);
