// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProblems, Problem } from '../http/problem.js';
import { COMMON_WORDS } from './common-passwords.js';

defineProblems({
  'password.short': { status: 422, it: 'La password deve avere almeno {min} caratteri. Una frase va bene.', en: 'The password must have at least {min} characters. A sentence will do.' },
  'password.email': { status: 422, it: 'La password non può contenere la prima parte del tuo indirizzo e-mail.', en: 'The password must not contain the first part of your e-mail address.' },
  'password.common': { status: 422, it: 'Questa password è tra le più usate: scegline una meno prevedibile.', en: 'This password is among the most used ones: choose one that is harder to guess.' },
});

/** NIST SP 800-63B-4, 3.1.1: long, not on a list, no rules about kinds of characters. */
export const PASSWORD_MIN = 12;

/** What is wrong with a password: a problem's code, or undefined. */
export function passwordFlaw(password: string, email: string): string | undefined {
  if ([...password].length < PASSWORD_MIN) return 'password.short';
  const lower = password.toLowerCase();
  const [local = ''] = email.toLowerCase().split('@');
  if (local.length >= 3 && lower.includes(local)) return 'password.email';
  return isCommon(lower) ? 'password.common' : undefined;
}

/** @throws Problem 422 at `pointer` */
export function assertGoodPassword(password: string, email: string, pointer: string): void {
  const flaw = passwordFlaw(password, email);
  if (flaw) throw Problem.field(pointer, flaw, { min: PASSWORD_MIN });
}

function isCommon(lower: string): boolean {
  const letters = lower.replace(/[^\p{L}]/gu, '');
  // Figures alone, few different characters, or the same piece over and over.
  return letters === '' || COMMON_WORDS.has(letters) || new Set(lower).size < 5 || /^(.{1,6}?)\1+$/u.test(lower);
}
