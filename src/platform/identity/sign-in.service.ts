// SPDX-License-Identifier: AGPL-3.0-or-later
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { defineProblems, Problem } from '../http/problem.js';
import { deviceOf } from './device.js';
import { passwordFits } from './passwords.js';
import { SignInDatabase } from './sign-in.database.js';
import { newToken, tokenHash } from './session-cookie.js';

const signInProblem = defineProblems({
  'sign-in.refused': { status: 401, it: 'Indirizzo o password non corretti. Controlla e riprova.', en: 'Address or password not correct. Check and try again.' },
  'sign-in.wait': { status: 429, it: 'Troppi tentativi: riprova tra {seconds} s.', en: 'Too many attempts: try again in {seconds} s.' },
});

export interface DemoAccountRow {
  email: string;
  roles: string[];
  organisation: string | null;
  area_keys: string[];
}

/** A try to give a password, counted. */
export interface PasswordAttempt {
  /** null: nobody's address. */
  account_id: string | null;
  password_hash: string | null;
  /** How long until the next try; 0: this one may be judged. */
  wait_seconds: number;
  /** Failures in a row, this one included. */
  attempts: number;
}

/** Opens sessions. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: SignInDatabase,
    private readonly cipher: FieldCipher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The account whose e-mail and password these are. Each try counts before the password is looked at, so that many at once are no more than
   * one after the other; unknown addresses are counted too, and get the same answer after the same time.
   */
  async verify(email: string, password: string): Promise<string> {
    const attempt = await this.attempt(email);
    if ((await this.fits(attempt, password)) && (await this.mayEnter(attempt.account_id!))) return attempt.account_id!;
    if (attempt.account_id) await this.database.query('select signin.refused($1)', [attempt.account_id]);
    throw signInProblem('sign-in.refused');
  }

  /** Counts a try. Of an address without an account a keyed hash is kept for a day. */
  async attempt(email: string): Promise<PasswordAttempt> {
    const address = this.cipher.searchCode(email.toLowerCase(), 'sign-in-address');
    return (await this.database.one<PasswordAttempt>('select * from signin.attempt($1, $2)', [email, address]))!;
  }

  /** Whether the password of a counted try fits; then the try counts no more. */
  async fits({ account_id, password_hash, wait_seconds, attempts }: PasswordAttempt, password: string): Promise<boolean> {
    if (wait_seconds > 0) throw new Problem('sign-in.wait', { seconds: wait_seconds }, [], { retryAfter: wait_seconds });
    if (!(await passwordFits(password_hash, password))) return false;
    await this.database.query('select signin.attempt_fitted($1, $2)', [account_id, attempts]);
    return true;
  }

  /** The demo's accounts, whose password everybody knows, enter in demo mode only: their data may outlive it. */
  private async mayEnter(accountId: string): Promise<boolean> {
    if (this.config.demo.mode) return true;
    const row = await this.database.one<{ demo: boolean }>('select demo from signin.second_step($1)', [accountId]);
    return row?.demo === false;
  }

  /**
   * Opens a session in the account's first role and returns its token.
   * @param userAgent what the browser says of itself; only browser and system are kept, for the list of one's sessions
   */
  async open(accountId: string, userAgent: string | undefined): Promise<string> {
    const token = newToken();
    const row = await this.database.one<{ opened: boolean }>('select signin.open($1, $2, $3) as opened', [accountId, uuid(), tokenHash(token)]);
    if (!row?.opened) throw signInProblem('sign-in.refused');
    await this.database.query('select signin.label_session($1, $2)', [tokenHash(token), deviceOf(userAgent)]);
    return token;
  }

  /** Whether the database answers: for /status, on connections of its own. */
  async ping(): Promise<void> {
    await this.database.query('select 1');
  }

  /** The demo's accounts; empty outside demo mode. */
  async demoAccounts(): Promise<DemoAccountRow[]> {
    if (!this.config.demo.mode) return [];
    return this.database.query<DemoAccountRow>('select * from signin.demo_accounts()');
  }
}
