// SPDX-License-Identifier: AGPL-3.0-or-later
import { createContext, useContext } from 'react';
import { api, ok } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { Session } from '../../api/types.js';
import type { GivenFactor } from './second-step-form.js';

/** What the session provider offers to the whole client. */
export interface SessionControl {
  /** Null when nobody is signed in. */
  session: Session | null;
  signIn: (email: string, password: string) => Promise<void>;
  /** The second step, of an account that has a second factor. */
  finishSignIn: (given: GivenFactor) => Promise<void>;
  signOut: () => Promise<void>;
  /** Acts in another of the account's roles; everything read before is forgotten. */
  switchRole: (roleId: string) => Promise<void>;
}

export const SessionContext = createContext<SessionControl | null>(null);

/** The session and what can be done with it. */
export function useSession(): SessionControl {
  const control = useContext(SessionContext);
  if (!control) throw new Error('useSession needs a SessionProvider above it');
  return control;
}

/** The session of the running page: for components that stand only where someone is signed in. */
export function useSignedIn(): Session {
  const { session } = useSession();
  if (!session) throw new Error('This page is shown only to a signed-in person');
  return session;
}

/** The civil date on which the platform stands, 'YYYY-MM-DD': the server's, never this device's. */
export function useToday(): string {
  return useSignedIn().today;
}

/** The current session, or null when there is none. */
export async function readSession(): Promise<Session | null> {
  try {
    return await ok(api.GET('/api/v1/session'));
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}
