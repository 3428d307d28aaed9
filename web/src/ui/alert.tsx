// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from 'react';
import { useTexts } from './texts.js';

type Tone = 'success' | 'info' | 'warning' | 'danger';

/**
 * A message in its place in the page. It is not a live region: what appears after an action is also
 * announced, or takes the focus.
 */
export function Alert({ tone, title, children }: { tone: Tone; title?: ReactNode; children?: ReactNode }) {
  const t = useTexts();
  return (
    <div className={`alert alert-${tone}`}>
      <span className="visually-hidden">{`${t(`tone.${tone}`)}: `}</span>
      {title && <p className="fw-semibold mb-1">{title}</p>}
      {children}
    </div>
  );
}
