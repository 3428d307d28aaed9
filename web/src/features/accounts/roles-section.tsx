// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Link } from 'react-router';
import { Can } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useSignedIn, useToday } from '../session/session.js';
import { areasInWords, roleName } from '../session/texts.js';
import { EndRoleDialog } from './end-role-dialog.js';
import { heldOf } from './model.js';
import type { Account, AccountRole } from './model.js';
import { useTexts } from './texts.js';

const tones = { now: 'success', later: 'info', over: 'neutral' } as const;

/** The roles of an account with their dates; they are ended, never removed. */
export function RolesSection({ account }: { account: Account }) {
  const t = useTexts();
  const today = useToday();
  const { account: me } = useSignedIn();
  const [ending, setEnding] = useState<AccountRole | null>(null);
  return (
    <section aria-labelledby="ruoli-title" className="app-section">
      <h2 id="ruoli-title" className="h4">
        {t('roles')}
      </h2>
      <DataTable
        caption={t('rolesCaption')}
        rows={account.roles}
        rowKey={role => role.id}
        columns={[
          { key: 'role', header: t('role'), cell: role => roleName(role.role) },
          { key: 'organisation', header: t('organisation'), cell: role => role.organisation ?? t('none') },
          { key: 'areas', header: t('areas'), cell: role => areasInWords(role.areas) || t('none') },
          { key: 'from', header: t('from'), cell: role => formatDate(role.validFrom) },
          { key: 'to', header: t('to'), cell: role => formatDate(role.validTo) || t('noEnd') },
          { key: 'held', header: t('state'), cell: role => <StatusBadge tone={tones[heldOf(role, today)]}>{t(`held.${heldOf(role, today)}`)}</StatusBadge> },
          {
            key: 'end',
            header: t('endRole.when'),
            cell: role =>
              heldOf(role, today) !== 'over' && account.id !== me.id ? (
                <button type="button" className="btn btn-outline-primary btn-xs" onClick={() => setEnding(role)}>
                  {t('endRole.open')}
                  <span className="visually-hidden">{`: ${roleName(role.role)}`}</span>
                </button>
              ) : null,
          },
        ]}
      />
      <Can do="create" on="AccountRole">
        <Link className="btn btn-outline-primary" to={`/account/${account.id}/ruolo`}>
          {t('addRole.open')}
        </Link>
      </Can>
      {ending && <EndRoleDialog accountId={account.id} role={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}
