// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { Facts } from '../../ui/facts.js';
import { Loaded } from '../../ui/loaded.js';
import { useAction } from '../../ui/use-action.js';
import { useTexts } from './access-texts.js';

const openids = { none: 'openidNone', allowed: 'openidAllowed', linked: 'openidLinked' } as const;
type Asked = 'reset' | 'allow' | 'remove';

/** How an account proves who it is. What changes it asks for the administrator's own code, over the page. */
export function AccessSection({ accountId, name }: { accountId: string; name: string }) {
  const t = useTexts();
  const [asking, setAsking] = useState<Asked | null>(null);
  const path = { params: { path: { id: accountId } } };
  const query = useQuery({ queryKey: ['accounts', accountId, 'access'], queryFn: ({ signal }) => ok(api.GET('/api/v1/accounts/{id}/access', { ...path, signal })) });
  const { data: provider } = useQuery({ queryKey: ['session-openid'], queryFn: () => ok(api.GET('/api/v1/session/openid')), staleTime: Infinity });
  const reset = useAction({
    run: () => ok(api.POST('/api/v1/accounts/{id}/second-factor-reset', path)),
    done: t('resetDone'),
    touches: [['accounts']],
  });
  const allow = useAction<unknown, 'allowed' | 'none'>({
    run: openid => ok(api.POST('/api/v1/accounts/{id}/openid', { ...path, body: { openid } })),
    done: t('openidDone'),
    touches: [['accounts']],
  });
  const go = () => {
    setAsking(null);
    if (asking === 'reset') reset.act();
    else allow.act(asking === 'allow' ? 'allowed' : 'none');
  };
  return (
    <section aria-labelledby="access-title" className="app-section">
      <h2 id="access-title" className="h4">
        {t('title')}
      </h2>
      <Loaded query={query}>
        {({ secondFactor, openid }) => (
          <>
            <Facts
              facts={[
                { label: t('factor'), value: t(secondFactor ? 'active' : 'notActive') },
                { label: t('openid'), value: provider?.label || openid !== 'none' ? t(openids[openid as keyof typeof openids]) : null },
              ]}
            />
            <div className="app-buttons">
              {secondFactor && (
                <button type="button" className="btn btn-outline-danger" disabled={reset.working} onClick={() => setAsking('reset')}>
                  {t('reset')}
                </button>
              )}
              {openid === 'none' && provider?.label && (
                <button type="button" className="btn btn-outline-primary" disabled={allow.working} onClick={() => setAsking('allow')}>
                  {t('allow', { label: provider.label })}
                </button>
              )}
              {openid !== 'none' && (
                <button type="button" className="btn btn-outline-danger" disabled={allow.working} onClick={() => setAsking('remove')}>
                  {t('remove')}
                </button>
              )}
            </div>
          </>
        )}
      </Loaded>
      {asking && (
        <Dialog
          title={t(`${asking}Title`)}
          onClose={() => setAsking(null)}
          actions={
            <>
              <button type="button" className={`btn ${asking === 'allow' ? 'btn-primary' : 'btn-danger'}`} onClick={go}>
                {t(`${asking}Confirm`)}
              </button>
              <button type="button" className="btn btn-outline-primary" onClick={() => setAsking(null)}>
                {t('cancel')}
              </button>
            </>
          }
        >
          <p>{t(`${asking}Text`, { name })}</p>
        </Dialog>
      )}
    </section>
  );
}
