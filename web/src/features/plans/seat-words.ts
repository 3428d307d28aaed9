// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer, Item } from '../../api/types.js';
import type { Plan } from './words.js';
import { useVersionTexts } from './version-texts.js';

export type Signatory = Plan['signatories'][number];
export type Seat = Item<'/api/v1/plan-signatories'>;
export type SeatDetail = Answer<'/api/v1/plan-signatories/{id}', 'get'>;

/** What tells a signatory from another. */
type Called = Pick<Signatory, 'kind' | 'organisationName' | 'representativeName' | 'name'>;

/** How a signatory is called: by the name of the organisation, the representative or the relative, or as who they are. */
export function useSeatName(): (seat: Called) => string {
  const t = useVersionTexts();
  return ({ kind, organisationName, representativeName, name }) => organisationName ?? representativeName ?? name ?? t(`kinds.${kind}`);
}

/** Whether they sign in the case manager's presence, having no account. */
export const signsInPresence = ({ kind }: Pick<Signatory, 'kind'>): boolean => kind === 'person' || kind === 'representative' || kind === 'family';
