// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { Can } from '../../ui/can.js';
import { ListFilter, ListView } from '../../ui/list/list-view.js';
import { useList } from '../../ui/list/use-list.js';
import { Page } from '../../ui/page.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { roleKeys, roleName } from '../session/texts.js';
import { stateOf, stateTone } from './model.js';
import { useTexts } from './texts.js';

type Account = Item<'/api/v1/accounts'>;

/** Accounts for who administers them: who, in which roles, active, invited or disabled. */
export default function Accounts() {
  const t = useTexts();
  const list = useList<Account, 'role' | 'state'>({
    key: ['accounts'],
    filters: ['role', 'state'],
    load: ({ limit, cursor, filters, signal }) =>
      ok(
        api.GET('/api/v1/accounts', {
          params: { query: { limit, ...(cursor && { cursor }), ...(filters.role && { role: filters.role as never }), ...(filters.state && { state: filters.state as never }) } },
          signal,
        }),
      ),
  });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Can do="create" on="Account">
          <Link className="btn btn-primary" to="/account/nuovo">
            {t('invite.open')}
          </Link>
        </Can>
      }
    >
      <ListView
        list={list}
        caption={t('caption')}
        rowKey={account => account.id}
        rowTo={account => `/account/${account.id}`}
        columns={[
          { key: 'name', header: t('name'), cell: account => `${account.familyName} ${account.givenName}` },
          { key: 'email', header: t('email'), cell: account => account.email },
          { key: 'roles', header: t('roles'), cell: account => [...new Set(account.roles.filter(role => role.current).map(role => roleName(role.role)))].join(', ') },
          { key: 'state', header: t('state'), cell: account => <StatusBadge tone={stateTone[stateOf(account)]}>{t(stateOf(account))}</StatusBadge> },
        ]}
        filters={
          <>
            <ListFilter list={list} name="role" label={t('role')} all={t('anyRole')} options={roleKeys.map(value => ({ value, label: roleName(value) }))} />
            <ListFilter list={list} name="state" label={t('state')} all={t('anyState')} options={(['active', 'invited', 'disabled'] as const).map(value => ({ value, label: t(value) }))} />
          </>
        }
      />
    </Page>
  );
}
