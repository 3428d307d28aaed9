// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Item } from '../../api/types.js';
import type { RecordFact } from '../../ui/form/paths.js';
import { formatDate } from '../../ui/format.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { fullName } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

export type Handover = Item<'/api/v1/handovers'>;
export const statuses = ['proposed', 'accepted', 'declined', 'taken_back'] as const;

const tones: Record<Handover['status'], StatusTone> = { proposed: 'warning', accepted: 'success', declined: 'danger', taken_back: 'neutral' };

export function HandoverState({ status }: { status: Handover['status'] }) {
  const term = useTerms();
  return <StatusBadge tone={tones[status]}>{term(`handoverStatus.${status}`)}</StatusBadge>;
}

/** Whom it is about: by name, by initials before an answer, or nobody whom one may know any more. */
export function useWhom(): (handover: Pick<Handover, 'person' | 'summary'>) => string {
  const t = useTexts();
  return ({ person, summary }) => (person ? fullName(person) : (summary?.initials ?? t('gone')));
}

/** What others may have changed while one answers. */
export function useHandoverFacts(): (handover: Pick<Handover, 'status' | 'decidedOn' | 'overlapUntil'>) => RecordFact[] {
  const t = useTexts();
  const term = useTerms();
  return ({ status, decidedOn, overlapUntil }) => [
    { label: t('status'), value: term(`handoverStatus.${status}`) },
    { label: t('decidedOn'), value: formatDate(decidedOn) },
    { label: t('overlap'), value: formatDate(overlapUntil) },
  ];
}
