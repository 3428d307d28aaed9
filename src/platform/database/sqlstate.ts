// SPDX-License-Identifier: AGPL-3.0-or-later
import { isProblemCode, Problem } from '../http/problem.js';

interface DatabaseError {
  code?: string;
  detail?: string;
  hint?: string;
  constraint?: string;
}

const BY_STATE: Record<string, string> = {
  '42501': 'forbidden', // row policy or missing privilege
  '23505': 'conflict',
  '23P01': 'conflict', // exclusion: periods that overlap
  '23503': 'invalid',
  '23514': 'invalid',
  '23502': 'invalid',
  '22P02': 'invalid',
  '22003': 'invalid',
  '22007': 'invalid',
  '22008': 'invalid',
  '22021': 'invalid',
  '22P05': 'invalid',
  '55P03': 'unavailable',
  '57014': 'unavailable',
  '53300': 'unavailable',
  '40001': 'unavailable',
  '40P01': 'unavailable',
};

/** Constraints whose violation has a meaning of its own: constraint name → problem code. Features add theirs. */
const BY_CONSTRAINT = new Map<string, string>();

/** Tells what a constraint's violation means to a user; a race that a service's own check missed ends here. */
export function explainConstraint(constraint: string, code: string): void {
  BY_CONSTRAINT.set(constraint, code);
}

/** Fields at which a guard's refusal (VS001) is shown: problem code → JSON pointers. */
const POINTERS = new Map<string, string[]>();

/** Tells at which fields of the request the refusal of a database guard belongs. */
export function pointGuard(code: string, ...pointers: string[]): void {
  POINTERS.set(code, pointers);
}

const errorOf = (error: unknown): DatabaseError => ((error as { driverError?: DatabaseError }).driverError ?? error ?? {});

/** A problem for what PostgreSQL refused; undefined when the error is not PostgreSQL's. No SQL text is ever carried over. */
export function problemOfDatabase(error: unknown): Problem | undefined {
  const { code, detail, hint, constraint } = errorOf(error);
  if (typeof code !== 'string') return undefined;
  // VS001: raised by our own guards; the detail is a problem code, the hint its one parameter (cents left).
  if (code === 'VS001' && isProblemCode(detail)) {
    const params = { left: hint };
    return new Problem(detail, params, (POINTERS.get(detail) ?? []).map((pointer) => ({ pointer, code: detail, params })));
  }
  const meaning = constraint ? BY_CONSTRAINT.get(constraint) : undefined;
  if (meaning) return new Problem(meaning);
  if (BY_STATE[code]) return new Problem(BY_STATE[code], {}, [], code === '57014' || code === '55P03' ? { retryAfter: 2 } : {});
  if (/^(08|57P|53)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)) {
    return new Problem('unavailable', {}, [], { retryAfter: 2 });
  }
  return undefined;
}

/** The connection broke or never came about: pg reports some of these without a code. */
export const isConnectionLoss = (error: unknown): boolean =>
  error instanceof Error && /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i.test(error.message);

/** Two units of work met; running one of them again settles it. */
export const isRetriable = (error: unknown): boolean => ['40001', '40P01'].includes(errorOf(error).code ?? '');
