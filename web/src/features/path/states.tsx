// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from 'react';
import type { Item } from '../../api/types.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { StatusTone } from '../../ui/status-badge.js';
import { useTerms } from '../person-file/terms.js';

type Handed = Item<'/api/v1/handovers'>['status'];
type Waited = Item<'/api/v1/waiting-entries'>['status'];

const handed: Record<Handed, StatusTone> = { proposed: 'warning', accepted: 'success', declined: 'danger', taken_back: 'neutral' };
const waited: Record<Waited, StatusTone> = { waiting: 'warning', offered: 'info', enrolled: 'success', withdrawn: 'neutral', declined: 'neutral' };

/** The states of hand-overs and requests, as badges. */
export function useStates(): { handover: (status: Handed) => ReactNode; entry: (status: Waited) => ReactNode } {
  const term = useTerms();
  return {
    handover: status => <StatusBadge tone={handed[status]}>{term(`handoverStatus.${status}`)}</StatusBadge>,
    entry: status => <StatusBadge tone={waited[status]}>{term(`waitingStatus.${status}`)}</StatusBadge>,
  };
}
