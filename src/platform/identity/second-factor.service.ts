// SPDX-License-Identifier: AGPL-3.0-or-later
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { defineProblems, Problem } from '../http/problem.js';
import { FactorCheck } from './factor-check.service.js';
import { newRecoveryCodes, newSecret, plainRecoveryCode, secretUri } from './second-factor.js';
import type { BeginFactorDto, FactorEnrolmentDto, GivenFactorDto, RecoveryCodesDto, SecondFactorDto } from './second-factor.dto.js';
import { newToken, tokenHash } from './session-cookie.js';
import { SignInDatabase } from './sign-in.database.js';
import { SignInService } from './sign-in.service.js';

const factorProblem = defineProblems({
  'sign-in.half-over': { status: 401, it: 'È passato troppo tempo dalla password: accedi di nuovo dall’inizio.', en: 'Too much time has passed since the password: sign in again from the start.' },
  'factor.password': { status: 422, it: 'La password non è giusta.', en: 'The password is not right.' },
  'factor.too-late': { status: 409, it: 'È passato troppo tempo: ricomincia da un nuovo codice da inquadrare.', en: 'Too much time has passed: start again with a new code to scan.' },
  'factor.sign-in-again': { status: 409, it: 'È passato del tempo da quando sei entrato: esci, accedi di nuovo e attivala subito dopo.', en: 'Some time has passed since you signed in: sign out, sign in again and set it up right afterwards.' },
  'factor.mandatory': { status: 409, it: 'Qui la verifica in due passaggi è obbligatoria: puoi sostituirla, non toglierla.', en: 'Here the second factor is mandatory: you can replace it, not remove it.' },
});

interface Own {
  account_id: string;
  session_id: string;
  email: string;
  opened_at: Date;
}

interface State {
  password_hash: string | null;
  confirmed_at: Date | null;
  codes_left: number;
}

/** The second step of a sign-in, and one's own second factor. All of it through the sign-in's login. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly database: SignInDatabase,
    private readonly signIn: SignInService,
    private readonly check: FactorCheck,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A token with which nothing can be done but to give the code; null when the account has no second factor. */
  async beginHalf(accountId: string): Promise<string | null> {
    const row = await this.database.one<{ active: boolean }>('select active from signin.second_step($1)', [accountId]);
    if (!row?.active) return null;
    const half = newToken();
    await this.database.query('select signin.begin_half($1, $2)', [accountId, tokenHash(half)]);
    return half;
  }

  /** Whose half a sign-in this is; null when it is over. */
  async accountOfHalf(half: string): Promise<string | null> {
    const row = await this.database.one<{ account: string | null }>('select signin.half($1) as account', [tokenHash(half)]);
    return row?.account ?? null;
  }

  /** The second step: opens the session and answers its token. */
  async finish(half: string, accountId: string, given: GivenFactorDto, userAgent: string | undefined): Promise<string> {
    await this.check.use(accountId, given);
    await this.database.query('select signin.end_half($1)', [tokenHash(half)]);
    const token = await this.signIn.open(accountId, userAgent);
    await this.database.query('select signin.factor_shown($1)', [tokenHash(token)]);
    return token;
  }

  halfIsOver(): Problem {
    return factorProblem('sign-in.half-over');
  }

  /** The provider asked for one: it counts for this session as ours does. */
  async shownByProvider(token: string): Promise<void> {
    await this.database.query('select signin.factor_by_provider($1)', [tokenHash(token)]);
  }

  /** Shows the factor again in a session that is open: from now on it may sign for a while. */
  async show(token: string, given: GivenFactorDto): Promise<void> {
    const own = await this.own(token);
    await this.check.use(own.account_id, given);
    await this.database.query('select signin.factor_shown($1)', [tokenHash(token)]);
  }

  async state(token: string): Promise<SecondFactorDto> {
    const { password_hash, confirmed_at, codes_left } = await this.stateOf((await this.own(token)).account_id);
    return {
      active: confirmed_at !== null, confirmedAt: confirmed_at?.toISOString() ?? null, recoveryCodesLeft: codes_left,
      hasPassword: password_hash !== null, mandatory: this.config.identity.requireSecondFactor,
    };
  }

  /** A new secret, not in force until one of its codes is given. */
  async begin(token: string, { password, ...given }: BeginFactorDto): Promise<FactorEnrolmentDto> {
    const { account_id, email, opened_at } = await this.own(token);
    const state = await this.stateOf(account_id);
    if (state.confirmed_at !== null) await this.show(token, given);
    else if (state.password_hash === null) assertJustSignedIn(opened_at);
    else await this.assertPassword(account_id, email, password);
    const secret = newSecret();
    const { cipher, keyVersion } = this.check.encryptSecret(account_id, secret);
    await this.database.query('select signin.begin_factor($1, $2, $3)', [account_id, cipher, keyVersion]);
    return { key: secret, uri: secretUri(secret, email) };
  }

  /** Puts the new secret in force and ends the account's other sessions. */
  async activate(token: string, code: string): Promise<RecoveryCodesDto> {
    const { account_id, session_id } = await this.own(token);
    const pending = await this.database.one<{ secret_cipher: Buffer; secret_key_version: number }>('select * from signin.pending_factor($1)', [account_id]);
    if (!pending) throw factorProblem('factor.too-late');
    const step = this.check.stepOfPending(account_id, pending, code);
    const { codes, hashes } = this.newCodes(account_id);
    const row = await this.database.one<{ done: boolean }>('select signin.activate_factor($1, $2, $3, $4) as done', [account_id, session_id, step, hashes]);
    if (!row?.done) throw factorProblem('factor.too-late');
    return { recoveryCodes: codes };
  }

  async renewCodes(token: string, given: GivenFactorDto): Promise<RecoveryCodesDto> {
    const { account_id, session_id } = await this.own(token);
    await this.show(token, given);
    const { codes, hashes } = this.newCodes(account_id);
    await this.database.query('select signin.replace_recovery_codes($1, $2, $3)', [account_id, session_id, hashes]);
    return { recoveryCodes: codes };
  }

  async remove(token: string, given: GivenFactorDto): Promise<void> {
    if (this.config.identity.requireSecondFactor) throw factorProblem('factor.mandatory');
    const { account_id, session_id } = await this.own(token);
    await this.show(token, given);
    await this.database.query('select signin.remove_factor($1, $2)', [account_id, session_id]);
  }

  private async own(token: string): Promise<Own> {
    const own = await this.database.one<Own>('select * from signin.session_of($1)', [token]);
    if (!own) throw Problem.unauthorised();
    return own;
  }

  private async stateOf(accountId: string): Promise<State> {
    return (await this.database.one<State>('select * from signin.factor_state($1)', [accountId]))!;
  }

  /** Somebody who finds a session open tries no faster than at the sign-in: it is the same count. */
  private async assertPassword(accountId: string, email: string, password: string | undefined): Promise<void> {
    if (password === undefined) throw Problem.field('/password', 'field.required');
    const attempt = await this.signIn.attempt(email);
    if (attempt.account_id === accountId && (await this.signIn.fits(attempt, password))) return;
    await this.database.query('select signin.refused($1)', [accountId]);
    throw factorProblem('factor.password', {}, ['/password']);
  }

  private newCodes(accountId: string): { codes: string[]; hashes: Buffer[] } {
    const codes = newRecoveryCodes();
    return { codes, hashes: codes.map((code) => this.check.hashRecovery(accountId, plainRecoveryCode(code)!)) };
  }
}

/** Whoever has no password here proved who they are to the provider; that must not be long ago. */
function assertJustSignedIn(openedAt: Date): void {
  if (Date.now() - openedAt.getTime() > 15 * 60_000) throw factorProblem('factor.sign-in-again');
}
