// SPDX-License-Identifier: AGPL-3.0-or-later
import { SetMetadata } from '@nestjs/common';
import type { Subject, Verb } from './grants.js';

export const PERMISSION = 'vsm:permission';

/** What a route asks for: a verb on a subject, a session and nothing more, a session that the sign-in looks up, or nothing at all. */
export type Permission = { verb: Verb; subject: Subject } | 'signed-in' | 'own-credentials' | 'public';

/** The route's permission. The verb is checked before the handler; rows are the database's. */
export const Can = (verb: Verb, subject: Subject) => SetMetadata(PERMISSION, { verb, subject } satisfies Permission);

/** For what concerns only the asker's own session. */
export const SignedIn = () => SetMetadata(PERMISSION, 'signed-in' satisfies Permission);

/**
 * For the asker's own password and second factor, which the application's login cannot read: the handler asks the sign-in's
 * login whose session it is, and has no unit of work. Cookie and CSRF token are checked as everywhere.
 */
export const OwnCredentials = () => SetMetadata(PERMISSION, 'own-credentials' satisfies Permission);

/** For sign-in and liveness: no session is opened, and the handler has no unit of work. */
export const Public = () => SetMetadata(PERMISSION, 'public' satisfies Permission);
