// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef } from 'react';
import type { Problem } from '../../api/problem.js';
import { Alert } from '../../ui/alert.js';
import { problemText } from '../../ui/states.js';

/** Why something was refused and what to do, in the server's words; takes the focus when it appears. */
export function Refusal({ problem, title }: { problem: Problem; title: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), [problem]);
  const details = [...new Set(problem.errors.map(error => error.detail))].filter(detail => detail !== problem.detail);
  return (
    <div ref={ref} tabIndex={-1} className="app-summary">
      <Alert tone="danger" title={title}>
        <p className="mb-0">{problemText(problem)}</p>
        {details.length > 0 && (
          <ul className="mb-0 mt-2">
            {details.map(detail => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
      </Alert>
    </div>
  );
}
