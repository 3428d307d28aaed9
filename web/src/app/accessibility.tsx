// SPDX-License-Identifier: AGPL-3.0-or-later
import { Page } from '../ui/page.js';
import { useTexts } from './texts.js';

/** What the service guarantees to people with disabilities, and where to report a problem. */
export default function Accessibility() {
  const t = useTexts();
  return (
    <Page title={t('accessibility.title')} lead={<p>{t('accessibility.lead')}</p>}>
      <div className="app-prose">
        <h2 className="h4">{t('accessibility.howTitle')}</h2>
        <p>{t('accessibility.how')}</p>
        <h2 className="h4">{t('accessibility.tellTitle')}</h2>
        <p>{t('accessibility.tell')}</p>
      </div>
    </Page>
  );
}
