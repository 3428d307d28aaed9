// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What was typed and not yet saved, kept in memory while one looks at another page. Never in the
 * browser's storage: a form may hold health data, and the next person may use the same computer.
 */
const drafts = new Map<string, unknown>();

export function keepDraft(key: string, values: unknown): void {
  drafts.set(key, values);
}

export function takeDraft<Values>(key: string): Values | undefined {
  return drafts.get(key) as Values | undefined;
}

export function forgetDraft(key: string): void {
  drafts.delete(key);
}

/** When someone else, or another role, takes over. */
export function forgetDrafts(): void {
  drafts.clear();
}
