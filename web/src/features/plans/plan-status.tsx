// SPDX-License-Identifier: AGPL-3.0-or-later
import { StatusBadge } from '../../ui/status-badge.js';
import { useTexts } from './texts.js';
import type { Plan } from './words.js';

const tones = { draft: 'warning', proposed: 'info', active: 'success', superseded: 'neutral', closed: 'neutral' } as const;

/** Where a version stands: draft, proposed, active, superseded or closed. */
export function PlanStatus({ status }: { status: Plan['status'] }) {
  const t = useTexts();
  return <StatusBadge tone={tones[status]}>{t(`status.${status}`)}</StatusBadge>;
}
