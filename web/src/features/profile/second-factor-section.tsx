// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { Alert } from '../../ui/alert.js';
import { formatDateTime } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { notify } from '../../ui/toasts.js';
import { GiveCode } from './give-code.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SetUpFactor } from './set-up-factor.js';
import { useTexts } from './second-factor-texts.js';
import './second-factor.css';

export type SecondFactor = Answer<'/api/v1/second-factor', 'get'>;

/** What the section is doing: nothing, or one of its steps. */
type Step = 'look' | 'setUp' | 'renewCodes' | 'remove' | { codes: string[] };

const key = ['second-factor'];

/** One's own second factor: set up, replaced, removed, and its recovery codes. */
export function SecondFactorSection() {
  const t = useTexts();
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => ok(api.GET('/api/v1/second-factor', { signal })) });
  return (
    <section id="verifica" aria-labelledby="verifica-title" className="app-section">
      <h2 id="verifica-title" className="h4">
        {t('title')}
      </h2>
      <Loaded query={query}>{factor => <Steps factor={factor} />}</Loaded>
    </section>
  );
}

function Steps({ factor }: { factor: SecondFactor }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>('look');
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: key }), queries.invalidateQueries({ queryKey: ['session'] })]);
  const show = (codes: string[]) => setStep({ codes });
  const back = () => setStep('look');

  if (typeof step === 'object') {
    return (
      <RecoveryCodes
        codes={step.codes}
        onKept={() => {
          back();
          void refresh();
        }}
      />
    );
  }
  if (step === 'setUp') return <SetUpFactor factor={factor} onDone={show} onLeave={back} />;
  if (step === 'renewCodes') {
    return (
      <GiveCode
        title={t('renewTitle')}
        text={t('renewText')}
        submit={t('renew')}
        give={async body => show((await ok(api.POST('/api/v1/second-factor/recovery-codes', { body }))).recoveryCodes)}
        onLeave={back}
      />
    );
  }
  if (step === 'remove') {
    return (
      <GiveCode
        title={t('removeTitle')}
        text={t('removeText')}
        submit={t('remove')}
        danger
        give={async body => {
          await ok(api.POST('/api/v1/second-factor/removal', { body }));
          notify('success', t('removed'));
          back();
          await refresh();
        }}
        onLeave={back}
      />
    );
  }
  return <State factor={factor} go={setStep} />;
}

function State({ factor, go }: { factor: SecondFactor; go: (step: Step) => void }) {
  const t = useTexts();
  if (!factor.active) {
    return (
      <>
        <p>{t(factor.mandatory ? 'whyMandatory' : 'why')}</p>
        <button type="button" className="btn btn-primary" onClick={() => go('setUp')}>
          {t('setUp')}
        </button>
      </>
    );
  }
  const few = factor.recoveryCodesLeft < 3;
  return (
    <>
      <p>
        <StatusBadge tone="success">{t('active')}</StatusBadge> {t('since', { date: formatDateTime(factor.confirmedAt) })}
      </p>
      {few ? (
        <Alert tone="warning">{t('codesFew', { count: factor.recoveryCodesLeft })}</Alert>
      ) : (
        <p>{t('codesLeft', { count: factor.recoveryCodesLeft })}</p>
      )}
      <div className="app-buttons">
        <button type="button" className="btn btn-outline-primary" onClick={() => go('setUp')}>
          {t('replace')}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={() => go('renewCodes')}>
          {t('renew')}
        </button>
        {!factor.mandatory && (
          <button type="button" className="btn btn-outline-danger" onClick={() => go('remove')}>
            {t('remove')}
          </button>
        )}
      </div>
    </>
  );
}
