// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../api/client.js';
import { gate } from '../api/session-gate.js';
import type { Sent as SentTo } from '../api/types.js';

/**
 * What was typed and not yet saved: in memory while one looks at another page, and on the server, encrypted, for when the
 * browser is closed or the session ends. Never in the browser's storage: a form may hold health data, and the next person may
 * use the same computer.
 */
const memory = new Map<string, Draft<unknown>>();

/** Input with the record it was typed over, so that a later save still notices what others did meanwhile. */
export interface Draft<Values> {
  values: Values;
  before: unknown;
  /** Undefined for something new. */
  etag: string | null | undefined;
  /** Instant at which it was put aside. */
  savedAt: string;
}

export function keepDraft(key: string, draft: Draft<unknown>): void {
  memory.set(key, draft);
}

export function readDraft<Values>(key: string): Draft<Values> | undefined {
  return memory.get(key) as Draft<Values> | undefined;
}

export function forgetDraft(key: string): void {
  memory.delete(key);
}

/** When someone else, or another role, takes over: what the server keeps is theirs who typed it, in the role they had. */
export function forgetDrafts(): void {
  memory.clear();
}

/** The key of a form's draft: opaque, from its place and its fields, so that two forms of one page do not meet. */
export function draftKeyOf(place: string, values: object): string {
  const text = `${place}|${Object.keys(values).sort().join(',')}`;
  return [0, 1, 2].map(seed => hash(text, seed)).join('');
}

/** cyrb53: good enough to keep apart the few forms that one person has open. */
function hash(text: string, seed: number): string {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, '0');
}

type Sent = SentTo<'/api/v1/drafts/{key}', 'put'>;

/**
 * Whom a text is about, and the compartments in which it belongs: who does not reach the person any more, or may not read there
 * any more, does not find it again. Or the form about nobody registered that it comes from.
 */
export type About = { personId: string; compartments?: readonly string[] } | { form: NonNullable<Sent['form']> };

/** What the server keeps under this key; null when nothing. */
export async function fetchDraft<Values>(key: string, signal: AbortSignal): Promise<Draft<Values> | null> {
  const { draft } = await ok(api.GET('/api/v1/drafts/{key}', { params: { path: { key } }, signal }));
  if (!draft) return null;
  return { values: draft.values as Values, before: draft.before, etag: draft.etag ?? undefined, savedAt: draft.savedAt };
}

/**
 * Puts a draft aside on the server; answers when. It never asks for the password by itself: a dialog would take the words that
 * are being typed. `leaving` lets it arrive although the page goes.
 */
export async function storeDraft(key: string, draft: Omit<Draft<unknown>, 'savedAt'>, about: About, leaving: boolean): Promise<string> {
  const { values, before, etag } = draft as { values: Record<string, unknown>; before?: Record<string, unknown>; etag: string | null | undefined };
  const body = { values, ...(before && { before }), ...(etag && { etag }), ...said(about) };
  const sent = await ok(api.PUT('/api/v1/drafts/{key}', { params: { path: { key } }, body, headers: quiet(), keepalive: leaving }));
  return sent.savedAt;
}

const said = (about: About): Pick<Sent, 'personId' | 'compartments' | 'form'> =>
  'form' in about ? { form: about.form } : { personId: about.personId, ...(about.compartments && { compartments: about.compartments.filter(Boolean) as NonNullable<Sent['compartments']> }) };

export async function removeDraft(key: string): Promise<void> {
  await ok(api.DELETE('/api/v1/drafts/{key}', { params: { path: { key } }, headers: quiet() }));
}

/** A request that brings its own token is answered 401 when the session has ended, instead of asking for the password. */
const quiet = (): Record<string, string> => ({ 'x-csrf-token': gate.csrfToken ?? '' });
