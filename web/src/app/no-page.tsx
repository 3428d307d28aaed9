// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { useSession } from '../features/session/session.js';
import { roleName } from '../features/session/texts.js';
import { Page } from '../ui/page.js';
import { useTexts } from './texts.js';

/** 404: an address that leads nowhere. */
export function NotFound() {
  const t = useTexts();
  return (
    <Page title={t('notFound.title')} lead={<p>{t('notFound.text')}</p>}>
      <Link className="btn btn-primary" to="/">
        {t('notFound.back')}
      </Link>
    </Page>
  );
}

/** 403: a page of other roles. */
export function Forbidden() {
  const t = useTexts();
  const { session } = useSession();
  return (
    <Page
      title={t('forbidden.title')}
      lead={<p>{t('forbidden.text', { role: roleName(session?.role.role ?? '') })}</p>}
    >
      <Link className="btn btn-primary" to="/">
        {t('forbidden.back')}
      </Link>
    </Page>
  );
}
