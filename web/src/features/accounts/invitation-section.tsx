// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ifMatch, ok } from '../../api/client.js';
import { Facts } from '../../ui/facts.js';
import { formatDateTime } from '../../ui/format.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useAction } from '../../ui/use-action.js';
import type { Account } from './model.js';
import { useTexts } from './texts.js';

const tones = { pending: 'info', expired: 'warning', accepted: 'success', revoked: 'neutral', replaced: 'neutral' } as const;

/** How it stands with the invitation of an account that has not chosen a password yet. */
export function InvitationSection({ account }: { account: Account }) {
  const t = useTexts();
  const etag = `"${account.version}"`;
  const params = { path: { id: account.id }, header: { 'If-Match': etag } };
  const touches = [['accounts'], ['mails']];
  const again = useAction({ run: () => ok(api.POST('/api/v1/accounts/{id}/invitation', { params, headers: ifMatch(etag) })), done: t('invitation.wasSent'), touches });
  const revoke = useAction({ run: () => ok(api.DELETE('/api/v1/accounts/{id}/invitation', { params, headers: ifMatch(etag) })), done: t('invitation.wasRevoked'), touches });
  const { invitation } = account;
  if (!invitation || invitation.state === 'accepted') return null;
  const waits = invitation.state === 'pending' || invitation.state === 'expired';
  return (
    <section aria-labelledby="invito-title" className="app-section">
      <h2 id="invito-title" className="h4">
        {t('invitation.title')}
      </h2>
      <Facts
        facts={[
          { label: t('invitation.state'), value: <StatusBadge tone={tones[invitation.state]}>{t(`invitation.states.${invitation.state}`)}</StatusBadge> },
          { label: t('invitation.sentOn'), value: formatDateTime(invitation.invitedAt) },
          { label: t('invitation.until'), value: formatDateTime(invitation.expiresAt) },
        ]}
      />
      <div className="app-buttons">
        {!account.disabled && (
          <button type="button" className="btn btn-outline-primary" disabled={again.working} onClick={() => again.act()}>
            {t('invitation.again')}
          </button>
        )}
        {waits && (
          <button type="button" className="btn btn-outline-danger" disabled={revoke.working} onClick={() => revoke.act()}>
            {t('invitation.revoke')}
          </button>
        )}
        {invitation.mailId && (
          <Link className="btn btn-link" to={`/posta/${invitation.mailId}`}>
            {t('invitation.mail')}
          </Link>
        )}
      </div>
    </section>
  );
}
