// SPDX-License-Identifier: AGPL-3.0-or-later
import { Page } from '../ui/page.js';
import { useTexts } from './texts.js';

/** What happens to the data of those who use the service. */
export default function Privacy() {
  const t = useTexts();
  return (
    <Page title={t('privacy.title')} lead={<p>{t('privacy.lead')}</p>}>
      <div className="app-prose">
        <h2 className="h4">{t('privacy.whoTitle')}</h2>
        <p>{t('privacy.who')}</p>
        <h2 className="h4">{t('privacy.cookieTitle')}</h2>
        <p>{t('privacy.cookie')}</p>
        <h2 className="h4">{t('privacy.rightsTitle')}</h2>
        <p>{t('privacy.rights')}</p>
      </div>
    </Page>
  );
}
