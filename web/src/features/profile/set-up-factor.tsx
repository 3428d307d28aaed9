// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import { api, ok } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { announce } from '../../ui/announcer.js';
import { CodeField, GiveCode, messageOf } from './give-code.js';
import { QrCode } from './qr-code.js';
import type { SecondFactor } from './second-factor-section.js';
import { useTexts } from './second-factor-texts.js';

type Enrolment = Answer<'/api/v1/second-factor', 'post'>;

interface Props {
  factor: SecondFactor;
  onDone: (recoveryCodes: string[]) => void;
  onLeave: () => void;
}

/** First who one is, then the code to scan, then the first code of the app. */
export function SetUpFactor({ factor, onDone, onLeave }: Props) {
  const t = useTexts();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const begin = async (body: object) => setEnrolment(await ok(api.POST('/api/v1/second-factor', { body })));
  if (enrolment) return <Scan enrolment={enrolment} onDone={onDone} onLeave={onLeave} />;
  if (factor.active) return <GiveCode title={t('replaceTitle')} text={t('replaceText')} submit={t('next')} give={begin} onLeave={onLeave} />;
  return <Password asked={factor.hasPassword} begin={begin} onLeave={onLeave} />;
}

function Password({ asked, begin, onLeave }: { asked: boolean; begin: (body: object) => Promise<void>; onLeave: () => void }) {
  const t = useTexts();
  const id = useId();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string>();
  const [working, setWorking] = useState(false);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    try {
      await begin(asked ? { password } : {});
    } catch (error) {
      const message = messageOf(error);
      setFailure(message);
      announce(message, 'assertive');
    }
    setWorking(false);
  };
  return (
    <form onSubmit={event => void send(event)} noValidate className="app-factor-form">
      <h3 className="h5">{t('setUpTitle')}</h3>
      <p>{t('setUpText')}</p>
      {asked && (
        <div className="form-group app-field">
          <label htmlFor={id}>{t('password')}</label>
          <div className="app-field-hint" id={`${id}-hint`}>
            {t('passwordHint')}
          </div>
          <input
            id={id}
            type="password"
            autoComplete="current-password"
            className={`form-control ${failure ? 'is-invalid' : ''}`}
            value={password}
            aria-invalid={failure ? true : undefined}
            aria-describedby={failure ? `${id}-hint ${id}-error` : `${id}-hint`}
            onChange={event => setPassword(event.target.value)}
          />
          {failure && (
            <div className="app-field-error" id={`${id}-error`}>
              {failure}
            </div>
          )}
        </div>
      )}
      <div className="app-buttons">
        <button type="submit" className="btn btn-primary" aria-disabled={working}>
          {t('next')}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={onLeave}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

function Scan({ enrolment, onDone, onLeave }: { enrolment: Enrolment; onDone: (codes: string[]) => void; onLeave: () => void }) {
  const t = useTexts();
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<string>();
  const [working, setWorking] = useState(false);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    try {
      if (!code.trim()) throw new Error(t('codeMissing'));
      onDone((await ok(api.POST('/api/v1/second-factor/confirmation', { body: { code } }))).recoveryCodes);
    } catch (error) {
      const message = messageOf(error);
      setFailure(message);
      announce(message, 'assertive');
    }
    setWorking(false);
  };
  return (
    <form onSubmit={event => void send(event)} noValidate className="app-factor-form">
      <h3 className="h5">{t('scanTitle')}</h3>
      <p>{t('scanText')}</p>
      <QrCode text={enrolment.uri} label={t('qr')} />
      <p>
        {t('byHand')}
        <br />
        <code className="app-key">{inGroups(enrolment.key)}</code>
      </p>
      <CodeField label={t('code')} hint={t('codeHint')} value={code} onChange={setCode} error={failure} />
      <div className="app-buttons">
        <button type="submit" className="btn btn-primary" aria-disabled={working}>
          {t('activate')}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={onLeave}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

/** Four by four, as one reads it aloud. */
const inGroups = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? key;
