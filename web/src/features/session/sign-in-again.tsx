// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { api, ok } from '../../api/client.js';
import { asProblem } from '../../api/problem.js';
import type { Session } from '../../api/types.js';
import { announce } from '../../ui/announcer.js';
import { Dialog } from '../../ui/dialog.js';
import { problemText } from '../../ui/states.js';
import { PasswordField } from './password-field.js';
import { SecondStepForm, asksForCode, giveFactor } from './second-step-form.js';
import { useTexts } from './texts.js';
import { AgainViaProvider } from './via-provider.js';

interface Props {
  session: Session;
  /** The new session of the same account in the same role; null when the person gives up. */
  onDone: (again: Session | null) => void;
}

/**
 * Asks for the password over the page when the session has ended. The account cannot be changed here:
 * what lies below was read, and is about to be written, by this one.
 */
export function SignInAgain({ session, onDone }: Props) {
  const t = useTexts();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string>();
  const [working, setWorking] = useState(false);
  const [codeDue, setCodeDue] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setWorking(true);
    try {
      onDone(await inRole(session, await signIn(session, password)));
    } catch (error) {
      setWorking(false);
      if (asksForCode(error)) return setCodeDue(true);
      const problem = asProblem(error);
      const message = problem.status === 401 ? t('signIn.wrong') : problemText(problem);
      setFailure(message);
      announce(message, 'assertive');
    }
  };
  if (codeDue) {
    return (
      <Dialog key="code" title={t('again.title')}>
        <p>{t('again.code')}</p>
        <SecondStepForm
          onGive={async given => {
            try {
              onDone(await inRole(session, await giveFactor(given)));
            } catch (error) {
              // Too long after the password: from the start.
              if (asProblem(error).status !== 401) throw error;
              setFailure(problemText(asProblem(error)));
              setCodeDue(false);
            }
          }}
          submit={t('again.submit')}
          leave={t('again.leave')}
          onLeave={() => onDone(null)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog key="password" title={t('again.title')}>
      <form onSubmit={event => void submit(event)} noValidate>
        <p>{t('again.text')}</p>
        <p className="fw-semibold">{session.account.email}</p>
        <input type="hidden" name="username" autoComplete="username" value={session.account.email} readOnly />
        <PasswordField value={password} onChange={setPassword} error={failure} autoFocus />
        <div className="app-buttons">
          <button type="submit" className="btn btn-primary" aria-disabled={working}>
            {working ? t('signIn.working') : t('again.submit')}
          </button>
          <button type="button" className="btn btn-outline-primary" onClick={() => onDone(null)}>
            {t('again.leave')}
          </button>
        </div>
      </form>
      <AgainViaProvider session={session} onDone={async again => onDone(await inRole(session, again))} />
    </Dialog>
  );
}

const signIn = (before: Session, password: string): Promise<Session> =>
  ok(api.POST('/api/v1/session', { body: { email: before.account.email, password } }));

async function inRole(before: Session, again: Session): Promise<Session> {
  if (again.role.id === before.role.id) return again;
  // The server starts a session in the account's first role; the page below is in another.
  return ok(
    api.PATCH('/api/v1/session', { body: { roleId: before.role.id }, headers: { 'x-csrf-token': again.csrfToken } }),
  );
}
