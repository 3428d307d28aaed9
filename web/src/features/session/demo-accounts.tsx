// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { Item } from '../../api/types.js';
import { Icon } from '../../ui/icon.js';
import { Failed } from '../../ui/states.js';
import { areasInWords, roleKeys, roleName, useTexts } from './texts.js';

type DemoAccount = Item<'/api/v1/demo/accounts'>;

/** The accounts of a demonstration, one click each. Outside demo mode the server has none, and nothing is shown. */
export function DemoAccounts({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  const t = useTexts();
  const { data: accounts, error, refetch } = useQuery({ queryKey: ['demo-accounts'], queryFn: readDemoAccounts });
  if (error) return <Failed error={error} title={t('demo.failed')} retry={() => void refetch()} />;
  if (!accounts?.length) return null;
  return (
    <section className="app-demo" aria-labelledby="demo-title">
      <h2 id="demo-title" className="h4">
        {t('demo.title')}
      </h2>
      <p>{t('demo.lead')}</p>
      <ul className="app-demo-list">
        {inRoleOrder(accounts).map(account => (
          <li key={account.email}>
            <button type="button" className="app-demo-account" onClick={() => onChoose(account)}>
              <span className="app-demo-role">{account.roles.map(roleName).join(', ')}</span>
              {account.organisation && <span className="app-demo-place">{account.organisation}</span>}
              {account.areas.length > 0 && <span className="app-demo-place">{areasInWords(account.areas)}</span>}
              <span className="app-demo-email"><Email of={account.email} /></span>
              <Icon name="arrow-right" className="icon-sm icon-primary" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where it must go over two lines, it breaks before the @. */
function Email({ of: email }: { of: string }) {
  const at = email.lastIndexOf('@');
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  );
}

async function readDemoAccounts(): Promise<DemoAccount[]> {
  try {
    return (await ok(api.GET('/api/v1/demo/accounts'))).items;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return [];
    throw error;
  }
}

function inRoleOrder(accounts: DemoAccount[]): DemoAccount[] {
  const rank = ({ roles }: DemoAccount) => roleKeys.findIndex(role => role === roles[0]);
  return [...accounts].sort((a, b) => rank(a) - rank(b));
}
