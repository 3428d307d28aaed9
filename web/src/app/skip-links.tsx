// SPDX-License-Identifier: AGPL-3.0-or-later
import { useSession } from '../features/session/session.js';
import { useTexts } from './texts.js';

/** The first stops of the Tab key: straight to content, menu or footer. */
export function SkipLinks() {
  const t = useTexts();
  const { session } = useSession();
  return (
    <nav className="skiplinks d-print-none" aria-label={t('skip.label')}>
      <SkipLink to="content">{t('skip.content')}</SkipLink>
      {session && <SkipLink to="menu">{t('skip.menu')}</SkipLink>}
      <SkipLink to="footer">{t('skip.footer')}</SkipLink>
    </nav>
  );
}

function SkipLink({ to, children }: { to: string; children: string }) {
  return (
    <a
      className="visually-hidden-focusable"
      href={`#${to}`}
      onClick={event => {
        // The focus moves, the address stays: it belongs to the page, not to a place in it.
        event.preventDefault();
        const target = document.getElementById(to);
        target?.scrollIntoView();
        target?.focus();
      }}
    >
      {children}
    </a>
  );
}
