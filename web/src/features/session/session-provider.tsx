// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, ok } from '../../api/client.js';
import { gate } from '../../api/session-gate.js';
import type { Session } from '../../api/types.js';
import { storedLanguage, switchLanguage } from '../../i18n/index.js';
import { AbilityContext, abilityOf } from '../../ui/can.js';
import { Dialog } from '../../ui/dialog.js';
import { forgetDrafts } from '../../ui/drafts.js';
import { Failed, Loading } from '../../ui/states.js';
import { ConfirmFactor } from './confirm-factor.js';
import { giveFactor } from './second-step-form.js';
import { SignInAgain } from './sign-in-again.js';
import { SessionContext, readSession } from './session.js';
import type { SessionControl } from './session.js';
import { useOtherTabs } from './other-tabs.js';
import { useTexts } from './texts.js';

const key = ['session'];

/** A request met the end of the session and waits for the password. */
interface Asking {
  answer: (again: boolean) => void;
  /** The token of the session that ended. */
  ended: string;
}

/** Knows who is signed in, and gives the rules of the role to everything below. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: session, error, refetch } = useQuery({ queryKey: key, queryFn: readSession, staleTime: Infinity });
  const [asking, setAsking] = useState<Asking | null>(null);
  /** A request met an operation that asks for the second factor, and waits for the code. */
  const [confirming, setConfirming] = useState<((shown: boolean) => void) | null>(null);
  const known = session ?? null;
  const tabs = useOtherTabs(known, () => void refetch());

  useLanguageOf(known);
  const who = known ? `${known.account.id} ${known.role.id}` : 'nobody';
  // Once the former role's pages are gone, and have put their unsaved input aside.
  useEffect(() => forgetDrafts(), [who]);
  useLayoutEffect(() => {
    // Before the pages below begin to ask for things.
    gate.csrfToken = known?.csrfToken ?? null;
  }, [known]);
  useEffect(() => {
    gate.reauthenticate = known ? () => new Promise(answer => setAsking({ answer, ended: known.csrfToken })) : null;
    gate.askFactor = known ? () => new Promise(answer => setConfirming(() => answer)) : null;
  }, [known]);
  // Signed in again in another tab meanwhile: nothing is left to ask here.
  const settled = known !== null && asking !== null && known.csrfToken !== asking.ended;
  useEffect(() => {
    if (settled) asking.answer(true);
  }, [asking, settled]);

  const { tell } = tabs;
  const control = useMemo<SessionControl>(() => {
    const become = (next: Session | null) => {
      gate.csrfToken = next?.csrfToken ?? null;
      queries.removeQueries({ predicate: query => query.queryKey[0] !== key[0] });
      queries.setQueryData(key, next);
      tell(next);
    };
    // The page one leaves behind may not be the next role's to see. At once, before it asks for anything.
    const goHome = () => navigate('/', { flushSync: true });
    return {
      session: known,
      signIn: async (email, password) => become(await ok(api.POST('/api/v1/session', { body: { email, password } }))),
      finishSignIn: async given => become(await giveFactor(given)),
      switchRole: async roleId => {
        const next = await ok(api.PATCH('/api/v1/session', { body: { roleId } }));
        await goHome();
        become(next);
      },
      signOut: async () => {
        await ok(api.DELETE('/api/v1/session'));
        await goHome();
        become(null);
      },
    };
  }, [known, navigate, queries, tell]);
  const ability = useMemo(() => abilityOf(known?.rules ?? []), [known]);

  if (error && session === undefined) {
    return (
      <main className="container my-5">
        <Failed error={error} title={t('failedTitle')} retry={() => void refetch()} />
      </main>
    );
  }
  if (session === undefined) return <Loading label={t('loading')} />;
  const settle = (again: Session | null) => {
    if (again) {
      gate.csrfToken = again.csrfToken;
      queries.setQueryData(key, again);
      tell(again);
    }
    asking?.answer(again !== null);
    setAsking(null);
    if (!again) void control.signOut().catch(() => window.location.reload());
  };
  const confirm = (confirmed: Session | true | null) => {
    if (confirmed === true) void refetch();
    else if (confirmed) queries.setQueryData(key, confirmed);
    confirming?.(confirmed !== null);
    setConfirming(null);
  };
  return (
    <SessionContext.Provider value={control}>
      <AbilityContext.Provider value={ability}>
        {/* Another account or role begins with an empty page: nothing that was drawn for the former remains. */}
        <Fragment key={who}>{children}</Fragment>
        {asking && known && !settled && <SignInAgain session={known} onDone={settle} />}
        {confirming && known && <ConfirmFactor session={known} onDone={confirm} />}
        {tabs.changed && <ChangedElsewhere />}
      </AbilityContext.Provider>
    </SessionContext.Provider>
  );
}

/** The account's language holds until the person chooses one in this browser. */
function useLanguageOf(session: Session | null): void {
  const locale = session?.account.locale;
  useEffect(() => {
    if (locale && !storedLanguage()) switchLanguage(locale.startsWith('en') ? 'en' : 'it', false);
  }, [locale]);
}

function ChangedElsewhere() {
  const t = useTexts();
  return (
    <Dialog
      title={t('elsewhere.title')}
      actions={
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          {t('elsewhere.reload')}
        </button>
      }
    >
      <p>{t('elsewhere.text')}</p>
    </Dialog>
  );
}
