// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef } from 'react';
import type { Problem } from '../../api/problem.js';
import { Alert } from '../../ui/alert.js';
import { problemText } from '../../ui/states.js';

/** Why something was refused and what to do, in the server's words; takes the focus when it appears. */
export function Refusal({ problem, title }: { problem: Problem; title: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), [problem]);
  // What is told of a single line or goal says all that the general text says, and more.
  const details = [...new Set(problem.errors.map(error => error.detail))];
  return (
    <div ref={ref} tabIndex={-1} className="app-summary">
      <Alert tone="danger" title={title}>
        {(details.length > 0 ? details : [problemText(problem)]).map(detail => (
          <p key={detail} className="mb-0">
            {detail}
          </p>
        ))}
      </Alert>
    </div>
  );
}
