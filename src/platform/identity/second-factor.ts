// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomInt } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';

/** What authenticator apps show above the code. */
const ISSUER = 'Vivere in Salute Mentale';
/** One step of 30 seconds before and after: clocks differ and people type (RFC 6238, 5.2). */
const TOLERANCE_SECONDS = 30;
/** Without letters and figures that look alike on paper. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const RECOVERY_CODES = 10;

/** A new shared secret of 160 bits, in base32 (RFC 4226, 4). */
export const newSecret = (): string => generateSecret({ length: 20 });

/** What the QR code holds. */
export const secretUri = (secret: string, email: string): string => generateURI({ issuer: ISSUER, label: email, secret });

/** The time step of a code that is right now and was not used before; null for any other. */
export function stepOf(secret: string, code: string, after: number): number | null {
  const result = verifySync({ secret, token: code, epochTolerance: TOLERANCE_SECONDS, afterTimeStep: after });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/** Six figures, however they were typed; null for anything else. */
export function plainCode(typed: string): string | null {
  const code = typed.replace(/[\s.-]/g, '');
  return /^\d{6}$/.test(code) ? code : null;
}

/** Ten codes of 50 random bits, to be kept on paper: "ABCDE-FGHJK". */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('').replace(/^(.{5})/, '$1-'));

/** A recovery code as it is hashed, however it was typed; null for what cannot be one. */
export function plainRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return code.length === 10 ? code : null;
}
