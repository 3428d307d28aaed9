// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from 'react';

/** How a state reads: done, going on, needing care, refused, or neither. */
export type StatusTone = 'success' | 'info' | 'warning' | 'danger' | 'neutral';

/** The state of a record, in words; the colour only helps. */
export function StatusBadge({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return <span className={`app-status app-status-${tone}`}>{children}</span>;
}
