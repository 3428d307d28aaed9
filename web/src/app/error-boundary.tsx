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
    return <Broken reason={reasonOf(error)} retry={() => this.setState({ error: null })} />;
  }
}

type Reason = 'offline' | 'outdated' | 'broken';

/**
 * A page's file that cannot be fetched is either a lost connection or a version that was replaced. Some
 * browsers remember the failure for good: after the connection is back, these too need the reload.
 */
function reasonOf(error: Error): Reason {
  if (!/dynamically imported module|module script|Importing a module/i.test(error.message)) return 'broken';
  return navigator.onLine ? 'outdated' : 'offline';
}

function Broken({ reason, retry }: { reason: Reason; retry: () => void }) {
  const t = useTexts();
  const label = { offline: t('offline.retry'), outdated: t('outdated.reload'), broken: t('broken.retry') }[reason];
  return (
    <div className="container my-5" role="alert">
      <h1 className="app-page-title">{t(`${reason}.title`)}</h1>
      <p className="app-page-lead">{t(`${reason}.text`)}</p>
      {/* A reload only where nothing else helps: it forgets input left unsaved on other pages. */}
      <button
        type="button"
        className="btn btn-primary"
        onClick={reason === 'outdated' ? () => window.location.reload() : retry}
      >
        {label}
      </button>
    </div>
  );
}
