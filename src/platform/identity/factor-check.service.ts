// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../crypto/field-cipher.js';
import { defineProblems, Problem } from '../http/problem.js';
import { plainCode, plainRecoveryCode, stepOf } from './second-factor.js';
import type { GivenFactorDto } from './second-factor.dto.js';
import { SignInDatabase } from './sign-in.database.js';

const factorProblem = defineProblems({
  'factor.code-format': { status: 422, it: 'Il codice ha sei cifre.', en: 'The code has six figures.' },
  'factor.recovery-format': { status: 422, it: 'Un codice di recupero ha dieci lettere e cifre, come sul foglio che hai conservato.', en: 'A recovery code has ten letters and figures, as on the sheet that you kept.' },
  'factor.refused': { status: 422, it: 'Il codice non è giusto, è scaduto o è già stato usato. Aspetta il prossimo e riprova.', en: 'The code is wrong, has expired or was used already. Wait for the next one and try again.' },
  'factor.none': { status: 409, it: 'Non hai ancora attivato la verifica in due passaggi: attivala nel tuo profilo.', en: 'You have no second factor yet: set one up in your profile.' },
});

interface Attempt {
  secret_cipher: Buffer | null;
  secret_key_version: number;
  last_step: number;
  wait_seconds: number;
}

/** Judges codes. Each try counts towards the delay that the sign-in has too, before it is looked at. */
@Injectable()
export class FactorCheck {
  constructor(
    private readonly database: SignInDatabase,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Uses up a code of the app or a recovery code.
   * @throws Problem factor.refused (422), sign-in.wait (429) or factor.none (409)
   */
  async use(accountId: string, given: GivenFactorDto): Promise<void> {
    const read = readGiven(given);
    const attempt = await this.database.one<Attempt>('select * from signin.factor_attempt($1)', [accountId]);
    if (!attempt) throw factorProblem('factor.none');
    if (attempt.wait_seconds > 0) throw new Problem('sign-in.wait', { seconds: attempt.wait_seconds }, [], { retryAfter: attempt.wait_seconds });
    const accepted = read.code !== undefined ? await this.acceptCode(accountId, attempt, read.code) : await this.acceptRecovery(accountId, read.recoveryCode);
    if (accepted) return;
    await this.database.query('select signin.factor_refused($1)', [accountId]);
    throw factorProblem('factor.refused', {}, [read.code !== undefined ? '/code' : '/recoveryCode']);
  }

  encryptSecret(accountId: string, secret: string): { cipher: Buffer; keyVersion: number } {
    return this.cipher.encrypt(secret, placeOf(accountId));
  }

  /** The step of a code of a secret that is not in force yet. */
  stepOfPending(accountId: string, pending: { secret_cipher: Buffer; secret_key_version: number }, typed: string): number {
    const code = plainCode(typed);
    if (code === null) throw Problem.field('/code', 'factor.code-format');
    const step = stepOf(this.open(accountId, pending.secret_cipher, pending.secret_key_version), code, 0);
    if (step === null) throw factorProblem('factor.refused', {}, ['/code']);
    return step;
  }

  /** What is kept of a recovery code: without FIELD_KEY it cannot be tried out. */
  hashRecovery(accountId: string, plain: string): Buffer {
    return this.cipher.searchCode(`${accountId}|${plain}`, 'recovery-code');
  }

  private async acceptCode(accountId: string, { secret_cipher, secret_key_version, last_step }: Attempt, code: string): Promise<boolean> {
    const step = stepOf(this.open(accountId, secret_cipher!, secret_key_version), code, last_step);
    if (step === null) return false;
    // Two requests with one code: the database lets the first through.
    const row = await this.database.one<{ accepted: boolean }>('select signin.accept_code($1, $2) as accepted', [accountId, step]);
    return row?.accepted === true;
  }

  private async acceptRecovery(accountId: string, plain: string): Promise<boolean> {
    const row = await this.database.one<{ accepted: boolean }>('select signin.accept_recovery_code($1, $2) as accepted', [accountId, this.hashRecovery(accountId, plain)]);
    return row?.accepted === true;
  }

  private open(accountId: string, cipher: Buffer, keyVersion: number): string {
    return this.cipher.decrypt({ cipher, keyVersion }, placeOf(accountId));
  }
}

const placeOf = (accountId: string) => ({ table: 'second_factor', row: accountId });

type Read = { code: string; recoveryCode?: undefined } | { code?: undefined; recoveryCode: string };

/** One of the two, and of the right form: what cannot be a code is not a try. */
function readGiven({ code, recoveryCode }: GivenFactorDto): Read {
  if (code !== undefined && recoveryCode !== undefined) throw Problem.field('/recoveryCode', 'field.unknown');
  if (code !== undefined) {
    const plain = plainCode(code);
    if (plain === null) throw Problem.field('/code', 'factor.code-format');
    return { code: plain };
  }
  if (recoveryCode === undefined) throw Problem.field('/code', 'field.required');
  const plain = plainRecoveryCode(recoveryCode);
  if (plain === null) throw Problem.field('/recoveryCode', 'factor.recovery-format');
  return { recoveryCode: plain };
}
