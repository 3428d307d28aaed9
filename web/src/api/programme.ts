// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { currentLanguage } from '../i18n/language.js';
import { api, ok } from './client.js';
import type { Answer } from './types.js';

/** The programme of the role one acts in: areas, actions, groups, periods, words of axes and outcomes. */
export type Programme = Answer<'/api/v1/programme', 'get'>;
export type ProgrammeArea = Programme['areas'][number];
export type ProgrammeAction = ProgrammeArea['objectives'][number]['actions'][number];
export type LocalText = Programme['convenzione']['name'];

/** Read once and kept: it changes by acts of the Comune, and what changes it invalidates `['programme']`. */
export function useProgramme() {
  return useQuery({ queryKey: ['programme'], queryFn: ({ signal }) => ok(api.GET('/api/v1/programme', { signal })), staleTime: 10 * 60_000 });
}

/** A text of the server in the language of the interface; components that show it also call a texts hook. */
export const localText = (text: LocalText): string => text[currentLanguage()];

export const actionsOf = (area: ProgrammeArea): ProgrammeAction[] => area.objectives.flatMap(objective => objective.actions);

/** An area as `<AreaTag>` takes it. */
export const areaLabel = (area: ProgrammeArea) => ({ number: area.number, name: localText(area.name) });
