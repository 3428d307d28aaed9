// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Announcer, announce } from '../ui/announcer.js';
import { Alert } from '../ui/alert.js';
import { FactorBanner } from '../features/session/factor-banner.js';
import { useTexts as useUiTexts } from '../ui/texts.js';
import { Toasts } from '../ui/toasts.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { SkipLinks } from './skip-links.js';
import { useTexts } from './texts.js';

/** The frame that every page stands in. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTexts();
  const ui = useUiTexts();
  return (
    <div className="app-shell">
      <SkipLinks />
      <Header />
      <p className="d-none d-print-block">{`${t('body')} · ${ui('product')}`}</p>
      <OfflineBanner />
      <FactorBanner />
      <main id="content" tabIndex={-1} className="container app-content">
        {children}
      </main>
      <Footer />
      <Toasts />
      <Announcer />
    </div>
  );
}

function OfflineBanner() {
  const t = useTexts();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const lost = () => {
      setOnline(false);
      announce(t('offline.banner'), 'assertive');
    };
    const back = () => {
      setOnline(true);
      announce(t('offline.back'));
    };
    window.addEventListener('offline', lost);
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', back);
    };
  }, [t]);
  if (online) return null;
  return (
    <div className="container mt-3 d-print-none">
      <Alert tone="warning">{t('offline.banner')}</Alert>
    </div>
  );
}
