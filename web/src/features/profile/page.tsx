// SPDX-License-Identifier: AGPL-3.0-or-later
import { Facts } from '../../ui/facts.js';
import { Page } from '../../ui/page.js';
import { useSignedIn } from '../session/session.js';
import { roleName } from '../session/texts.js';
import { LanguageSection } from './language-section.js';
import { PasswordSection } from './password-section.js';
import { SecondFactorSection } from './second-factor-section.js';
import { SessionsSection } from './sessions-section.js';
import { useTexts } from './texts.js';

/** One's own account. It stays open where a mandatory second factor closes everything else. */
export default function Profile() {
  const t = useTexts();
  const { account, roles } = useSignedIn();
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      <Facts
        facts={[
          { label: t('name'), value: account.name },
          { label: t('email'), value: account.email },
          { label: t('roles'), value: roles.map(({ role, organisation }) => [roleName(role), organisation?.name].filter(Boolean).join(', ')).join(' · ') },
        ]}
      />
      <SecondFactorSection />
      <PasswordSection />
      <SessionsSection />
      <LanguageSection />
    </Page>
  );
}
