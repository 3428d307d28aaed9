// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef, useState } from 'react';
import { useSignedIn } from '../session/session.js';
import { Alert } from '../../ui/alert.js';
import { useTexts } from './second-factor-texts.js';

/** The recovery codes, the only time they can be seen: one prints or copies them, and says so. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useTexts();
  const { account } = useSignedIn();
  const heading = useRef<HTMLHeadingElement>(null);
  const [kept, setKept] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="app-factor-form">
      <h3 className="h5" ref={heading} tabIndex={-1}>
        {t('codesTitle')}
      </h3>
      <Alert tone="warning">{t('codesText')}</Alert>
      <p className="d-none d-print-block">{account.email}</p>
      <ol className="app-recovery-codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="app-buttons d-print-none">
        <button type="button" className="btn btn-outline-primary" onClick={() => window.print()}>
          {t('print')}
        </button>
      </p>
      <div className="form-check d-print-none">
        <input id="codes-kept" type="checkbox" checked={kept} onChange={event => setKept(event.target.checked)} />
        <label htmlFor="codes-kept">{t('codesKept')}</label>
      </div>
      <p className="app-buttons d-print-none">
        <button type="button" className="btn btn-primary" disabled={!kept} onClick={onKept}>
          {t('finish')}
        </button>
      </p>
    </div>
  );
}
