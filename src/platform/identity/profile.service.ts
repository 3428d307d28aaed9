// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { assertVersion } from '../http/params.js';
import { defineProblems, Problem } from '../http/problem.js';
import { assertGoodPassword } from './password-rules.js';
import { hashPassword } from './passwords.js';
import type { ChangePasswordDto, ChangeProfileDto, OwnSessionDto, OwnSessionPageDto, OwnProfileDto } from './profile.dto.js';
import { SignInDatabase } from './sign-in.database.js';
import { SignInService } from './sign-in.service.js';

const profileProblem = defineProblems({
  'password.wrong': { status: 422, it: 'La password attuale non è corretta.', en: 'The present password is not correct.' },
  'password.demo': { status: 409, it: 'La password di un account dimostrativo non si cambia: serve a chiunque provi la piattaforma.', en: 'The password of a demo account cannot be changed: everybody who tries the platform needs it.' },
  'password.none': { status: 409, it: 'Accedi con l’identità del tuo ente: qui non hai una password da cambiare.', en: 'You sign in with your organisation’s identity: there is no password of yours to change here.' },
});

const PROFILE_SQL = `select id, email, given_name as "givenName", family_name as "familyName", locale, demo, has_password as "hasPassword", version from access.my_profile()`;

/** One's own account: functions of the database that know no other. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly db: Db,
    private readonly database: SignInDatabase,
    private readonly signIn: SignInService,
  ) {}

  async get(): Promise<OwnProfileDto> {
    return (await this.db.one<OwnProfileDto>(PROFILE_SQL))!;
  }

  async change(ifMatch: number, body: ChangeProfileDto): Promise<OwnProfileDto> {
    assertVersion(await this.get(), ifMatch, body);
    const row = await this.db.one<{ done: boolean }>('select access.set_my_locale($1, $2) as done', [body.locale, ifMatch]);
    const now = await this.get();
    if (!row?.done) assertVersion(now, ifMatch, body);
    return now;
  }

  /** Ends the other sessions, and tells so by mail. Wrong present passwords count, and delay, as in signing in. */
  async changePassword({ current, password }: ChangePasswordDto): Promise<void> {
    const { email, demo, hasPassword } = await this.get();
    assertGoodPassword(password, email, '/password');
    if (demo) throw profileProblem('password.demo');
    if (!hasPassword) throw profileProblem('password.none');
    await this.assertPresent(email, current);
    const { accountId, sessionId } = this.db.actor;
    await this.database.query('select signin.change_password($1, $2, $3)', [accountId, sessionId, await hashPassword(password)]);
  }

  async sessions(): Promise<OwnSessionPageDto> {
    const items = await this.db.query<OwnSessionDto>(
      `select id, current, device, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt" from access.my_sessions()`,
    );
    return { items, nextCursor: null };
  }

  async endSession(id: string): Promise<void> {
    const row = await this.db.one<{ done: boolean }>('select access.end_my_session($1) as done', [id]);
    if (!row?.done) throw Problem.notFound();
  }

  async endOtherSessions(): Promise<void> {
    await this.db.query('select access.end_my_other_sessions()');
  }

  private async assertPresent(email: string, current: string): Promise<void> {
    try {
      await this.signIn.verify(email, current);
    } catch (error) {
      // Not 401: the session stands.
      throw error instanceof Problem && error.code === 'sign-in.refused' ? Problem.field('/current', 'password.wrong') : error;
    }
  }
}
