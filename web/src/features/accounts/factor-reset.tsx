// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { api, ok } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { useAction } from '../../ui/use-action.js';
import { useTexts } from './factor-texts.js';

/** For somebody who lost telephone and recovery codes: the administrator knows them otherwise, and gives the own code. */
export function FactorReset({ accountId, name }: { accountId: string; name: string }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const reset = useAction({
    run: () => ok(api.POST('/api/v1/accounts/{id}/second-factor-reset', { params: { path: { id: accountId } } })),
    done: t('done'),
    touches: [['accounts']],
  });
  return (
    <section aria-labelledby="factor-title">
      <h2 id="factor-title" className="h4">
        {t('title')}
      </h2>
      <p>{t('active')}</p>
      <button type="button" className="btn btn-outline-danger" disabled={reset.working} onClick={() => setAsking(true)}>
        {t('reset')}
      </button>
      {asking && (
        <Dialog
          title={t('askTitle')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button
                type="button"
                className="btn btn-danger"
                onClick={() => {
                  setAsking(false);
                  reset.act();
                }}
              >
                {t('confirm')}
              </button>
              <button type="button" className="btn btn-outline-primary" onClick={() => setAsking(false)}>
                {t('cancel')}
              </button>
            </>
          }
        >
          <p>{t('askText', { name })}</p>
        </Dialog>
      )}
    </section>
  );
}
