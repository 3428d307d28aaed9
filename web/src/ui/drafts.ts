// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What was typed and not yet saved, kept in memory while one looks at another page. Never in the
 * browser's storage: a form may hold health data, and the next person may use the same computer.
 */
const drafts = new Map<string, Draft<unknown>>();

/** Input with the record it was typed over, so that a later save still notices what others did meanwhile. */
export interface Draft<Values> {
  values: Values;
  before: unknown;
  etag: string | null | undefined;
}

export function keepDraft(key: string, draft: Draft<unknown>): void {
  drafts.set(key, draft);
}

export function readDraft<Values>(key: string): Draft<Values> | undefined {
  return drafts.get(key) as Draft<Values> | undefined;
}

export function forgetDraft(key: string): void {
  drafts.delete(key);
}

/** When someone else, or another role, takes over. */
export function forgetDrafts(): void {
  drafts.clear();
}

// Leaving or reloading forgets them: the browser asks first.
globalThis.addEventListener?.('beforeunload', event => {
  if (drafts.size > 0) event.preventDefault();
});
