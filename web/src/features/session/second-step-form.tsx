// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import { api, ok } from '../../api/client.js';
import { Problem, asProblem } from '../../api/problem.js';
import type { Session } from '../../api/types.js';
import { announce } from '../../ui/announcer.js';
import { problemText } from '../../ui/states.js';
import { useTexts } from './texts.js';

/** A code of the app, or one of the recovery codes. */
export type GivenFactor = { code: string } | { recoveryCode: string };

/** The server has the password and waits for the code. */
export const asksForCode = (error: unknown): boolean => error instanceof Problem && error.code === 'sign-in.factor-needed';

/** The second step of a sign-in, or the factor shown again in an open session. */
export const giveFactor = (body: GivenFactor): Promise<Session> => ok(api.POST('/api/v1/session/factor', { body }));

interface Props {
  /** Sends what was given; what it throws is shown here, unless it is caught there. */
  onGive: (given: GivenFactor) => Promise<void>;
  submit: string;
  leave: string;
  onLeave: () => void;
}

/** Six figures from the app or, when the telephone is not at hand, a recovery code. */
export function SecondStepForm({ onGive, submit, leave, onLeave }: Props) {
  const t = useTexts();
  const id = useId();
  const [recovery, setRecovery] = useState(false);
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<string>();
  const [working, setWorking] = useState(false);

  const fail = (message: string) => {
    setFailure(message);
    announce(message, 'assertive');
  };
  const give = async (event: SubmitEvent) => {
    event.preventDefault();
    if (working) return;
    if (!typed.trim()) return fail(t(recovery ? 'factor.recoveryMissing' : 'factor.codeMissing'));
    setWorking(true);
    try {
      await onGive(recovery ? { recoveryCode: typed } : { code: typed });
    } catch (error) {
      const problem = asProblem(error);
      fail(problem.errors[0]?.detail ?? problemText(problem));
      setTyped('');
    }
    setWorking(false);
  };
  const change = () => {
    setRecovery(!recovery);
    setTyped('');
    setFailure(undefined);
  };
  return (
    <form onSubmit={event => void give(event)} noValidate>
      <div className="form-group app-field">
        <label htmlFor={id}>{t(recovery ? 'factor.recovery' : 'factor.code')}</label>
        <div className="app-field-hint" id={`${id}-hint`}>
          {t(recovery ? 'factor.recoveryHint' : 'factor.codeHint')}
        </div>
        <input
          key={recovery ? 'recovery' : 'code'}
          id={id}
          type="text"
          name="code"
          autoFocus
          autoComplete={recovery ? 'off' : 'one-time-code'}
          inputMode={recovery ? 'text' : 'numeric'}
          autoCapitalize={recovery ? 'characters' : 'off'}
          autoCorrect="off"
          spellCheck={false}
          className={`form-control app-code ${failure ? 'is-invalid' : ''}`}
          value={typed}
          aria-invalid={failure ? true : undefined}
          aria-describedby={failure ? `${id}-hint ${id}-error` : `${id}-hint`}
          onChange={event => setTyped(event.target.value)}
        />
        {failure && (
          <div className="app-field-error" id={`${id}-error`}>
            {failure}
          </div>
        )}
      </div>
      <p>
        <button type="button" className="btn btn-link p-0 text-start" onClick={change}>
          {t(recovery ? 'factor.useCode' : 'factor.useRecovery')}
        </button>
      </p>
      <div className="app-buttons">
        <button type="submit" className="btn btn-primary" aria-disabled={working}>
          {working ? t('signIn.working') : submit}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={onLeave}>
          {leave}
        </button>
      </div>
    </form>
  );
}
