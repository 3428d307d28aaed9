// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, ifMatch, versioned } from '../../api/client.js';
import { Facts } from '../../ui/facts.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useAction } from '../../ui/use-action.js';
import { AccessSection } from './access-section.js';
import { InvitationSection } from './invitation-section.js';
import { stateOf, stateTone } from './model.js';
import { NameDialog } from './name-dialog.js';
import { RolesSection } from './roles-section.js';
import { useTexts } from './texts.js';

/** One account; disabling it ends its sessions. */
export default function AccountPage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const [mending, setMending] = useState(false);
  const path = { params: { path: { id } } };
  const query = useQuery({ queryKey: ['accounts', id], queryFn: ({ signal }) => versioned(api.GET('/api/v1/accounts/{id}', { ...path, signal })) });
  const disabled = query.data?.data.disabled ?? false;
  const toggle = useAction({
    run: () =>
      versioned(
        api.PATCH('/api/v1/accounts/{id}', {
          params: { path: { id }, header: { 'If-Match': query.data?.etag ?? '' } },
          body: { disabled: !disabled },
          headers: ifMatch(query.data?.etag ?? null),
        }),
      ),
    done: t(disabled ? 'wasEnabled' : 'wasDisabled'),
    touches: [['accounts']],
  });
  return (
    <Loaded query={query} page>
      {({ data: account }) => (
        <Page
          title={`${account.givenName} ${account.familyName}`}
          personal
          actions={
            <button type="button" className={`btn ${disabled ? 'btn-primary' : 'btn-outline-danger'}`} disabled={toggle.working} onClick={() => toggle.act()}>
              {t(disabled ? 'enable' : 'disable')}
            </button>
          }
        >
          <Facts
            facts={[
              { label: t('email'), value: account.email },
              { label: t('state'), value: <StatusBadge tone={stateTone[stateOf(account)]}>{t(stateOf(account))}</StatusBadge> },
              { label: t('locale'), value: t(account.locale === 'en' ? 'english' : 'italian') },
            ]}
          />
          <p>
            <button type="button" className="btn btn-link px-0" onClick={() => setMending(true)}>
              {t('names.open')}
            </button>
          </p>
          {!disabled && <p>{t('disableText')}</p>}
          <InvitationSection account={account} />
          <RolesSection account={account} />
          {mending && <NameDialog account={account} onClose={() => setMending(false)} />}
          <AccessSection accountId={id} name={`${account.givenName} ${account.familyName}`} />
        </Page>
      )}
    </Loaded>
  );
}
