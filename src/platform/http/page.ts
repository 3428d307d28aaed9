// SPDX-License-Identifier: AGPL-3.0-or-later
import { Transform } from 'class-transformer';
import { defineProblems, Problem } from './problem.js';
import { Optional, Text, Whole } from './fields.js';

defineProblems({
  'page.cursor': { status: 422, it: 'La pagina richiesta non è più valida: ricomincia dall’inizio dell’elenco.', en: 'The requested page is no longer valid: start again from the top of the list.' },
});

/** What every list accepts. Lists answer `{ items, nextCursor }`; nextCursor is null on the last page. */
export class PageQuery {
  /** Rows per page, 1 to 100. */
  @Optional() @Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : /^\d+$/.test(value as string) ? Number(value) : value)) @Whole(1, 100)
  limit?: number = 20;

  /** What the previous page gave as nextCursor. */
  @Optional() @Text(500)
  cursor?: string;
}

/** Where a page begins: the sort key of the last row before it, opaque to clients. */
export type Key = (string | number)[];

function encodeCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor, or undefined for the first page. Throws 422 for anything that is not of this list's shape. */
export function decodeCursor(cursor: string | undefined, shape: readonly ('string' | 'number')[]): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === shape.length && key.every((part, i) => typeof part === shape[i])) return key as Key;
  } catch {
    // Falls through: an unreadable cursor and one of another list are the same mistake.
  }
  throw new Problem('page.cursor', {}, [{ pointer: '/cursor', code: 'page.cursor' }]);
}

/** Cuts `limit + 1` rows into a page. */
export function pageOf<Row, Item>(rows: Row[], limit: number, keyOf: (row: Row) => Key, toItem: (row: Row) => Item): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  return { items: shown.map(toItem), nextCursor: rows.length > limit ? encodeCursor(keyOf(shown.at(-1)!)) : null };
}
