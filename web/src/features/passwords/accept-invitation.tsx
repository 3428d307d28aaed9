// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { formatDateTime } from '../../ui/format.js';
import { LinkPage, ToSignIn } from './link-page.js';
import { useTexts } from './texts.js';

/** Where the link of an invitation leads. */
export default function AcceptInvitation() {
  const t = useTexts();
  return (
    <LinkPage
      title={t('invitation.title')}
      open={(token, signal) => ok(api.POST('/api/v1/invitations/opening', { body: { token }, signal }))}
      lead={({ givenName, email, expiresAt }) => (
        <>
          <p>{t('invitation.lead', { name: givenName, email })}</p>
          <p>{t('invitation.until', { date: formatDateTime(expiresAt) })}</p>
        </>
      )}
      submit={t('invitation.submit')}
      save={(token, password) => ok(api.POST('/api/v1/invitations/acceptance', { body: { token, password } }))}
      done={{ title: t('invitation.doneTitle'), text: t('invitation.done') }}
      instead={<ToSignIn />}
    />
  );
}
