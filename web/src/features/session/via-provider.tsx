// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Session } from '../../api/types.js';
import { announce } from '../../ui/announcer.js';
import { readSession } from './session.js';
import { useTexts } from './texts.js';

/** What the organisation's identity service is called; null where nobody signs in through one. */
function useProvider(): string | null {
  const { data } = useQuery({ queryKey: ['session-openid'], queryFn: () => ok(api.GET('/api/v1/session/openid')), staleTime: Infinity });
  return data?.label ?? null;
}

const startAt = (page: string): string => `/api/v1/session/openid/start?returnTo=${encodeURIComponent(page)}`;

/** Beside the password, where the installation has a provider. The browser leaves the page and comes back to it. */
export function ViaProvider() {
  const t = useTexts();
  const { pathname } = useLocation();
  const label = useProvider();
  if (!label) return null;
  return (
    <div className="app-via-provider">
      <a className="btn btn-outline-primary" href={startAt(pathname)}>
        {t('provider.signIn', { label })}
      </a>
      <p className="app-or" aria-hidden="true">
        {t('provider.or')}
      </p>
    </div>
  );
}

/** When the session has ended and the page must stay: the provider is asked in a window beside this one. */
export function AgainViaProvider({ session, onDone }: { session: Session; onDone: (again: Session) => Promise<void> }) {
  const t = useTexts();
  const label = useProvider();
  const [failure, setFailure] = useState<string>();
  if (!label) return null;
  const look = async () => {
    const again = await readSession().catch(() => null);
    if (again?.account.id === session.account.id) return onDone(again);
    setFailure(t('provider.notYet'));
    announce(t('provider.notYet'), 'assertive');
  };
  return (
    <div className="app-via-provider">
      <p>
        <a href={startAt('/')} target="_blank" rel="noreferrer">
          {t('provider.again', { label })}
        </a>
      </p>
      {failure && <p className="app-field-error">{failure}</p>}
      <button type="button" className="btn btn-outline-primary" onClick={() => void look()}>
        {t('provider.done')}
      </button>
    </div>
  );
}

const failures = {
  'openid.unreachable': 'provider.unreachable',
  'openid.flow-over': 'provider.flowOver',
  'openid.refused': 'provider.refused',
  'openid.mail-unverified': 'provider.mailUnverified',
  'openid.unknown': 'provider.unknown',
} as const;

/** What the way back from the provider left in the address: '#sign-in=openid.unknown'. */
export function toldByProvider(hash: string): 'code' | (typeof failures)[keyof typeof failures] | null {
  const code = /^#sign-in=([a-z.-]+)$/.exec(hash)?.[1];
  if (code === 'sign-in.factor-needed') return 'code';
  return code && code in failures ? failures[code as keyof typeof failures] : null;
}
