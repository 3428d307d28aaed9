// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { asProblem } from '../../api/problem.js';
import { Alert } from '../../ui/alert.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Page, TrailContext } from '../../ui/page.js';
import { Loading, problemText } from '../../ui/states.js';
import { PasswordInForm } from '../session/new-password-field.js';
import { useTexts } from './texts.js';
import { useSecret } from './use-secret.js';

/** A page without a way back: what lies above is not open either. */
export function LonePage(props: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <TrailContext.Provider value={[]}>
      <Page title={props.title} lead={props.lead}>
        {props.children}
      </Page>
    </TrailContext.Provider>
  );
}

export function ToSignIn() {
  const t = useTexts();
  return (
    <p>
      <Link className="btn btn-primary" to="/">
        {t('signIn')}
      </Link>
    </p>
  );
}

interface LinkPageProps<Opened extends { email: string }> {
  title: string;
  /** Whom the link is for; rejects when it is no good. */
  open: (token: string, signal: AbortSignal) => Promise<Opened>;
  lead: (opened: Opened) => ReactNode;
  submit: string;
  save: (token: string, password: string) => Promise<unknown>;
  done: { title: string; text: string };
  /** What to do when the link is no good. */
  instead: ReactNode;
}

/** What a link from a mail opens: a new password, chosen once. */
export function LinkPage<Opened extends { email: string }>(props: LinkPageProps<Opened>) {
  const t = useTexts();
  const token = useSecret();
  const [done, setDone] = useState(false);
  const query = useQuery({
    // The secret is no key: it would stay in the cache. The page holds one at a time.
    queryKey: ['link', props.title, token.length > 0],
    enabled: token !== '' && !done,
    queryFn: ({ signal }) => props.open(token, signal),
    gcTime: 0,
    retry: false,
  });
  if (done) {
    return (
      <LonePage title={props.done.title} lead={<p>{props.done.text}</p>}>
        <ToSignIn />
      </LonePage>
    );
  }
  if (token === '' || query.error) {
    return (
      <LonePage title={props.title}>
        <Alert tone="warning" title={t(token === '' ? 'noLinkTitle' : 'refusedTitle')}>
          {token === '' ? t('noLink') : problemText(asProblem(query.error))}
        </Alert>
        {props.instead}
      </LonePage>
    );
  }
  if (!query.data) return <Loading />;
  return (
    <LonePage title={props.title} lead={props.lead(query.data)}>
      <NewPasswordForm email={query.data.email} submit={props.submit} save={password => props.save(token, password)} onSaved={() => setDone(true)} />
    </LonePage>
  );
}

function NewPasswordForm(props: { email: string; submit: string; save: (password: string) => Promise<unknown>; onSaved: () => void }) {
  const t = useTexts();
  const form = useRecordForm({
    values: { password: '' },
    draftKey: false,
    save: ({ password }) => props.save(password),
    onSaved: props.onSaved,
  });
  return (
    <RecordForm form={form} submitLabel={props.submit}>
      {/* For password managers: whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={props.email} readOnly hidden />
      <PasswordInForm name="password" label={t('newPassword')} autoComplete="new-password" />
    </RecordForm>
  );
}
