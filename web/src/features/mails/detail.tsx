// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Facts } from '../../ui/facts.js';
import { formatDateTime } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { notify } from '../../ui/toasts.js';
import { mailTones } from './list.js';
import { codeOf, reasonOf, useTexts } from './texts.js';

/** One mail as it reads, without links that are keys. */
export default function MailPage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['mails', id], queryFn: ({ signal }) => ok(api.GET('/api/v1/mails/{id}', { params: { path: { id } }, signal })) });
  return (
    <Loaded query={query} page>
      {mail => (
        <Page title={mail.subject}>
          <Facts
            facts={[
              { label: t('to'), value: mail.accountId ? <Link to={`/account/${mail.accountId}`}>{mail.email}</Link> : mail.email },
              { label: t('status'), value: <StatusBadge tone={mailTones[mail.status]}>{t(`statuses.${mail.status}`)}</StatusBadge> },
              { label: t('why'), value: reasonOf(mail) },
              { label: t('code'), value: codeOf(mail.error) },
              { label: t('queuedAt'), value: formatDateTime(mail.queuedAt) },
              { label: t('settledAt'), value: formatDateTime(mail.settledAt) },
              { label: t('attempts'), value: mail.attempts > 1 ? mail.attempts : '' },
            ]}
          />
          {mail.link && <LinkToHandOver link={mail.link} />}
          <section aria-labelledby="testo-title" className="app-section">
            <h2 id="testo-title" className="h4">
              {t('text')}
            </h2>
            {mail.text.split('\n\n').map((paragraph, index) => (
              <p key={index}>
                {paragraph.split('\n').map((line, at) => (
                  <span key={at}>
                    {at > 0 && <br />}
                    {line}
                  </span>
                ))}
              </p>
            ))}
          </section>
        </Page>
      )}
    </Loaded>
  );
}

function LinkToHandOver({ link }: { link: string }) {
  const t = useTexts();
  const id = useId();
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    notify('success', t('copied'));
  };
  return (
    <section aria-labelledby={`${id}-title`} className="app-section">
      <h2 id={`${id}-title`} className="h4">
        {t('linkTitle')}
      </h2>
      <p>{t('linkText')}</p>
      <div className="form-group app-field">
        <label htmlFor={id}>{t('link')}</label>
        <input id={id} className="form-control" readOnly value={link} onFocus={event => event.target.select()} />
      </div>
      {/* Browsers offer the clipboard on secure origins alone. */}
      {'clipboard' in navigator && (
        <button type="button" className="btn btn-outline-primary" onClick={() => void copy()}>
          {t('copy')}
        </button>
      )}
    </section>
  );
}
