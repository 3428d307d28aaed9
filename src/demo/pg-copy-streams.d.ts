// SPDX-License-Identifier: AGPL-3.0-or-later
declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** A stream into `COPY … FROM STDIN`: hand it to `client.query` and write lines to it. */
  export function from(sql: string): Writable & Submittable;
}
