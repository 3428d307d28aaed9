// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useLocation } from 'react-router';
import { Alert } from '../../ui/alert.js';
import { useSession } from './session.js';
import { useTexts } from './texts.js';

/** On the page where one lands: a password alone is not enough for what is kept here. */
export function FactorBanner() {
  const t = useTexts();
  const { session } = useSession();
  const { pathname } = useLocation();
  if (session?.factor.due !== 'advised' || pathname !== '/') return null;
  return (
    <div className="container mt-3 d-print-none">
      <Alert tone="warning" title={t('banner.title')}>
        <p className="mb-0">
          {t('banner.text')} <Link to="/profilo">{t('banner.link')}</Link>
        </p>
      </Alert>
    </div>
  );
}
