// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What every request needs to know about the session, kept in memory only: a reload reads it again
 * with GET /api/v1/session. The session provider fills it in; the client reads it.
 */

/** Asks for the password over the page. Resolves true once the same account is signed in again. */
type Reauthenticate = () => Promise<boolean>;

let csrfToken: string | null = null;
let reauthenticate: Reauthenticate | null = null;
let pending: Promise<boolean> | null = null;

export const gate = {
  get csrfToken(): string | null {
    return csrfToken;
  },
  set csrfToken(token: string | null) {
    csrfToken = token;
  },
  /** Null while nobody is signed in: then a 401 is an ordinary answer. */
  set reauthenticate(ask: Reauthenticate | null) {
    reauthenticate = ask;
  },
  /** Many requests may meet the end of the session together: they all wait for one dialog. */
  async signInAgain(): Promise<boolean> {
    if (!reauthenticate) return false;
    pending ??= reauthenticate().finally(() => {
      pending = null;
    });
    return pending;
  },
};
