// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem.js';
import type { Problem } from '../api/problem.js';
import { Alert } from './alert.js';
import { Icon } from './icon.js';
import { t as text, useTexts } from './texts.js';

/** Work in progress. Nothing is shown for the first moments, so quick answers do not flicker. */
export function Loading({ label }: { label?: string }) {
  const t = useTexts();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="app-loading" aria-busy="true">
      {late && (
        <>
          <div className="progress-spinner progress-spinner-active" />
          <p role="status">{label ?? `${t('loading')}…`}</p>
        </>
      )}
    </div>
  );
}

interface EmptyProps {
  title: string;
  children?: ReactNode;
  /** What to do next: a link or a button. */
  action?: ReactNode;
  icon?: string;
}

/** A designed nothing: what this place is for, and what to do next. */
export function Empty({ title, children, action, icon = 'inbox' }: EmptyProps) {
  return (
    <div className="app-empty">
      <Icon name={icon} className="icon-lg" />
      <p className="app-empty-title">{title}</p>
      {children && <div>{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

/** What a failure means to the person who reads it: the server's own words where it has any. */
export function problemText(problem: Problem): string {
  if (problem.detail) return problem.detail;
  if (problem.unreachable) return text('problem.unreachable');
  if (problem.status === 401) return text('problem.signedOut');
  if (problem.status === 403) return text('problem.forbidden');
  if (problem.status === 404) return text('problem.missing');
  if (problem.status === 429) return text('problem.tooMany');
  // A fault of the server has nothing to tell the person in its own words.
  return (problem.status < 500 && problem.title) || text('problem.unexpected');
}

/** A failure in the place where content should be, with a way to try again. */
export function Failed({ error, title, retry }: { error: unknown; title?: string; retry?: () => void }) {
  const t = useTexts();
  return (
    <Alert tone="danger" title={title}>
      <p className="mb-0">{problemText(asProblem(error))}</p>
      {retry && (
        <button type="button" className="btn btn-outline-primary btn-sm mt-3" onClick={retry}>
          {t('problem.retry')}
        </button>
      )}
    </Alert>
  );
}
