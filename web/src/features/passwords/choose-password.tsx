// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { LinkPage } from './link-page.js';
import { useTexts } from './texts.js';

/** Where the link to a new password leads. */
export default function ChoosePassword() {
  const t = useTexts();
  return (
    <LinkPage
      title={t('reset.title')}
      open={(token, signal) => ok(api.POST('/api/v1/password-resets/opening', { body: { token }, signal }))}
      lead={({ email }) => <p>{t('reset.lead', { email })}</p>}
      submit={t('reset.submit')}
      save={(token, password) => ok(api.POST('/api/v1/password-resets/completion', { body: { token, password } }))}
      done={{ title: t('reset.doneTitle'), text: t('reset.done') }}
      instead={
        <p>
          <Link className="btn btn-primary" to="/password-dimenticata">
            {t('reset.askAgain')}
          </Link>
        </p>
      }
    />
  );
}
