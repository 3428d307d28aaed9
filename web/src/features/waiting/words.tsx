// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Item } from '../../api/types.js';
import type { RecordFact } from '../../ui/form/paths.js';
import { formatDate } from '../../ui/format.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { fullName } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

export type Entry = Item<'/api/v1/waiting-entries'>;
export const statuses = ['waiting', 'offered', 'enrolled', 'withdrawn', 'declined'] as const;
export const priorities = ['high', 'normal', 'low'] as const;

const tones: Record<Entry['status'], StatusTone> = { waiting: 'warning', offered: 'info', enrolled: 'success', withdrawn: 'neutral', declined: 'neutral' };
const priorityTones: Record<Entry['priority'], StatusTone> = { high: 'danger', normal: 'neutral', low: 'neutral' };

export function EntryState({ status }: { status: Entry['status'] }) {
  const term = useTerms();
  return <StatusBadge tone={tones[status]}>{term(`waitingStatus.${status}`)}</StatusBadge>;
}

/** The priority, and beside a high one why. */
export function Priority({ entry }: { entry: Entry }) {
  const t = useTexts();
  return (
    <>
      <StatusBadge tone={priorityTones[entry.priority]}>{t(`priorities.${entry.priority}`)}</StatusBadge>
      {entry.priorityReason && <span className="d-block small">{entry.priorityReason}</span>}
    </>
  );
}

export const nameOf = ({ person }: Pick<Entry, 'person'>): string => (person ? fullName(person) : '');

/** What others may have changed while one decides on a request. */
export function useEntryFacts(): (entry: Entry) => RecordFact[] {
  const t = useTexts();
  const term = useTerms();
  return ({ status, priority, priorityReason, offeredOn, closedBy, closeReason }) => [
    { label: t('status'), value: term(`waitingStatus.${status}`) },
    { label: t('priority'), value: t(`priorities.${priority}`) },
    { label: t('priorityReason'), value: priorityReason ?? '' },
    { label: t('offered'), value: formatDate(offeredOn) },
    { label: t('closedBy'), value: closedBy ?? '' },
    { label: t('reason'), value: closeReason ?? '' },
  ];
}
