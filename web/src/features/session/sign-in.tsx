// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useId, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { Link } from 'react-router';
import { asProblem } from '../../api/problem.js';
import { announce } from '../../ui/announcer.js';
import { Alert } from '../../ui/alert.js';
import { Page, TrailContext } from '../../ui/page.js';
import { problemText } from '../../ui/states.js';
import { DemoAccounts } from './demo-accounts.js';
import { PasswordField } from './password-field.js';
import { SecondStepForm, asksForCode } from './second-step-form.js';
import type { GivenFactor } from './second-step-form.js';
import { useSession } from './session.js';
import { ViaProvider, toldByProvider } from './via-provider.js';
import { useTexts } from './texts.js';

/** Where one signs in. It takes the place of the page that was asked for, which follows. */
export function SignIn() {
  const t = useTexts();
  const { signIn, finishSignIn } = useSession();
  const [told] = useState(() => toldByProvider(window.location.hash));
  const [codeDue, setCodeDue] = useState(told === 'code');
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(() => (told && told !== 'code' ? t(told) : undefined));
  const alert = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // Told once: a reload begins anew.
    if (told) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    if (told && told !== 'code') alert.current?.focus();
  }, [told]);

  const enter = async (email: string, password: string) => {
    if (working) return;
    setWorking(true);
    announce(t('signIn.working'));
    try {
      await signIn(email, password);
    } catch (error) {
      setWorking(false);
      if (asksForCode(error)) {
        setFailure(undefined);
        return setCodeDue(true);
      }
      const problem = asProblem(error);
      setFailure(problem.status === 401 ? t('signIn.wrong') : problemText(problem));
      requestAnimationFrame(() => alert.current?.focus());
    }
  };
  const finish = async (given: GivenFactor) => {
    try {
      await finishSignIn(given);
    } catch (error) {
      // Too long after the password: from the start.
      if (asProblem(error).status !== 401) throw error;
      setFailure(problemText(asProblem(error)));
      setCodeDue(false);
      requestAnimationFrame(() => alert.current?.focus());
    }
  };
  if (codeDue) {
    return (
      <TrailContext.Provider value={[]}>
        <Page title={t('signIn.codeTitle')} lead={<p>{t('signIn.codeLead')}</p>}>
          <div className="app-sign-in-form">
            <SecondStepForm onGive={finish} submit={t('signIn.submit')} leave={t('signIn.back')} onLeave={() => setCodeDue(false)} />
          </div>
        </Page>
      </TrailContext.Provider>
    );
  }
  return (
    // No way back: what lies above is not open either.
    <TrailContext.Provider value={[]}>
      <Page title={t('signIn.title')} lead={<p>{t('signIn.lead')}</p>}>
        <div ref={alert} tabIndex={-1} className="app-summary">
          {failure && (
            <Alert tone="danger" title={t('signIn.failed')}>
              {failure}
            </Alert>
          )}
        </div>
        <div className="app-sign-in">
          <div className="app-sign-in-form">
            <ViaProvider />
            <SignInForm working={working} onSubmit={(email, password) => void enter(email, password)} />
          </div>
          <DemoAccounts onChoose={({ email, password }) => void enter(email, password)} />
        </div>
      </Page>
    </TrailContext.Provider>
  );
}

function SignInForm(props: { working: boolean; onSubmit: (email: string, password: string) => void }) {
  const t = useTexts();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const emailError = checked && !email.trim() ? t('signIn.emailMissing') : undefined;
  const passwordError = checked && !password ? t('signIn.passwordMissing') : undefined;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (email.trim() && password) props.onSubmit(email.trim(), password);
    else form.current?.querySelector<HTMLInputElement>(email.trim() ? '[name=password]' : '[name=email]')?.focus();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <div className="form-group app-field">
        <label htmlFor={id}>{t('signIn.email')}</label>
        <input
          id={id}
          name="email"
          type="email"
          autoComplete="username"
          className={`form-control ${emailError ? 'is-invalid' : ''}`}
          value={email}
          aria-invalid={emailError ? true : undefined}
          aria-describedby={emailError ? `${id}-error` : undefined}
          onChange={event => setEmail(event.target.value)}
        />
        {emailError && (
          <div className="app-field-error" id={`${id}-error`}>
            {emailError}
          </div>
        )}
      </div>
      <PasswordField value={password} onChange={setPassword} error={passwordError} />
      <button type="submit" className="btn btn-primary" aria-disabled={props.working}>
        {props.working ? t('signIn.working') : t('signIn.submit')}
      </button>
      <p className="mt-3 mb-0">
        <Link to="/password-dimenticata">{t('signIn.forgotten')}</Link>
      </p>
    </form>
  );
}
