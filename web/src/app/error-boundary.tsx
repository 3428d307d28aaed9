// SPDX-License-Identifier: AGPL-3.0-or-later
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from './texts.js';

interface State {
  error: Error | null;
}

/** Keeps a broken page from taking the whole client with it, and says what to do. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Broken reason={reasonOf(error)} />;
  }
}

type Reason = 'offline' | 'outdated' | 'broken';

/** A page's file that cannot be fetched is either a lost connection or a version that was replaced. */
function reasonOf(error: Error): Reason {
  if (!/dynamically imported module|module script|Importing a module/i.test(error.message)) return 'broken';
  return navigator.onLine ? 'outdated' : 'offline';
}

function Broken({ reason }: { reason: Reason }) {
  const t = useTexts();
  const label = { offline: t('offline.retry'), outdated: t('outdated.reload'), broken: t('broken.retry') }[reason];
  return (
    <div className="container my-5" role="alert">
      <h1 className="app-page-title">{t(`${reason}.title`)}</h1>
      <p className="app-page-lead">{t(`${reason}.text`)}</p>
      <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
        {label}
      </button>
    </div>
  );
}
