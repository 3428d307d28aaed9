// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * One wrong value: `pointer` is a JSON pointer into the body that was sent ('/birthDate', '' for the whole),
 * `detail` says what to do about it.
 */
export interface ProblemField {
  pointer: string;
  code: string;
  detail: string;
}

/**
 * A refusal by the server (application/problem+json) or, with status 0, no answer at all.
 * `detail` is written for the person who reads it, in their language, and says what to do.
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: readonly ProblemField[] = [],
    readonly type = 'about:blank',
  ) {
    super(detail || title);
  }

  /** The server did not answer: no network, or it is restarting. */
  get unreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** Reads the body of a failed answer; anything that is not a problem document becomes one. */
  static from(status: number, body: unknown): Problem {
    const document = isRecord(body) ? body : {};
    const text = (key: string) => (typeof document[key] === 'string' ? document[key] : '');
    const errors = Array.isArray(document['errors']) ? document['errors'].filter(isField) : [];
    return new Problem(status, text('code'), text('title'), text('detail'), errors, text('type') || undefined);
  }

  /** What a request that got no answer rejects with. */
  static unreachable(): Problem {
    return new Problem(0, 'unreachable', '', '');
  }
}

/** Narrows whatever a query or mutation rejected with. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(-1, 'client_error', '', error instanceof Error ? error.message : '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isField(value: unknown): value is ProblemField {
  return isRecord(value) && typeof value['pointer'] === 'string' && typeof value['detail'] === 'string';
}
