// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What every request needs to know about the session, kept in memory only: a reload reads it again
 * with GET /api/v1/session. The session provider fills it in; the client reads it.
 */

/** Asks for something over the page. Resolves true once it was given. */
type Ask = () => Promise<boolean>;

/** Many requests may meet the same refusal together: they all wait for one dialog. */
function oneAtATime() {
  let ask: Ask | null = null;
  let pending: Promise<boolean> | null = null;
  return {
    set(next: Ask | null) {
      ask = next;
    },
    async answer(): Promise<boolean> {
      if (!ask) return false;
      pending ??= ask().finally(() => {
        pending = null;
      });
      return pending;
    },
  };
}

let csrfToken: string | null = null;
const password = oneAtATime();
const factor = oneAtATime();

export const gate = {
  get csrfToken(): string | null {
    return csrfToken;
  },
  set csrfToken(token: string | null) {
    csrfToken = token;
  },
  /** Asks for the password. Null while nobody is signed in: then a 401 is an ordinary answer. */
  set reauthenticate(ask: Ask | null) {
    password.set(ask);
  },
  /** True once the same account is signed in again. */
  signInAgain: (): Promise<boolean> => password.answer(),
  /** Asks for the code of the second factor. */
  set askFactor(ask: Ask | null) {
    factor.set(ask);
  },
  /** True once the second factor was shown. */
  confirmFactor: (): Promise<boolean> => factor.answer(),
};
